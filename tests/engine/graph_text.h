#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/graph/snapshot.h"

// Graphs drawn as text, for tests. Tables stand one after another, each under its name, with columns of the
// native file set and `id`, `source`, `tier` and `assured_date`; lists are joined by "+". A name that is
// not given is the id:
//
//   deliveries
//   organisation | service | location | reported
//   hope         | water   | valley   | 2022-01+2022-02
//
// Lines that are empty or begin with "--" are passed over.
namespace testing_text {

// The records of the tables, numbered from 1 as they come.
std::vector<engine::StoredRecord> records(const std::string& tables);

// The graph of the tables; no two records are joined.
std::shared_ptr<const engine::Snapshot> snapshot(const std::string& tables);

engine::Ref<engine::Location> location(const engine::Snapshot& snapshot, const std::string& id);
engine::Ref<engine::Service> service(const engine::Snapshot& snapshot, const std::string& id);
engine::Ref<engine::PopulationGroup> group(const engine::Snapshot& snapshot, const std::string& id);
engine::Ref<engine::Organisation> organisation(const engine::Snapshot& snapshot, const std::string& id);

}  // namespace testing_text
