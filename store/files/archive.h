#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/files/limits.h"

namespace store {

// The parts of a ZIP file, inflated in pieces and never unpacked to the disk.
class Archive {
 public:
  // `name` is what the sentences call the file.
  // Throws Error{invalid} where it is no ZIP file, cut short or encrypted; Error{too_large} where it
  // has more entries, or declares larger ones, than `limits` allow.
  Archive(const std::filesystem::path& path, std::string name, const Limits& limits);
  ~Archive();

  bool has(const std::string& part) const;

  // The names of all parts, ascending.
  std::vector<std::string> parts() const;

  // Calls take(piece) for each piece of the part until it ends or `take` returns false.
  // Throws Error{invalid} where there is no such part or its bytes are damaged.
  void read(const std::string& part, const std::function<bool(std::string_view)>& take);

  const std::string& name() const { return name_; }

 private:
  struct Handle;
  void list(const Limits& limits);

  std::string name_;
  std::unique_ptr<Handle> handle_;
  std::map<std::string, std::uint64_t> sizes_;  // inflated, as declared: minizip gives no byte more
};

}  // namespace store
