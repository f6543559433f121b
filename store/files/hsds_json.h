#pragma once

#include "store/files/hsds_directory.h"
#include "store/files/read_file.h"

namespace store {

// Reads the JSON of a directory's API into `directory`: single objects, pages of them, lists, lines of JSON, and
// the tables of a package in one JSON. Objects inside objects belong to those that hold them. Returns how many pages
// there are of what the file is one page of; 1 where it does not say.
// Throws what each_json_item() throws.
std::uint64_t read_hsds_json(const std::filesystem::path& path, const ReadOptions& options, HsdsDirectory& directory);

}  // namespace store
