#pragma once

#include <filesystem>

namespace store {

// The folder of a database: known by a file of ours in it, so that no folder that holds anything
// else is ever taken for a database and written into. The file also carries the lock of the writer.
//
// INVARIANT: whoever holds a Folder is the only writer of it, in this program and in all others.
class Folder {
 public:
  // Takes the folder to write in. Makes it where there is none; a folder that was made in part, when
  // its maker was killed, is taken too.
  // Throws Error{storage} where another has it open, where it holds something else, or the disk fails.
  explicit Folder(std::filesystem::path path);
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Marks a folder as a database that its files were just restored into.
  // Throws Error{storage} where the disk fails.
  static void mark_restored(const std::filesystem::path& path);

  // Whether there is a database in `path`, or the beginning of one.
  static bool exists(const std::filesystem::path& path);

 private:
  std::filesystem::path path_;
  int lock_;  // an open file
};

}  // namespace store
