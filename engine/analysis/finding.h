#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/question.h"

namespace engine {

// What a finding says.
enum class FindingKind : std::uint8_t { gap, watch, duplication, broken_referral, double_record };
inline constexpr std::size_t finding_kind_count = 5;
std::string_view to_text(FindingKind kind);  // "double-record"

// One thing that somebody should look at, and why Concert says so. Not a fault of anybody.
struct Finding {
  std::string id;  // the same in every database: see finding_id.h
  FindingKind kind = FindingKind::gap;
  std::string what;                          // the state of a gap, the flag of a watch, the class of a pair
  std::string rule;                          // a sentence, with the threshold that was asked
  std::vector<std::string> about;            // the ids that it is about
  std::vector<Ref<Organisation>> concerned;  // whom it concerns, by id
  std::optional<Cell> cell;                  // where it is about one
  std::vector<Number> evidence;              // the records behind it, ascending
  std::string hash;                          // of what these say, the same in every database
};

// What findings are asked of: cells at the levels of coverage on a day, and pairs at those of overlaps.
struct FindingsAsked {
  Question cells;  // REQUIRES: cells.day
  Question pairs;
};

// What is hashed of a delivery: all that counting uses, but for when it was reported or confirmed. A new report that
// says the same reopens nothing.
std::string evidence_text(const Snapshot& snapshot, const DeliveryRow& delivery);

// The hash of such texts, whatever their order.
std::string evidence_hash(std::vector<std::string> texts);

}  // namespace engine
