#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "server/answers/json.h"

namespace server {

// What became of a record: it came, it went, its columns moved, or it was only confirmed anew.
enum class RecordChange : std::uint8_t { came, went, moved, confirmed };
std::string_view to_text(RecordChange change);

// A record that differs between two revisions: sixteen bytes of it, since there may be millions.
struct ChangedRecord {
  engine::Number number = 0;
  std::uint32_t source = 0;  // its place among the sources
  RecordChange change = RecordChange::moved;
};

// All that differ, by change, then number, and the names of their sources in no order.
struct ChangedRecords {
  std::vector<ChangedRecord> list;
  std::vector<std::string> sources;
};

// The records that differ between two revisions, of the source named or of all. What the asker may not see is not
// there.
// Cost: two reads for each record that was touched, but for those that came and stand as they came, of which two
// columns are read. REQUIRES: from <= to <= the asking's revision.
ChangedRecords find_changed_records(const Asking& asking, engine::Revision from, engine::Revision to);

// Two revisions, and what of their differences is written.
struct Compared {
  engine::Revision from = 0, to = 0;
  Part part;
};

// Calls add(item) for each record of a part of these in their order, with the old and new value of each column that
// changed.
void for_each_changed(const Asking& asking, const ChangedRecords& changed, const Compared& compared,
                      const std::function<void(nlohmann::json&&)>& add);

// The columns in which two objects differ: [{"column", "old", "new"}], by column.
nlohmann::json differing_columns(const nlohmann::json& before, const nlohmann::json& after);

}  // namespace server
