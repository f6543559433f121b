#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/analysis/finding.h"

namespace engine {

// Where a finding is in its life.
enum class FindingStatus : std::uint8_t { open, acknowledged, agreed, resolved, dismissed };
inline constexpr std::size_t finding_status_count = 5;
std::string_view to_text(FindingStatus status);

// What may be decided of a finding, and what it makes of it. Beside the statuses: `confirmed` and `rejected` judge a
// pair to be duplication or not (and leave the finding acknowledged and dismissed), and `reply` is the word of somebody
// whom it concerns, which decides nothing.
std::span<const std::string_view> decision_words();

// The life of a finding, computed from what was decided and from its evidence.
struct FindingLife {
  FindingStatus status = FindingStatus::open;
  bool reopened = false;  // it was decided on other evidence than there is now
  std::string owner;      // of the last decision that names one, since it was last open
  Date due;               // likewise
  std::string reason;     // of the last decision
  bool shared = false;    // the secretariat has taken it up with whom it concerns: see Guards in docs/definitions.md
  std::vector<std::uint32_t> decisions;  // indexes of Snapshot::decisions, oldest first, replies too
};

// The decisions of a Snapshot, by finding.
class FindingLives {
 public:
  // Cost: a pass over the decisions. REQUIRES: `snapshot` outlives it.
  explicit FindingLives(const Snapshot& snapshot);

  // `hash` is that of the evidence today; empty where the finding is found no longer, which reopens nothing.
  FindingLife of(const std::string& id, const std::string& hash) const;

  // The findings that something was decided of, ascending.
  std::vector<std::string> decided() const;

 private:
  const Snapshot& snapshot_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_finding_;
};

// One way to find. A further analysis that has findings adds its row to finding_sources().
struct FindingSource {
  FindingKind kind;
  std::vector<Finding> (*find)(const Snapshot& snapshot, const FindingsAsked& asked);
};
std::span<const FindingSource> finding_sources();

// A finding and its life.
struct FindingNow {
  Finding finding;
  FindingLife life;
};

// Returns all findings of the kinds named (of all kinds, where none is), kind by kind in the order of FindingKind, and
// each kind in the order of its own analysis.
//
// Cost: that of the analyses.
std::vector<FindingNow> find_findings(const Snapshot& snapshot, const FindingsAsked& asked,
                                      std::span<const FindingKind> kinds);

// The finding of that id, which may be a pair of any class; nothing where it is not found at these levels.
std::optional<FindingNow> find_finding(const Snapshot& snapshot, const FindingsAsked& asked, const std::string& id);

// The kind that an id says; nothing where it is the id of no finding.
std::optional<FindingKind> kind_of_finding(std::string_view id);

}  // namespace engine
