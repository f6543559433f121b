#pragma once

#include "store/files/formats.h"

namespace store {

// Whether the file is one of the International Aid Transparency Initiative: its root is a list of activities or of
// organisations, or one of these alone.
bool is_iati(const FileStart& start);

// Reads activities and organisations of IATI 1.0x to 2.03: programmes, organisations, participations, funding and
// deliveries (docs/files.md says what is taken for what). A citation's row is a line of the file.
// Throws Error{invalid} where the XML is not well formed, with the line, or has a document type.
// Cost: one walk over the file; memory for the records, whatever the size of an activity.
engine::Reading read_iati(const std::filesystem::path& path, const ReadOptions& options);

}  // namespace store
