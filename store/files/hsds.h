#pragma once

#include "store/files/file_start.h"
#include "store/files/read_file.h"

// Directories of services after the Human Services Data Specification (Open Referral): edition 3 as the JSON of an
// API or as a data package, and the packages of CSV of editions 1 and 2.
namespace store {

bool is_hsds(const FileStart& start);

// Reads who gives which service where, and on what terms. E-mail addresses, telephones and persons are dropped,
// opening hours and languages ignored; both are said of each field.
// Throws what read_file() throws. Cost: memory for the fields that are kept.
engine::Reading read_hsds(const std::filesystem::path& path, const ReadOptions& options);

}  // namespace store
