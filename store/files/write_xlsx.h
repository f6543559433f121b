#pragma once

#include <filesystem>
#include <string>

#include "store/files/export_content.h"

namespace store {

// Writes a workbook of everything that the reader may see: a first sheet about where it comes from and what is
// unknown, a sheet of who does what where (one row a role), and a sheet for each table that has records, with the name
// beside each id. Every table has filters and a header that stays in sight.
// Sites stand in it as ShownPlaces allows. Throws Error{storage} where the file cannot be written; Error{too_large}.
// Cost: memory for one row; temporary files beside the workbook.
void write_xlsx(const ExportContent& content, const std::filesystem::path& path);

// Writes the return sheet of one organisation: its deliveries as a 3W sheet, filled in, which it corrects and sends
// back, and which imports again as 3W with the same content; and a first sheet that says how. Its own sites stand in
// it whole, since it told them itself.
// Throws Error{not_found} where no organisation has the id; and as write_xlsx() does.
void write_return_sheet(const ExportContent& content, const std::string& organisation,
                        const std::filesystem::path& path);

}  // namespace store
