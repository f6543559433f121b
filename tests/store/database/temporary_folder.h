#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

// A new empty folder of its own, gone with all that is in it at the end of a test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string path = (home() / "concert-XXXXXX").string();
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("no temporary folder: " + path);
    path_ = path;
  }
  ~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  // In memory where there is enough: these tests make thousands of databases, and wait for no disk there.
  // TMPDIR has its way.
  static std::filesystem::path home() {
    const std::filesystem::path memory = "/dev/shm";
    std::error_code error;
    const auto space = std::filesystem::space(memory, error);
    const bool enough = !error && space.available > (std::uintmax_t{1} << 30);
    return enough && std::getenv("TMPDIR") == nullptr ? memory : std::filesystem::temp_directory_path();
  }

  std::filesystem::path path_;
};
