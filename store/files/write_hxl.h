#pragma once

#include <ostream>

#include "store/files/export_content.h"

namespace store {

// Writes every delivery as HXL: a CSV (RFC 4180, UTF-8) with a row of headings, a row of tags, and a row for each
// delivery, by number. A cell that a spreadsheet would run as a formula is led by an apostrophe.
void write_hxl(const ExportContent& content, std::ostream& out);

}  // namespace store
