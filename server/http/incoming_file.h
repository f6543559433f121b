#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace server {

// A file that was sent, in a folder of its own that goes with it. Readers want the name, since its ending
// says what it is.
class IncomingFile {
 public:
  // Throws Error{invalid} where the name is none for a file; Error{storage} where it cannot be written.
  IncomingFile(const std::string& name, std::string_view bytes);
  ~IncomingFile();
  IncomingFile(const IncomingFile&) = delete;
  IncomingFile& operator=(const IncomingFile&) = delete;

  std::filesystem::path path() const { return folder_ / name_; }

 private:
  std::string name_;
  std::filesystem::path folder_;
};

}  // namespace server
