#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "engine/model/record.h"

namespace engine {

// For each record that a source sends now, the place in what it sent before of the one that it continues.
struct Pairing {
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::uint32_t> before;  // by record sent now; `none` where it is new

  friend auto operator<=>(const Pairing&, const Pairing&) = default;
};

// Makes one record, with all their citations, of those without an id that say exactly the same. The
// order of the rest stays. Cost: a sort of hashes.
std::vector<StoredRecord> merge_repeated(std::vector<StoredRecord> records);

// Pairs the records of one source: those with an id by kind and id. Those without, in this order of
// rounds and in each by order of citation: by their whole content; by their content but for `assured`; by
// kind, organisation, place, service, group and period (other kinds: by all references and days, or where
// they have none by what they must state). What has an id in `now` is left alone by the later rounds.
//
// REQUIRES: in `now` an id occurs once for a kind. Cost: sorts of hashes.
Pairing pair_records(const std::vector<StoredRecord>& now, const std::vector<StoredRecord>& before);

// Whether two records say the same, their ids and sources aside; `assured` is not looked at.
bool same_content(const Record& one, const Record& other);

// Whether two records are of one kind and agree in what the last round of pairing looks at.
bool same_key(const Record& one, const Record& other);

// The hash of what same_content() compares.
std::uint64_t content_hash(const Record& record);

// Puts records in the order of their numbers, in which they mostly are: moving them is dear.
void sort_by_number(std::vector<StoredRecord>& records);

}  // namespace engine
