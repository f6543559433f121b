#pragma once

#include <deque>
#include <vector>

#include "engine/identity/coding.h"
#include "engine/identity/ids.h"
#include "engine/identity/reconcile.h"

namespace engine {

// What the records of a file are made with.
struct Intake {
  const Reading& reading;
  const Snapshot& present;
  const std::vector<StoredRecord>& sent_before;
  const WordLists& lists;
  const ReconcileOptions& options;
  const Vocabulary& vocabulary;
  const Gazetteer& gazetteer;
  IdBook& ids;
  Nodes& nodes;
  Remarks& remarks;

  RowContext context(std::uint32_t row) const;  // 0 is the sheet as a whole
  // Of a row of another sheet of the file; an empty name is the Reading's own.
  RowContext context(std::uint32_t row, const std::string& sheet) const;
};

// Each turns the rows of one format into records of the source, without `source` and in the order of the
// rows: entities with their id, edges without. The nodes that they need stand in `intake.nodes`. Of activities, which
// are many, no row is kept longer than it takes to note what it says.
std::vector<StoredRecord> take_activities(std::deque<ActivityRow> rows, Intake& intake);
std::vector<StoredRecord> take_needs(Intake& intake);
std::vector<StoredRecord> take_places(Intake& intake);

// Checks native records, which stand as they are: ids that belong to another source get a number, and
// references inside the file follow; what refers to nothing is left out, with its reason.
std::vector<StoredRecord> take_records(std::vector<StoredRecord> records, Intake& intake);

// What the source declares to report on, over `span` (nothing: undated). Throws Error{invalid}.
std::vector<StoredRecord> declared_scopes(const std::optional<Period>& span, Intake& intake);

// The note by which a Scope that was declared on import is told from one that stands in a file.
inline constexpr const char* declared_on_import = "declared on import";

}  // namespace engine
