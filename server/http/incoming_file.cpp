#include "server/http/incoming_file.h"

#include <cstdlib>
#include <fstream>

#include "engine/model/error.h"

namespace server {
namespace {

using engine::Error;

constexpr std::size_t longest_name = 200;

void check_name(const std::string& name) {
  const bool fits = !name.empty() && name.size() <= longest_name && name.front() != '.' &&
                    name.find_first_of("/\\") == std::string::npos;
  if (!fits) throw Error(Error::Kind::invalid, "'" + name + "' is no name for a file");
}

std::filesystem::path make_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "concert-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr)
    throw Error(Error::Kind::storage, "a file that was sent has no place on the disk");
  return pattern;
}

}  // namespace

IncomingFile::IncomingFile(const std::string& name, std::string_view bytes) : name_(name) {
  check_name(name);
  folder_ = make_folder();
  std::ofstream stream(path(), std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    throw Error(Error::Kind::storage, "a file that was sent could not be written to the disk");
  }
}

IncomingFile::~IncomingFile() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace server
