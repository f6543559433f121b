#pragma once

#include <string>

#include "engine/model/reading.h"
#include "store/files/plan.h"
#include "store/files/read_file.h"

namespace store {

// Each reads the rows of the chosen sheet into the list of its format. `reading` brings the names of
// the file and the sheet, and its columns; it comes back with rows, counts and issues.
// Throws what Workbook::read() throws.

// Who does what where. A row without an organisation, or with no place or no sector, is left out.
engine::Reading read_activities(Workbook& workbook, const SheetPlan& plan, const ReadOptions& options,
                                engine::Reading reading);

// People in need or a severity, a row for each place and sector. Throws Error{invalid} at the first
// negative number of people: such a table was made by a mistake, and its other figures are in doubt.
engine::Reading read_needs(Workbook& workbook, const SheetPlan& plan, const ReadOptions& options,
                           engine::Reading reading);

// A gazetteer: either a row for each place, with its level and its parent, or a row for each of the
// finest places beside those that it lies in. Each place is given once.
engine::Reading read_places(Workbook& workbook, const SheetPlan& plan, engine::Reading reading);

}  // namespace store
