#pragma once

#include <filesystem>

#include "store/files/formats.h"

// Lists of grants after the 360Giving data standard: JSON, or one row a grant as CSV or a workbook.
namespace store {

bool is_grants_360(const FileStart& start);

// Grants become money from who funds to who receives. A grant to a person keeps its amount and never the person.
// Throws what read_file() throws.
engine::Reading read_grants_360(const std::filesystem::path& path, const ReadOptions& options);

}  // namespace store
