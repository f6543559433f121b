#include "engine/analysis/roster_making.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>

#include "engine/analysis/roster_districts.h"
#include "engine/graph/freed_memory.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t most_cores = 16;       // as in_ranges() has it
constexpr std::size_t worth_sharing = 4096;  // deliveries
constexpr std::size_t worth_giving_back = 100'000;

class RosterMaking {
 public:
  RosterMaking(const Snapshot& snapshot, std::size_t rows)
      : snapshot_(snapshot), block_rows_(rows), roster_(begun(snapshot)), districts_(snapshot, *roster_) {}

  std::shared_ptr<const Roster> make() {
    read_parts();
    find_rows();
    cut_blocks();
    count();
    fill();
    return roster_;
  }

 private:
  static std::shared_ptr<Roster> begun(const Snapshot& snapshot);

  void read_parts();
  void read_part(std::size_t number, std::vector<std::uint32_t>& ends, std::vector<Districts::Extra>& extras) const;
  void find_rows();
  void cut_blocks();
  void count();
  void fill();
  template <class Work>
  void in_blocks(Work work) const;

  std::span<const Districts::Rows> rows_of(std::uint32_t district) const {
    return std::span(rows_).subspan(rows_starts_[district], rows_starts_[district + 1] - rows_starts_[district]);
  }
  std::span<const Districts::Extra> extras_of(std::uint32_t district) const {
    return std::span(extras_).subspan(extra_starts_[district], extra_starts_[district + 1] - extra_starts_[district]);
  }

  const Snapshot& snapshot_;
  const std::size_t block_rows_;
  const std::shared_ptr<Roster> roster_;
  const Districts districts_;
  std::vector<std::uint32_t> row_ends_;      // by location: the row after its last, if any; and 0
  std::vector<Districts::Extra> extras_;     // by district
  std::vector<std::uint32_t> extra_starts_;  // of district n in extras_; and the end
  std::vector<Districts::Rows> rows_;        // by district
  std::vector<std::uint32_t> rows_starts_;   // of district n in rows_; and the end
  std::vector<std::uint32_t> blocks_;        // the first district of each, and the end
  std::vector<std::size_t> entries_;         // of each block
};

std::shared_ptr<Roster> RosterMaking::begun(const Snapshot& snapshot) {
  auto roster = std::make_shared<Roster>();
  roster->providers = providers_by_place(snapshot);
  roster->programmes = programme_columns_of(snapshot);
  roster->deliveries = snapshot.deliveries.size();
  std::vector<std::uint8_t> placeholders;
  placeholders.reserve(snapshot.organisations.size());
  for (const OrganisationNode& node : snapshot.organisations) placeholders.push_back(node.placeholder ? 1 : 0);
  roster->placeholders = std::make_shared<const std::vector<std::uint8_t>>(std::move(placeholders));
  return roster;
}

void RosterMaking::read_part(std::size_t number, std::vector<std::uint32_t>& ends,
                             std::vector<Districts::Extra>& extras) const {
  const Deliveries::Part part = snapshot_.deliveries.part(number);
  const DeliveryChunk& chunk = part.chunk;
  for (std::size_t row = 0; row < chunk.size(); ++row) {
    const auto delivery = static_cast<std::uint32_t>(part.first + row);
    std::uint32_t& end = ends[chunk.locations[row].index];
    end = std::max(end, delivery + 1);
    if (chunk.serves_elsewhere(row)) districts_.add_extras(chunk, row, delivery, extras);
  }
}

// Finds where the rows of each location end, and what counts elsewhere than at its own place.
void RosterMaking::read_parts() {
  row_ends_.resize(snapshot_.locations.size());
  std::mutex guard;
  in_ranges(snapshot_.deliveries.part_count(), 2, [&](std::size_t from, std::size_t to) {
    std::vector<std::uint32_t> ends(row_ends_.size());
    std::vector<Districts::Extra> extras;
    for (std::size_t part = from; part < to; ++part) read_part(part, ends, extras);
    const std::scoped_lock lock(guard);
    for (std::size_t at = 0; at < ends.size(); ++at) row_ends_[at] = std::max(row_ends_[at], ends[at]);
    extras_.insert(extras_.end(), extras.begin(), extras.end());
  });
  // The order within a district is that of fill().
  std::ranges::sort(extras_, {}, &Districts::Extra::district);
  extra_starts_.assign(districts_.size() + 1, 0);
  for (const Districts::Extra& extra : extras_) ++extra_starts_[extra.district + 1];
  std::partial_sum(extra_starts_.begin(), extra_starts_.end(), extra_starts_.begin());
}

// Where every place has one parent, a district has its rows in one go; else perhaps in several.
void RosterMaking::find_rows() {
  struct Standing {
    std::uint32_t district;
    Districts::Rows rows;
  };
  std::vector<Standing> standing;
  std::uint32_t from = 0;
  for (Ref<Location> location{0}; location.index < snapshot_.locations.size(); ++location.index) {
    const std::uint32_t to = std::max(from, row_ends_[location.index]);
    if (to == from) continue;
    districts_.for_each(location, false, [&](std::uint32_t district, Ref<Location>) {
      if (!standing.empty() && standing.back().district == district && standing.back().rows.to == from) {
        standing.back().rows.to = to;
      } else {
        standing.push_back({district, {from, to}});
      }
    });
    from = to;
  }
  std::ranges::stable_sort(standing, {}, &Standing::district);
  rows_starts_.assign(districts_.size() + 1, 0);
  for (const Standing& one : standing) {
    rows_.push_back(one.rows);
    ++rows_starts_[one.district + 1];
  }
  std::partial_sum(rows_starts_.begin(), rows_starts_.end(), rows_starts_.begin());
}

void RosterMaking::cut_blocks() {
  std::size_t left = 0;
  for (std::uint32_t district = 0; district < districts_.size(); ++district) {
    if (left == 0) {
      blocks_.push_back(district);
      left = block_rows_;
    }
    std::size_t rows = extras_of(district).size();
    for (const auto& [from, to] : rows_of(district)) rows += to - from;
    left -= std::min(left, rows);
  }
  blocks_.push_back(districts_.size());
}

// Calls work(block, first district, end) for each block, on all cores.
template <class Work>
void RosterMaking::in_blocks(Work work) const {
  std::atomic<std::size_t> next = 0;
  const bool worth = snapshot_.deliveries.size() >= worth_sharing;
  in_ranges(most_cores, worth ? 1 : most_cores + 1, [&](std::size_t, std::size_t) {
    for (std::size_t block = next.fetch_add(1); block + 1 < blocks_.size(); block = next.fetch_add(1)) {
      work(block, blocks_[block], blocks_[block + 1]);
    }
  });
}

void RosterMaking::count() {
  entries_.resize(blocks_.size() - 1);
  in_blocks([&](std::size_t block, std::uint32_t first, std::uint32_t end) {
    Districts::Filling filling(districts_);
    for (std::uint32_t district = first; district < end; ++district) {
      entries_[block] += filling.count(rows_of(district), extras_of(district));
    }
  });
  make_room(*roster_, std::accumulate(entries_.begin(), entries_.end(), std::size_t{0}), entries_.size());
}

void RosterMaking::fill() {
  const auto differences = differences_of(snapshot_);
  std::vector<std::uint32_t> firsts;
  for (const std::size_t entries : entries_) firsts.push_back(*roster_->room->take(entries));
  std::vector<RosterWriting::Block> found(entries_.size());
  in_blocks([&](std::size_t block, std::uint32_t first, std::uint32_t end) {
    Districts::Filling filling(districts_);
    RosterWriting writing(*roster_, districts_.view(), *differences, firsts[block]);
    for (std::uint32_t district = first; district < end; ++district) {
      filling.fill(district, rows_of(district), extras_of(district), writing);
    }
    found[block] = writing.finish();
    found[block].place.district = first;
    found[block].spare = RosterWriting::spare_for(found[block].cells.size());
    found[block].like = districts_.first_cell(first);
  });
  finish_roster(*roster_, found);
}

}  // namespace

std::shared_ptr<const Roster> make_roster(const Snapshot& snapshot, std::size_t rows) {
  auto roster = RosterMaking(snapshot, rows).make();
  // What the blocks were made of is some ten bytes a delivery, and nothing as large is made so soon again.
  if (snapshot.deliveries.size() >= worth_giving_back) give_back_freed_memory();
  return roster;
}

}  // namespace engine
