#pragma once

#include <filesystem>

#include "store/files/formats.h"

// Tables of HAPI, the Humanitarian API of OCHA's data centre, as CSV, workbook or answer of the API (JSON): operational
// presence (who is where with which sector), humanitarian needs, and funding of plans.
namespace store {

bool is_hapi(const FileStart& start);

// Throws what read_file() throws.
engine::Reading read_hapi(const std::filesystem::path& path, const ReadOptions& options);

}  // namespace store
