#pragma once

#include <filesystem>
#include <string>

namespace store {

// What a file shows of itself at its beginning: by this, and never by its extension, its format is recognised.
struct FileStart {
  // zip is any ZIP archive, so a workbook too; text is anything else that is made of characters.
  enum class Kind { folder, zip, xml, json, text, other };

  std::filesystem::path path;
  std::string name;  // what the sentences call the file
  Kind kind = Kind::other;
  std::string text;  // its first 64 KB in UTF-8, cut anywhere; of a workbook the first rows of its sheets as CSV
};

// Throws Error{not_found} where there is no such file, or no right to read it. Cost: reads 64 KB, or first rows.
FileStart read_start(const std::filesystem::path& path, const std::string& name);

}  // namespace store
