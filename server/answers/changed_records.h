#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "server/answers/json.h"

namespace server {

// What became of a record: it came, it went, its columns moved, or it was only confirmed anew.
enum class RecordChange : std::uint8_t { came, went, moved, confirmed };
std::string_view to_text(RecordChange change);

// A record that differs between two revisions.
struct ChangedRecord {
  engine::Number number = 0;
  RecordChange change = RecordChange::moved;
  std::string source;
};

// The records that differ between two revisions, of the source named or of all: by change, then number. What the asker
// may not see is not there.
// Cost: two reads for each record that was touched. REQUIRES: from <= to <= the asking's revision.
std::vector<ChangedRecord> find_changed_records(const Asking& asking, engine::Revision from, engine::Revision to);

// One of these with the old and new value of each column that changed.
nlohmann::json changed_record_json(const Asking& asking, const ChangedRecord& changed, engine::Revision from,
                                   engine::Revision to, Names& names);

// The columns in which two objects differ: [{"column", "old", "new"}], by column.
nlohmann::json differing_columns(const nlohmann::json& before, const nlohmann::json& after);

}  // namespace server
