#include <algorithm>

#include "engine/analysis/coverage.h"
#include "engine/analysis/finding_id.h"

namespace engine {
namespace {

// What a gap is ranked by, the lowest first: what kind of number is known of it, that number, and where there is
// none the order of states. The cells come by their ids already, so that these decide among equals.
struct Rank {
  int known = 3;  // 0 people x severity, 1 people, 2 severity, 3 nothing
  double number = 0;
  State state = State::uncovered;

  friend auto operator<=>(const Rank&, const Rank&) = default;
};

Rank rank_of(const CoverageCell& cell) {
  const std::int64_t people = cell.unmet >= 0 ? cell.unmet : cell.need;
  if (people >= 0 && cell.severity >= 0) return {0, -static_cast<double>(people) * cell.severity, {}};
  if (people >= 0) return {1, -static_cast<double>(people), {}};
  if (cell.severity >= 0) return {2, -cell.severity, {}};
  return {3, 0, cell.state};
}

}  // namespace

std::vector<CoverageCell> gaps_of(const Snapshot&, const Coverage& coverage) {
  std::vector<CoverageCell> gaps;
  std::ranges::copy_if(coverage.cells, std::back_inserter(gaps),
                       [](const CoverageCell& cell) { return is_gap(cell.state); });
  std::ranges::stable_sort(
      gaps, [](const CoverageCell& one, const CoverageCell& other) { return rank_of(one) < rank_of(other); });
  return gaps;
}

std::vector<CoverageCell> watch_of(const Coverage& coverage) {
  std::vector<CoverageCell> watch;
  std::ranges::copy_if(coverage.cells, std::back_inserter(watch),
                       [](const CoverageCell& cell) { return !cell.flags.empty(); });
  return watch;
}

std::string gap_id(const Snapshot& snapshot, const Cell& cell) {
  return finding_id(
      "gap", {snapshot.locations.id(cell.location), cell.service.known() ? snapshot.services.id(cell.service) : "",
              cell.group.known() ? snapshot.groups.id(cell.group) : ""});
}

}  // namespace engine
