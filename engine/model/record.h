#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/model/facts.h"

namespace engine {

// The order in which changesets were committed: 1 is the first, 0 the empty database.
using Revision = std::uint64_t;

// A record's number inside its database; 0 is none yet.
using Number = std::uint64_t;

// What the source itself wrote where a field holds a common code ("service" = "CCCM").
struct Word {
  std::string field;
  std::string text;

  friend auto operator<=>(const Word&, const Word&) = default;
};

// Who may see a record: everybody, the members of the body, or its secretariat alone.
enum class Tier : std::uint8_t { everybody, members, secretariat };

// A statement of one source: a fact, and what makes it checkable.
struct Record {
  std::string id;      // unique among the records of its source; for codes shared by sources
  std::string source;  // the name of the source, as on import
  Date assured;        // when it was last confirmed; of a report, the last day of its period
  Tier tier = Tier::everybody;
  std::string note;
  std::vector<Word> words;  // by field, in ascending order
  Fact fact;

  friend auto operator<=>(const Record&, const Record&) = default;
};

// Where a record stands in what the source sent: a row of a sheet, or a paragraph of a document.
// It moves when a row is inserted above it, and that is no change of the record.
struct Citation {
  std::string place;      // "iraq.xlsx, sheet Data", or "a document, paragraph 4"
  std::uint32_t row = 0;  // from 1 as spreadsheets count; 0 where the place says it all

  friend auto operator<=>(const Citation&, const Citation&) = default;
};

using Citations = std::vector<Citation>;  // ascending

// Writes "iraq.xlsx, sheet Data, row 17"; parse_citation() reads it back.
std::string to_text(const Citation& citation);
Citation parse_citation(std::string_view text);

// Joined by " | ", which occurs in no place: parse_citations() reads it back.
std::string to_text(const Citations& citations);
Citations parse_citations(std::string_view text);

std::string to_text(Tier tier);          // public, members, secretariat
Tier parse_tier(std::string_view text);  // an empty text is public. Throws Error{invalid}.

// A record as the database holds it.
struct StoredRecord {
  Number number = 0;
  Record record;
  Citations citations;

  friend auto operator<=>(const StoredRecord&, const StoredRecord&) = default;
};

// What the log keeps of a changeset once it is committed.
struct LogEntry {
  Revision revision = 0;
  std::int64_t when = 0;  // seconds since 1970-01-01 UTC
  std::string actor, source, message;
  std::uint64_t added = 0, changed = 0, withdrawn = 0, moved = 0;

  friend auto operator<=>(const LogEntry&, const LogEntry&) = default;
};

}  // namespace engine
