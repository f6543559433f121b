#include <algorithm>

#include "engine/analysis/coverage.h"
#include "engine/analysis/finding_id.h"

namespace engine {
namespace {

// What a gap is ranked by, the lowest first: its priority, and where it has none the order of states. The cells come
// by their ids already, so that these decide among equals.
struct Rank {
  bool unknown = true;  // nobody knows how severe it is
  double number = 0;
  State state = State::uncovered;

  friend auto operator<=>(const Rank&, const Rank&) = default;
};

Rank rank_of(const CoverageCell& cell) {
  return cell.priority < 0 ? Rank{true, 0, cell.state} : Rank{false, -cell.priority, {}};
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
