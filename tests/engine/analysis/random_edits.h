#pragma once

#include <map>
#include <memory>
#include <random>
#include <vector>

#include "engine/graph/edit.h"

// Edits of made-up graphs, of records that an edit keeps up with.
namespace testing_text {

using Records = std::map<engine::Number, engine::StoredRecord>;

// Those of random_tables() and random_money_tables().
std::vector<engine::StoredRecord> random_records(std::mt19937& random);

std::shared_ptr<const engine::Snapshot> built(const Records& records);

// The records without one in so many of those that an edit keeps up with, and with others of their kind's content.
Records drawn(std::mt19937& random, const std::vector<engine::StoredRecord>& all, unsigned one_in);

// The same with a few of them out, in, or another one's content.
Records redrawn(std::mt19937& random, const Records& records, const std::vector<engine::StoredRecord>& all);

std::vector<engine::RecordChange> changes_between(const Records& before, const Records& after);

}  // namespace testing_text
