#include "store/files/file_start.h"

#include <array>
#include <fstream>
#include <sstream>

#include "engine/model/error.h"
#include "store/files/sheet.h"
#include "store/files/text_encoding.h"
#include "store/files/to_csv.h"

namespace store {
namespace {

std::string first_bytes(const std::filesystem::path& path, const std::string& name) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw engine::Error(engine::Error::Kind::not_found,
                        name + " cannot be opened: there is no such file, or no right to read it");
  }
  std::array<char, 1 << 16> bytes;
  file.read(bytes.data(), bytes.size());
  return {bytes.data(), static_cast<std::size_t>(file.gcount())};
}

// The first rows of each sheet of a workbook as CSV. What is wrong with the file is told by whoever reads it.
std::string rows_of_sheets(const std::filesystem::path& path, const std::string& name) {
  constexpr int most_rows = 10;
  std::string text;
  try {
    const auto workbook = open_workbook(path, name, Limits());
    for (std::size_t sheet = 0; sheet < workbook->sheets().size(); ++sheet) {
      int rows = 0;
      workbook->read(sheet, [&](const Row& row) {
        std::vector<std::string> texts;
        for (const Cell& cell : row.cells) texts.emplace_back(cell.text);
        append_record(text, texts);
        return ++rows == most_rows ? Next::stop : Next::row;
      });
    }
  } catch (const engine::Error&) {
    text.clear();
  }
  return text;
}

FileStart::Kind kind_of(std::string_view text) {
  if (text.starts_with('<')) return FileStart::Kind::xml;
  if (text.starts_with('{') || text.starts_with('[')) return FileStart::Kind::json;
  return text.find('\0') == std::string_view::npos ? FileStart::Kind::text : FileStart::Kind::other;
}

}  // namespace

FileStart read_start(const std::filesystem::path& path, const std::string& name) {
  FileStart start{path, name, FileStart::Kind::folder, ""};
  if (std::filesystem::is_directory(path)) return start;
  const std::string bytes = first_bytes(path, name);
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
    start.kind = FileStart::Kind::zip;
    start.text = rows_of_sheets(path, name);
    return start;
  }
  std::istringstream stream(bytes);
  Decoder decoder(guess_encoding(stream));
  std::string text(decoder.decode(bytes));
  start.kind = kind_of(trim(text));
  if (start.kind != FileStart::Kind::other) start.text = std::move(text);
  return start;
}

}  // namespace store
