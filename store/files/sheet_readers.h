#pragma once

#include <string>

#include "engine/model/reading.h"
#include "store/files/plan.h"
#include "store/files/read_file.h"

namespace store {

// Each appends the rows of one sheet to the list of its format. `reading` brings the names of the file and of its
// sheet; it comes back with more rows, counts and issues. Throws what Workbook::read() throws.

// Who does what where. A row without an organisation, or with no place or no sector, is left out; one that names
// several organisations or sectors is an activity of each.
void read_activities(Workbook& workbook, const SheetPlan& plan, const ReadOptions& options, engine::Reading& reading);

// People in need or a severity: a row for each place and sector, or a column for each sector. Throws Error{invalid} at
// the first negative number of people: such a table was made by a mistake, and its other figures are in doubt.
void read_needs(Workbook& workbook, const SheetPlan& plan, const ReadOptions& options, engine::Reading& reading);

// Joins the needs of several sheets: where one states the people and another the severity of the same place, sector
// and group, they become one; what is stated twice alike is stated once.
void join_needs(std::vector<engine::NeedRow>& needs);

// A gazetteer: either a row for each place, with its level and its parent, or a row for each of the
// finest places beside those that it lies in. Each place is given once.
void read_places(Workbook& workbook, const SheetPlan& plan, const ReadOptions& options, engine::Reading& reading);

}  // namespace store
