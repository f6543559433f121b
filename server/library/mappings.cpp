#include "server/library/mappings.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "engine/model/error.h"

namespace server {
namespace {

namespace fs = std::filesystem;
using engine::Error;

constexpr std::size_t longest_name = 240;  // a name of a file may have 255 bytes
constexpr std::string_view ending = ".json";
constexpr std::string_view hexadecimal = "0123456789ABCDEF";

bool stands_for_itself(char letter, std::size_t at) {
  const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                     (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
  return plain || (letter == '.' && at > 0);
}

// A name of a file for any name of a source; two sources never share one.
std::string file_name(const std::string& source) {
  std::string name;
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (stands_for_itself(source[at], at)) {
      name += source[at];
      continue;
    }
    const auto byte = static_cast<unsigned char>(source[at]);
    name += {'%', hexadecimal[byte >> 4], hexadecimal[byte & 15]};
  }
  return name + std::string(ending);
}

// The source of which file_name() made the name; nothing where it made none such.
std::optional<std::string> source_of(std::string_view name) {
  if (!name.ends_with(ending) || name.size() == ending.size()) return std::nullopt;
  name.remove_suffix(ending.size());
  std::string source;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (name[at] != '%') {
      source += name[at];
      continue;
    }
    if (at + 2 >= name.size()) return std::nullopt;
    const auto high = hexadecimal.find(name[at + 1]);
    const auto low = hexadecimal.find(name[at + 2]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    source += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return file_name(source) == std::string(name) + std::string(ending) ? std::optional(source) : std::nullopt;
}

[[noreturn]] void fail(const std::string& doing, const std::string& reason) {
  throw Error(Error::Kind::storage, "could not " + doing + ": " + reason);
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) fail("make the folder " + folder.string(), error.message());
}

void sync(const fs::path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  const bool done = file >= 0 && ::fsync(file) == 0;
  const std::string reason = std::strerror(errno);
  if (file >= 0) ::close(file);
  if (!done) fail("make " + path.string() + " durable", reason);
}

// Writes beside the place, and moves there what is whole.
void write_durably(const fs::path& place, const std::string& bytes) {
  std::string beside = (place.parent_path() / ".mapping-XXXXXX").string();
  const int file = ::mkstemp(beside.data());
  if (file < 0) fail("write " + place.string(), std::strerror(errno));
  ::close(file);
  std::error_code error;
  try {
    std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
    stream << bytes;
    stream.close();
    if (!stream) fail("write " + place.string(), "is the disk full?");
    sync(beside, O_RDONLY);
    fs::rename(beside, place, error);
    if (error) fail("write " + place.string(), error.message());
  } catch (const Error&) {
    fs::remove(beside, error);
    throw;
  }
  sync(place.parent_path(), O_RDONLY | O_DIRECTORY);
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) fail("read " + path.string(), "there is no such file, or no right to read it");
  return bytes;
}

// Mappings speak of sheets alone. A sheet whose layout nobody knows is one too: that is what they are for.
bool is_sheet(const fs::path& file, const store::ReadOptions& options) {
  using store::Format;
  const auto of_sheets = [](Format format) {
    return format == Format::who_what_where || format == Format::needs || format == Format::locations;
  };
  if (options.format) return of_sheets(*options.format);
  if (!fs::is_regular_file(file)) return false;
  try {
    return of_sheets(store::guess_format(file));
  } catch (const Error& error) {
    return error.kind() == Error::Kind::invalid;
  }
}

}  // namespace

std::optional<fs::path> KeptMappings::find(const std::string& source) const {
  const std::string name = file_name(source);
  std::error_code error;
  if (folder_.empty() || name.size() > longest_name || !fs::is_regular_file(folder_ / name, error)) return std::nullopt;
  return folder_ / name;
}

std::vector<std::string> KeptMappings::sources() const {
  std::vector<std::string> sources;
  std::error_code error;
  if (folder_.empty() || !fs::is_directory(folder_, error)) return sources;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    if (auto source = source_of(entry.path().filename().string())) sources.push_back(std::move(*source));
  }
  std::ranges::sort(sources);
  return sources;
}

void KeptMappings::keep(const std::string& source, const fs::path& mapping) const {
  if (folder_.empty()) return;
  const std::string name = file_name(source);
  if (name.size() > longest_name) {
    throw Error(Error::Kind::invalid, "the name of the source is too long to keep a mapping by: give it a shorter one");
  }
  const std::string bytes = bytes_of(mapping);
  make_folder(folder_);
  write_durably(folder_ / name, bytes);
}

void KeptMappings::remove(const std::string& source) const {
  const auto place = find(source);
  if (!place) throw Error(Error::Kind::not_found, "no mapping is kept for source '" + source + "'");
  std::error_code error;
  fs::remove(*place, error);
  if (error) fail("remove " + place->string(), error.message());
}

void KeptMappings::copy_to(const fs::path& folder) const {
  const KeptMappings copies(folder);
  for (const std::string& source : sources()) copies.keep(source, *find(source));
}

engine::Reading read_with_kept(const fs::path& file, const std::string& source, store::ReadOptions options,
                               const KeptMappings& kept) {
  const auto mapping = options.mapping ? std::nullopt : kept.find(source);
  if (!mapping || !is_sheet(file, options)) return store::read_file(file, options);
  options.mapping = store::read_mapping(*mapping);
  try {
    engine::Reading reading = store::read_file(file, options);
    reading.issues.push_back({engine::Issue::Weight::note, reading.file, reading.sheet, 0, "", "",
                              "was read with the mapping that is kept for source '" + source + "'"});
    return reading;
  } catch (const Error& error) {
    if (error.kind() != Error::Kind::invalid) throw;
    throw Error(error.kind(), std::string(error.what()) + " (It was read with the mapping that is kept for source '" +
                                  source + "': give another, or take that one away.)");
  }
}

}  // namespace server
