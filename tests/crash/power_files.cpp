#include "tests/crash/power_files.h"

#include <filesystem>
#include <utility>

namespace {

using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

std::string name_of(const std::string& path) { return std::filesystem::path(path).filename().string(); }

class WritableFile : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  WritableFile(std::unique_ptr<rocksdb::FSWritableFile> real, std::shared_ptr<PowerFile> file, PowerFiles& files)
      : FSWritableFileOwnerWrapper(std::move(real)), file_(std::move(file)), files_(files) {}

  IOStatus Append(const Slice& bytes, const IOOptions& options, IODebugContext* context) override {
    files_.step([&] { file_->bytes.append(bytes.data(), bytes.size()); });
    return FSWritableFileOwnerWrapper::Append(bytes, options, context);
  }
  IOStatus Append(const Slice& bytes, const IOOptions& options, const rocksdb::DataVerificationInfo&,
                  IODebugContext* context) override {
    return Append(bytes, options, context);
  }
  IOStatus Truncate(std::uint64_t size, const IOOptions& options, IODebugContext* context) override {
    files_.step([&] {
      file_->bytes.resize(size);
      file_->durable = std::min(file_->durable, file_->bytes.size());
    });
    return FSWritableFileOwnerWrapper::Truncate(size, options, context);
  }
  // The real file is not synced: only the book's power fails here, and a hundred cuts are quicker so.
  IOStatus Sync(const IOOptions&, IODebugContext*) override {
    files_.step([&] { file_->durable = file_->bytes.size(); });
    return IOStatus::OK();
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* context) override { return Sync(options, context); }

 private:
  std::shared_ptr<PowerFile> file_;
  PowerFiles& files_;
};

class Directory : public rocksdb::FSDirectoryWrapper {
 public:
  Directory(std::unique_ptr<rocksdb::FSDirectory> real, PowerFiles& files)
      : FSDirectoryWrapper(std::move(real)), files_(files) {}

  IOStatus Fsync(const IOOptions& options, IODebugContext* context) override {
    files_.step([&] { files_.sync_names(); });
    return FSDirectoryWrapper::Fsync(options, context);
  }
  IOStatus FsyncWithDirOptions(const IOOptions& options, IODebugContext* context,
                               const rocksdb::DirFsyncOptions& how) override {
    files_.step([&] { files_.sync_names(); });
    return FSDirectoryWrapper::FsyncWithDirOptions(options, context, how);
  }

 private:
  PowerFiles& files_;
};

}  // namespace

PowerFiles::PowerFiles(std::function<void(const Cut&)> at_each_step)
    : FileSystemWrapper(rocksdb::FileSystem::Default()), at_each_step_(std::move(at_each_step)) {}

IOStatus PowerFiles::NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                                     std::unique_ptr<rocksdb::FSWritableFile>* file, IODebugContext* context) {
  const IOStatus status = FileSystemWrapper::NewWritableFile(path, options, file, context);
  if (!status.ok()) return status;
  const auto noted = std::make_shared<PowerFile>();
  step([&] { names_[name_of(path)] = noted; });
  *file = std::make_unique<WritableFile>(std::move(*file), noted, *this);
  return status;
}

IOStatus PowerFiles::NewDirectory(const std::string& path, const IOOptions& options,
                                  std::unique_ptr<rocksdb::FSDirectory>* folder, IODebugContext* context) {
  const IOStatus status = FileSystemWrapper::NewDirectory(path, options, folder, context);
  if (status.ok()) *folder = std::make_unique<Directory>(std::move(*folder), *this);
  return status;
}

IOStatus PowerFiles::DeleteFile(const std::string& path, const IOOptions& options, IODebugContext* context) {
  step([&] { names_.erase(name_of(path)); });
  return FileSystemWrapper::DeleteFile(path, options, context);
}

IOStatus PowerFiles::RenameFile(const std::string& from, const std::string& to, const IOOptions& options,
                                IODebugContext* context) {
  step([&] {
    const auto moved = names_.extract(name_of(from));
    if (!moved.empty()) names_[name_of(to)] = moved.mapped();
  });
  return FileSystemWrapper::RenameFile(from, to, options, context);
}

IOStatus PowerFiles::LinkFile(const std::string& from, const std::string& to, const IOOptions& options,
                              IODebugContext* context) {
  step([&] {
    const auto linked = names_.find(name_of(from));
    if (linked != names_.end()) names_[name_of(to)] = linked->second;
  });
  return FileSystemWrapper::LinkFile(from, to, options, context);
}

void PowerFiles::step(const std::function<void()>& note) {
  const std::lock_guard lock(mutex_);
  at_each_step_([this](std::mt19937& random) { return cut(random); });
  note();
}

Platter PowerFiles::cut(std::mt19937& random) const {
  Platter left;
  for (const auto& [name, file] : durable_names_) {
    const std::size_t open = file->bytes.size() - file->durable;
    // Often nothing more than what was synced; else any beginning of it.
    const std::size_t more = random() % 2 == 0 ? 0 : random() % (open + 1);
    left[name] = file->bytes.substr(0, file->durable + more);
  }
  return left;
}
