#pragma once

#include <string>
#include <utility>
#include <vector>

#include "store/database/database.h"

// Small records and changesets to write tests with.

inline engine::StoredRecord organisation(const std::string& id, const std::string& name, std::uint32_t row = 1) {
  engine::StoredRecord stored;
  stored.record.id = id;
  stored.record.source = "iraq.xlsx";
  engine::Organisation fact;
  fact.name = name;
  stored.record.fact = fact;
  stored.citations = {{"iraq.xlsx, sheet Data", row}};
  return stored;
}

// Organisations org-0, org-1, ..., in the rows of these numbers.
inline std::vector<engine::StoredRecord> many_organisations(std::size_t count) {
  std::vector<engine::StoredRecord> records;
  for (std::size_t at = 0; at < count; ++at) {
    records.push_back(organisation("org-" + std::to_string(at), "Organisation", static_cast<std::uint32_t>(at)));
  }
  return records;
}

inline engine::StoredRecord numbered(engine::Number number, engine::StoredRecord stored) {
  stored.number = number;
  return stored;
}

// An empty changeset on the present revision.
inline engine::Changeset on(const store::Database& database) {
  engine::Changeset changeset;
  changeset.based_on = database.revision();
  changeset.when = 1700000000;
  changeset.actor = "an officer";
  changeset.source = "iraq.xlsx";
  changeset.message = "the return of March";
  return changeset;
}

inline engine::Changeset adding(const store::Database& database, std::vector<engine::StoredRecord> added) {
  engine::Changeset changeset = on(database);
  changeset.added = std::move(added);
  return changeset;
}
