#pragma once

#include <filesystem>

#include "store/files/formats.h"

// What OCHA's Financial Tracking Service (FTS) gives out: flows of humanitarian money, as pages of its API (JSON) or
// as flat tables made of them, and tables of what each response plan asks for.
namespace store {

bool is_fts(const FileStart& start);

// Throws what read_file() throws.
engine::Reading read_fts(const std::filesystem::path& path, const ReadOptions& options);

}  // namespace store
