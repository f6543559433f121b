#include "store/files/iati.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

#include "store/files/iati_listener.h"
#include "store/files/refusal.h"

namespace store {
namespace {

// The name of the first element; empty where the text ends before it.
std::string_view root_of(std::string_view text) {
  for (;;) {
    const auto opened = text.find('<');
    if (opened == std::string_view::npos) return {};
    text.remove_prefix(opened + 1);
    const std::string_view end = text.starts_with("!--") ? "-->" : text.starts_with('?') ? "?>" : ">";
    if (!text.starts_with('!') && !text.starts_with('?')) break;
    const auto closed = text.find(end);
    if (closed == std::string_view::npos) return {};
    text.remove_prefix(closed + end.size());
  }
  return text.substr(0, text.find_first_of(" \t\r\n/>"));
}

}  // namespace

bool is_iati(const FileStart& start) {
  constexpr std::array roots{std::string_view("iati-activities"), std::string_view("iati-activity"),
                             std::string_view("iati-organisations"), std::string_view("iati-organisation")};
  return start.kind == FileStart::Kind::xml && std::ranges::find(roots, root_of(start.text)) != roots.end();
}

engine::Reading read_iati(const std::filesystem::path& path, const ReadOptions& options) {
  const std::string name = options.name.empty() ? path.filename().string() : options.name;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw Error(Error::Kind::not_found, name + " cannot be opened: there is no such file, or no right to read it");
  }
  engine::Reading reading;
  reading.file = name;
  reading.format = to_text(Format::iati);
  IatiListener listener(reading);
  XmlReader xml(name, listener, {"IATI file", "file of IATI"});
  listener.follow(xml);
  std::vector<char> piece(1 << 16);
  while (file) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    xml.feed({piece.data(), static_cast<std::size_t>(file.gcount())});
  }
  if (file.bad()) throw Error(Error::Kind::storage, name + " could not be read to its end");
  xml.finish();
  listener.finish();
  return reading;
}

}  // namespace store
