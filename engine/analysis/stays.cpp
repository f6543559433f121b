#include "engine/analysis/stays.h"

#include <limits>

#include "engine/graph/parallel.h"

namespace engine {

void StayCounts::add(std::uint32_t cell, Stays& stays) {
  const auto [first, end] = stays.rolls[cell];
  const std::uint32_t shared = end > first + 1 ? 1 : 0;
  if (shared != 0) shared_cells_.push_back(cell);
  std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
  for (RollEntry *one = stays.all.data() + first, *to = stays.all.data() + end; one != to; ++one) {
    Stays::Standing& standing = of_[one->provider];
    const bool again = one->provider == last;
    last = one->provider;
    standing.cells += again ? 0 : 1;
    standing.sites += one->sites();
    standing.first += shared;
    if (!again) continue;
    one[0].marks |= mark::several_leads;
    one[-1].marks |= mark::several_leads;
  }
}

void index_stays(Stays& stays, std::vector<StayCounts> counts) {
  const std::size_t providers = counts.front().of_.size();
  stays.standings.resize(providers + 1);
  std::uint32_t positions = 0;
  for (std::size_t provider = 0; provider < providers; ++provider) {
    Stays::Standing& all = stays.standings[provider];
    all.first = positions;
    for (StayCounts& some : counts) {
      Stays::Standing& one = some.of_[provider];
      all.cells += one.cells;
      all.sites += one.sites;
      positions += one.first;
      one.first = positions - one.first;
    }
  }
  stays.standings.back().first = positions;
  stays.positions = Room<Stays::Position>(Stays::room_for(positions));
  for (const StayCounts& some : counts) {
    stays.shared_cells.insert(stays.shared_cells.end(), some.shared_cells_.begin(), some.shared_cells_.end());
  }
  in_ranges(counts.size(), 2, [&](std::size_t from, std::size_t to) {
    for (std::size_t some = from; some < to; ++some) {
      auto& next = counts[some].of_;
      for (const std::uint32_t cell : counts[some].shared_cells_) {
        const auto [first, end] = stays.rolls[cell];
        for (std::uint32_t stay = first; stay < end; ++stay) {
          stays.positions[next[stays.all[stay].provider].first++] = {stay, end, cell};
        }
      }
    }
  });
}

}  // namespace engine
