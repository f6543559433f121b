#pragma once

#include <map>
#include <memory>
#include <random>
#include <vector>

#include "engine/graph/edit.h"

// Edits of made-up graphs.
namespace testing_text {

using Records = std::map<engine::Number, engine::StoredRecord>;

// Those of random_tables() and random_money_tables().
std::vector<engine::StoredRecord> random_records(std::mt19937& random);

std::shared_ptr<const engine::Snapshot> built(const Records& records);

// The records without one in so many of those that an edit keeps up with without regrouping actors, and with others of
// their kind's content.
Records drawn(std::mt19937& random, const std::vector<engine::StoredRecord>& all, unsigned one_in);

// The same with a few of them out, in, or another one's content.
Records redrawn(std::mt19937& random, const Records& records, const std::vector<engine::StoredRecord>& all);
// Likewise of programmes, which are called otherwise, of another status or below another one, and perhaps of those.
Records with_other_programmes(std::mt19937& random, const Records& records);

// Likewise with an organisation or a programme more, somewhere among the others by id, and with what names it: some
// deliveries, participations and payments like those that are there.
Records with_an_arrival(std::mt19937& random, const Records& records);

// Those of which actors are known by their records: see regrouped().
std::shared_ptr<const engine::Snapshot> formed(const Records& records);
// The Snapshot of `after` had from that of `before`, with actors regrouped. Null as edited() has it.
std::shared_ptr<const engine::Snapshot> edited_to(const engine::Snapshot& snapshot, const Records& before,
                                                  const Records& after);

std::vector<engine::RecordChange> changes_between(const Records& before, const Records& after);

}  // namespace testing_text
