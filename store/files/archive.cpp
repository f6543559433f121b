#include "store/files/archive.h"

#include <minizip/unzip.h>

#include <array>

#include "store/files/refusal.h"

namespace store {

struct Archive::Handle {
  unzFile file = nullptr;

  explicit Handle(const std::filesystem::path& path) : file(unzOpen64(path.c_str())) {}
  ~Handle() {
    if (file != nullptr) unzClose(file);
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
};

namespace {

constexpr unsigned long encrypted_flag = 1;

std::string megabytes(std::uint64_t bytes) { return std::to_string(bytes >> 20) + " MB"; }

// Closes the part that is open, also where reading it throws.
class OpenPart {
 public:
  explicit OpenPart(unzFile file) : file_(file) {}
  ~OpenPart() {
    if (file_ != nullptr) unzCloseCurrentFile(file_);
  }
  OpenPart(const OpenPart&) = delete;
  OpenPart& operator=(const OpenPart&) = delete;

  // Returns whether all of the part was read and its checksum agrees.
  bool close() {
    const unzFile file = file_;
    file_ = nullptr;
    return unzCloseCurrentFile(file) == UNZ_OK;
  }

 private:
  unzFile file_;
};

}  // namespace

Archive::Archive(const std::filesystem::path& path, std::string name, const Limits& limits)
    : name_(std::move(name)), handle_(std::make_unique<Handle>(path)) {
  if (handle_->file == nullptr) {
    throw unreadable(name_,
                     "is cut short or damaged, so that its parts cannot be found: send it again, or save it anew");
  }
  list(limits);
}

Archive::~Archive() = default;

void Archive::list(const Limits& limits) {
  std::uint64_t entries = 0;
  std::uint64_t bytes = 0;
  int status = unzGoToFirstFile(handle_->file);
  for (; status == UNZ_OK; status = unzGoToNextFile(handle_->file)) {
    if (++entries > limits.archive_entries) {
      throw oversized(name_, "holds more than " + std::to_string(limits.archive_entries) +
                                 " parts, which no table needs: save the sheet alone in a new workbook");
    }
    unz_file_info64 info{};
    std::array<char, 1024> part{};
    if (unzGetCurrentFileInfo64(handle_->file, &info, part.data(), part.size() - 1, nullptr, 0, nullptr, 0) != UNZ_OK) {
      throw unreadable(name_, "is damaged in its list of parts: save it anew");
    }
    if ((info.flag & encrypted_flag) != 0) throw unreadable(name_, "is encrypted: save it without a password");
    bytes += info.uncompressed_size;
    if (info.uncompressed_size > limits.part_bytes || bytes > limits.archive_bytes) {
      throw oversized(name_, "would unpack to more than " +
                                 megabytes(bytes > limits.archive_bytes ? limits.archive_bytes : limits.part_bytes) +
                                 ", which no honest table does: save the sheet alone as CSV");
    }
    sizes_.emplace(part.data(), info.uncompressed_size);
  }
  if (status != UNZ_END_OF_LIST_OF_FILE) throw unreadable(name_, "is damaged in its list of parts: save it anew");
}

std::vector<std::string> Archive::parts() const {
  std::vector<std::string> names;
  for (const auto& [name, size] : sizes_) names.push_back(name);
  return names;
}

bool Archive::has(const std::string& part) const { return sizes_.contains(part); }

void Archive::read(const std::string& part, const std::function<bool(std::string_view)>& take) {
  constexpr int case_matters = 1;
  if (!has(part) || unzLocateFile(handle_->file, part.c_str(), case_matters) != UNZ_OK) {
    throw unreadable(name_, "lacks its part " + part + ": save it anew");
  }
  if (unzOpenCurrentFile(handle_->file) != UNZ_OK) throw unreadable(name_, "is damaged in its part " + part);
  OpenPart open(handle_->file);

  std::array<char, 1 << 16> piece;
  while (true) {
    const int got = unzReadCurrentFile(handle_->file, piece.data(), piece.size());
    if (got < 0) throw unreadable(name_, "is damaged in its part " + part + ": send it again, or save it anew");
    if (got == 0) break;
    if (!take({piece.data(), static_cast<std::size_t>(got)})) return;
  }
  if (!open.close()) throw unreadable(name_, "is damaged in its part " + part + ": send it again, or save it anew");
}

}  // namespace store
