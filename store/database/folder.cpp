#include "store/database/folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "engine/model/error.h"

namespace store {
namespace {

namespace fs = std::filesystem;
using engine::Error;

constexpr std::string_view mark = "concert-database";
constexpr std::string_view text_of_mark = "This folder is a database of Concert, which alone writes in it.\n";

[[noreturn]] void refuse(const std::string& sentence) { throw Error(Error::Kind::storage, sentence); }

[[noreturn]] void fail(const std::string& doing, const std::string& reason) {
  refuse("could not " + doing + ": " + reason);
}

void check(const std::error_code& error, const std::string& doing) {
  if (error) fail(doing, error.message());
}

// An open file, closed at the end.
class File {
 public:
  File(const fs::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (number_ < 0) fail("open " + path.string(), std::strerror(errno));
  }
  ~File() {
    if (number_ >= 0) ::close(number_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }
  void sync(const fs::path& path) const {
    if (::fsync(number_) != 0) fail("make " + path.string() + " durable", std::strerror(errno));
  }

 private:
  int number_;
};

void sync_folder(const fs::path& path) { File(path, O_RDONLY | O_DIRECTORY).sync(path); }

// The name of a new folder is durable once the folder that holds it is.
void make_folder(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path, error);
  check(error, "find " + path.string());
  const fs::path parent = whole.has_filename() ? whole.parent_path() : whole.parent_path().parent_path();
  if (!fs::exists(parent, error)) make_folder(parent);
  fs::create_directory(whole, error);
  check(error, "make the folder " + path.string());
  sync_folder(parent);
}

void make_mark(const fs::path& folder) {
  const fs::path path = folder / mark;
  const File file(path, O_WRONLY | O_CREAT);
  if (::write(file.number(), text_of_mark.data(), text_of_mark.size()) < 0) {
    fail("write " + path.string(), std::strerror(errno));
  }
  file.sync(path);
  sync_folder(folder);
}

void prepare(const fs::path& path) {
  std::error_code error;
  if (fs::exists(path / mark, error)) return;
  if (!fs::exists(path, error)) make_folder(path);
  if (!fs::is_directory(path, error)) refuse(path.string() + " is no folder: name one to hold the database");
  const bool empty = fs::is_empty(path, error);
  check(error, "read the folder " + path.string());
  if (!empty) {
    refuse(path.string() + " is no database of Concert and holds other files: name an empty or a new folder");
  }
  make_mark(path);
}

int lock(const fs::path& path) {
  File file(path / mark, O_RDWR);
  if (::flock(file.number(), LOCK_EX | LOCK_NB) == 0) return file.release();
  if (errno == EWOULDBLOCK) refuse("another program has the database open: " + path.string());
  fail("lock " + path.string(), std::strerror(errno));
}

}  // namespace

Folder::Folder(fs::path path) : path_(std::move(path)) {
  prepare(path_);
  lock_ = lock(path_);
}

Folder::~Folder() { ::close(lock_); }

void Folder::mark_restored(const fs::path& path) { make_mark(path); }

bool Folder::exists(const fs::path& path) {
  std::error_code error;
  return fs::exists(path / mark, error);
}

}  // namespace store
