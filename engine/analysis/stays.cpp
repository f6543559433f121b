#include "engine/analysis/stays.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr int part_bits = 6;                   // so many tell of which part a provider is
constexpr std::size_t worth_sharing = 16'384;  // providers

}  // namespace

StayCounts::StayCounts(std::size_t providers)
    : of_(providers),
      shift_(static_cast<unsigned>(std::max(0, static_cast<int>(std::bit_width(providers)) - part_bits))),
      positions_((providers >> shift_) + 1) {}

void StayCounts::add(std::uint32_t cell, Stays& stays) {
  const auto [first, end] = stays.rolls[cell];
  if (first == end) return;
  if (first + 1 == end) return add_alone(stays.all[first].provider);
  shared_cells_.push_back(cell);
  ++cells_;
  std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
  for (RollEntry *one = stays.all.data() + first, *to = stays.all.data() + end; one != to; ++one) {
    Stays::Standing& standing = of_[one->provider];
    const bool again = one->provider == last;
    last = one->provider;
    standing.cells += again ? 0 : 1;
    standing.sites += one->sites();
    ++standing.first;
    ++positions_[one->provider >> shift_];
    if (!again) continue;
    one[0].marks |= mark::several_leads;
    one[-1].marks |= mark::several_leads;
  }
}

// Puts together what was counted.
class StayIndexing {
 public:
  StayIndexing(Stays& stays, std::vector<StayCounts>& counts)
      : stays_(stays), counts_(counts), providers_(counts.front().of_.size()), shift_(counts.front().shift_) {}

  void index() {
    std::vector<std::uint32_t> before{0};  // how many positions, by part of the providers
    for (std::size_t part = 0; part < counts_.front().positions_.size(); ++part) {
      before.push_back(before.back());
      for (const StayCounts& some : counts_) before.back() += some.positions_[part];
    }
    stays_.standings.resize(providers_ + 1);
    stays_.standings.back().first = before.back();
    stays_.positions = Room<Stays::Position>(Stays::room_for(before.back()));
    in_ranges(before.size() - 1, providers_ < worth_sharing ? before.size() : 2, [&](std::size_t from, std::size_t to) {
      begin_positions(from << shift_, std::min(to << shift_, providers_), before[from]);
    });
    for (const StayCounts& some : counts_) {
      stays_.shared_cells.insert(stays_.shared_cells.end(), some.shared_cells_.begin(), some.shared_cells_.end());
    }
    in_ranges(counts_.size(), 2, [&](std::size_t from, std::size_t to) {
      for (std::size_t some = from; some < to; ++some) write_positions(counts_[some]);
    });
  }

 private:
  // Says where the positions of some providers begin, of whom those before have so many.
  void begin_positions(std::size_t from, std::size_t to, std::uint32_t positions) {
    for (std::size_t provider = from; provider < to; ++provider) {
      Stays::Standing& all = stays_.standings[provider];
      all.first = positions;
      for (StayCounts& some : counts_) {
        Stays::Standing& one = some.of_[provider];
        all.cells += one.cells;
        all.sites += one.sites;
        positions += one.first;
        one.first = positions - one.first;
      }
    }
  }

  void write_positions(StayCounts& some) {
    auto& next = some.of_;
    for (const std::uint32_t cell : some.shared_cells_) {
      const auto [first, end] = stays_.rolls[cell];
      for (std::uint32_t stay = first; stay < end; ++stay) {
        stays_.positions[next[stays_.all[stay].provider].first++] = {stay, end, cell};
      }
    }
  }

  Stays& stays_;
  std::vector<StayCounts>& counts_;
  const std::size_t providers_;
  const unsigned shift_;
};

void index_stays(Stays& stays, std::vector<StayCounts> counts) { StayIndexing(stays, counts).index(); }

}  // namespace engine
