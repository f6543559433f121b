#pragma once

#include <set>

#include "engine/analysis/overlaps.h"
#include "tests/engine/analysis/obvious_graph.h"

namespace obvious {

// Two deliveries of a pair of providers that stand in one cell on one day.
struct Meeting {
  std::size_t a, b;
  Cell cell;
};

// The days of a snapshot one by one. The first stands for all that came before, the last for all that come after.
class Calendar {
 public:
  explicit Calendar(const Snapshot& snapshot);

  std::set<Day> days(const Snapshot& snapshot, std::size_t delivery) const;
  bool is_end_of_time(Day day) const { return day == first_ || day == last_; }
  const std::vector<Day>& all() const { return all_; }

 private:
  Day first_, last_;
  std::vector<Day> all_;
};

bool is_somebody(const Snapshot& snapshot, Ref<Organisation> organisation);

// The summed capacity over the need in the cell.
std::optional<double> saturation_of(const Snapshot& snapshot, const Question& question, const Calendar& calendar,
                                    const Cell& cell);

// The places that the delivery names, within the filter, that lie in the cell.
std::set<Ref<Location>> sites_of(const Snapshot& snapshot, const Question& question, std::size_t delivery,
                                 const Cell& cell);

// Class, `probable` and sites of a pair, from its meetings.
void judge_pair(const Snapshot& snapshot, const Question& question, const Calendar& calendar,
                const std::vector<Meeting>& meetings, Overlap& pair);

}  // namespace obvious
