#pragma once

#include <filesystem>

#include "store/files/formats.h"

// AidData's geocoded releases: a folder (or a ZIP of it) with tables of projects, of their transactions and of their
// locations; or one table that stands alone, with a row for each project or for each place of a project.
namespace store {

bool is_aiddata(const FileStart& start);

// A place that is only roughly known stands at the administrative area above it.
// Throws what read_file() throws; Error{invalid} for a table that says nothing without the projects.
engine::Reading read_aiddata(const std::filesystem::path& path, const ReadOptions& options);

}  // namespace store
