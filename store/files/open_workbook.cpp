#include <algorithm>
#include <array>
#include <fstream>

#include "store/files/csv.h"
#include "store/files/ods.h"
#include "store/files/refusal.h"
#include "store/files/sheet.h"
#include "store/files/xlsx.h"

namespace store {
namespace {

std::unique_ptr<std::istream> open_file(const std::filesystem::path& path, const std::string& name) {
  auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*file)
    throw Error(Error::Kind::not_found, name + " cannot be opened: there is no such file, or no right to read it");
  return file;
}

std::string read_beginning(const std::filesystem::path& path, const std::string& name) {
  std::array<char, 1 << 16> piece;
  const auto file = open_file(path, name);
  file->read(piece.data(), piece.size());
  return {piece.data(), static_cast<std::size_t>(file->gcount())};
}

std::string lower_ending(const std::string& name) {
  std::string ending = std::filesystem::path(name).extension().string();
  std::ranges::transform(ending, ending.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return ending;
}

// An OLE container: an encrypted workbook, which says so in UTF-16 in its directory, or one of
// before 2007. The directory may stand anywhere.
Error refuse_compound(const std::filesystem::path& path, const std::string& name) {
  static constexpr std::string_view marks[] = {"EncryptedPackage", "EncryptionInfo"};
  std::string bytes;
  std::array<char, 1 << 16> piece;
  const auto file = open_file(path, name);
  while (file->read(piece.data(), piece.size()), file->gcount() > 0) {
    bytes.erase(0, bytes.size() - std::min<std::size_t>(bytes.size(), 64));
    bytes.append(piece.data(), static_cast<std::size_t>(file->gcount()));
    for (const std::string_view mark : marks) {
      std::string wide;
      for (const char letter : mark) wide += {letter, '\0'};
      if (bytes.find(wide) != std::string::npos) {
        return unreadable(name, "is encrypted: open it, save it without a password and send it again");
      }
    }
  }
  return unreadable(name, "is a workbook of before 2007 (.xls) or another old Office file: save it as .xlsx or CSV");
}

// An object or a list, and no heading that begins with a bracket ("[Region], ...").
bool is_json(std::string_view text) {
  if (!text.starts_with('{') && !text.starts_with('[')) return false;
  const auto next = text.find_first_not_of(" \t\r\n", 1);
  return next != std::string_view::npos && std::string_view("\"[{").find(text[next]) != std::string_view::npos;
}

void refuse_other_formats(const std::string& beginning, const std::string& name) {
  const std::string_view text = trim(beginning);
  if (text.empty()) throw unreadable(name, "is empty: there is nothing to read");
  if (text.starts_with("%PDF")) throw unreadable(name, "is a PDF: send the table behind it as .xlsx or CSV");
  if (text.starts_with("<")) {
    throw unreadable(name, "holds XML or a web page, and no table: send the table as .xlsx or CSV");
  }
  if (is_json(text)) {
    throw unreadable(name, "holds JSON of no kind that is known, and no table: send the table as .xlsx or CSV");
  }
  const std::string ending = lower_ending(name);
  if (ending == ".xlsx" || ending == ".xlsm" || ending == ".xls") {
    throw unreadable(name, "is no Excel workbook, though its name ends in " + ending +
                               ": save it as one, or rename it to .csv where it is delimited text");
  }
}

}  // namespace

std::optional<OpenText> open_delimited(const std::filesystem::path& path, const std::string& name,
                                       const Limits& limits) {
  if (std::filesystem::is_directory(path)) throw unreadable(name, "is a folder, and no table");
  const std::string beginning = read_beginning(path, name);
  if (beginning.starts_with("PK\x03\x04") || beginning.starts_with("PK\x05\x06")) return std::nullopt;
  if (beginning.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) throw refuse_compound(path, name);
  if (std::filesystem::file_size(path) > limits.archive_bytes) {
    throw oversized(name, "holds more than " + std::to_string(limits.archive_bytes >> 20) + " MB: split it");
  }
  refuse_other_formats(beginning, name);
  return [path, name] { return open_file(path, name); };
}

std::unique_ptr<Workbook> open_workbook(const std::filesystem::path& path, const std::string& name,
                                        const Limits& limits) {
  if (auto text = open_delimited(path, name, limits)) return open_csv(std::move(*text), name, limits);
  return is_ods(path, name, limits) ? open_ods(path, name, limits) : open_xlsx(path, name, limits);
}

}  // namespace store
