#pragma once

#include "store/files/file_start.h"
#include "store/files/read_file.h"

// Maps of services for people on the move, as coordination groups publish them as JSON: who gives which service at
// which point, to whom, and how people are referred there.
namespace store {

bool is_service_points(const FileStart& start);

// Reads each point as a delivery with its stated period, ways in, conditions and feedback. Rules of referral stand
// among the conditions: the file says how to refer to the organisation, not who does.
// Throws what read_file() throws. Cost: memory for one point and for the records taken.
engine::Reading read_service_points(const std::filesystem::path& path, const ReadOptions& options);

}  // namespace store
