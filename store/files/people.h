#pragma once

#include "store/files/survey.h"

namespace store {

// A name beside a birthday or a number of identity, names with telephones all different, an age beside a telephone or
// a number of each one's own, or an age and a sex in every row: each row is a person.
// Returns the column that shows it best; null where the rows are no persons.
const ColumnDraft* find_person(const SheetSurvey& survey);

}  // namespace store
