#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

// Where the real files of the field are, which are not part of the project; nothing where they are not.
inline std::optional<std::filesystem::path> real_file(const std::string& name) {
  const char* stated = std::getenv("CONCERT_REAL_DATA");
  const std::filesystem::path folder =
      stated != nullptr ? std::filesystem::path(stated) : std::filesystem::path("../shared/data");
  const std::filesystem::path path = folder / name;
  return std::filesystem::exists(path) ? std::optional(path) : std::nullopt;
}

// Ends the test, saying so, where the file is missing.
#define REAL_FILE_OR_SKIP(variable, name)                                                          \
  const auto variable##_found = real_file(name);                                                   \
  if (!variable##_found) GTEST_SKIP() << "there is no real file " << (name) << " on this machine"; \
  const std::filesystem::path& variable = *variable##_found
