#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>

#include <rocksdb/file_system.h>

// What a disk holds after the power failed: the bytes of each file by its name.
using Platter = std::map<std::string, std::string>;

// One file as the program sees it, and how much of it is surely on the disk.
struct PowerFile {
  std::string bytes;
  std::size_t durable = 0;  // so many of them were synced
};

// Keeps beside the real files what a power cut would leave of them. A byte is durable once its file was
// synced after it was written; a file's name (made, changed or removed) once its folder was synced. Of the
// other bytes a cut leaves any beginning, of the other names none.
//
// Threads: any.
class PowerFiles : public rocksdb::FileSystemWrapper {
 public:
  // `at_each_step` is called before each writing operation, with what a cut at that moment would leave
  // there for the asking.
  using Cut = std::function<Platter(std::mt19937&)>;
  explicit PowerFiles(std::function<void(const Cut&)> at_each_step);

  const char* Name() const override { return "PowerFiles"; }

  rocksdb::IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* context) override;
  rocksdb::IOStatus NewDirectory(const std::string& path, const rocksdb::IOOptions& options,
                                 std::unique_ptr<rocksdb::FSDirectory>* folder,
                                 rocksdb::IODebugContext* context) override;
  rocksdb::IOStatus DeleteFile(const std::string& path, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* context) override;
  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* context) override;
  rocksdb::IOStatus LinkFile(const std::string& from, const std::string& to, const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* context) override;
  // None of these is used by what is tested here: they would go past the book that is kept.
  rocksdb::IOStatus ReopenWritableFile(const std::string& path, const rocksdb::FileOptions&,
                                       std::unique_ptr<rocksdb::FSWritableFile>*, rocksdb::IODebugContext*) override {
    return rocksdb::IOStatus::NotSupported("reopening " + path);
  }
  rocksdb::IOStatus ReuseWritableFile(const std::string& path, const std::string&, const rocksdb::FileOptions&,
                                      std::unique_ptr<rocksdb::FSWritableFile>*, rocksdb::IODebugContext*) override {
    return rocksdb::IOStatus::NotSupported("reusing " + path);
  }
  rocksdb::IOStatus NewRandomRWFile(const std::string& path, const rocksdb::FileOptions&,
                                    std::unique_ptr<rocksdb::FSRandomRWFile>*, rocksdb::IODebugContext*) override {
    return rocksdb::IOStatus::NotSupported("writing at random in " + path);
  }

  // For the files and folders alone: does `note` as one step, in which no other step falls.
  void step(const std::function<void()>& note);
  void sync_names() { durable_names_ = names_; }

 private:
  using Names = std::map<std::string, std::shared_ptr<PowerFile>>;

  Platter cut(std::mt19937& random) const;

  std::function<void(const Cut&)> at_each_step_;
  std::mutex mutex_;
  Names names_, durable_names_;
};
