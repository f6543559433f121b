#pragma once

#include <span>

#include "store/files/file_start.h"
#include "store/files/read_file.h"

namespace store {

// One format of the field that is no sheet of the 3W family: how it is told from others, and its reader.
struct FileFormat {
  Format format;
  bool (*recognises)(const FileStart& start);
  // Throws what read_file() throws.
  engine::Reading (*read)(const std::filesystem::path& path, const ReadOptions& options);
};

// Every such format. Of several that recognise a file, the first is meant; where none does, it is tried as a sheet.
std::span<const FileFormat> file_formats();

}  // namespace store
