#include "engine/analysis/roster_making.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>

#include "engine/analysis/activity.h"
#include "engine/analysis/flags.h"
#include "engine/analysis/places.h"
#include "engine/analysis/roster_writing.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t most_cores = 16;       // as in_ranges() has it
constexpr std::size_t worth_sharing = 4096;  // deliveries
constexpr std::uint32_t most_blocks = 256;   // of districts, for the cores to share

Question at_roster_levels() {
  Question question;
  question.levels = Roster::levels;
  return question;
}

// A delivery that counts elsewhere than at its own place, in one district.
struct Extra {
  std::uint32_t district = 0;  // its number in the cut
  std::uint32_t pair = 0;
  RosterEntry entry;
};

// Rows beside each other that stand in a district.
struct Rows {
  std::uint32_t from = 0, to = 0;
};

// What an entry of a district is sorted by, and where it is.
struct Sorted {
  std::uint64_t pair_and_provider = 0;
  std::uint32_t lead = 0, site = 0, delivery = 0, at = 0;

  friend auto operator<=>(const Sorted&, const Sorted&) = default;
};

class RosterMaking {
 public:
  explicit RosterMaking(const Snapshot& snapshot)
      : snapshot_(snapshot),
        question_(at_roster_levels()),
        view_(snapshot, question_),
        groups_(static_cast<std::uint32_t>(snapshot.groups.size()) + 1) {
    for (const OrganisationNode& node : snapshot.organisations) placeholders_.push_back(node.placeholder ? 1 : 0);
  }

  std::shared_ptr<const Roster> make() {
    roster_ = std::make_shared<Roster>();
    roster_->providers = providers_by_place(snapshot_);
    roster_->programmes = programme_columns_of(snapshot_);
    read_parts();
    find_rows();
    count();
    fill();
    return roster_;
  }

 private:
  struct PartRead;

  void read_parts();
  void read_part(std::size_t part, std::vector<std::uint32_t>& ends, std::vector<Extra>& extras) const;
  void add_extras(Places& places, const RosterEntry& entry, std::uint32_t pair, std::vector<Extra>& extras) const;
  void find_rows();
  void count();
  void fill();
  template <class Work>
  void in_blocks(Work work) const;

  bool counts_here(const DeliveryChunk& chunk, std::size_t row) const {
    if (chunk.serves_elsewhere(row)) return false;
    const auto days = days_of(chunk, row);
    return std::ranges::any_of(days, [](const Period& one) { return !one.empty(); });
  }
  RosterEntry entry_of(const DeliveryChunk& chunk, std::size_t row, std::uint32_t delivery) const;
  std::uint32_t pair_of(const DeliveryChunk& chunk, std::size_t row) const {
    const Ref<Service> service = view_.roots.of(chunk.services[row]);
    const Ref<PopulationGroup> group = view_.roots.of(chunk.groups[row]);
    return (service.known() ? service.index : 0) * groups_ + (group.known() ? group.index : groups_ - 1);
  }
  Cell cell_of(std::uint32_t district, std::uint32_t pair) const {
    Cell cell{view_.locations.nodes()[district], {pair / groups_}, {pair % groups_}};
    if (snapshot_.services.size() == 0) cell.service = {};
    if (cell.group.index == groups_ - 1) cell.group = {};
    return cell;
  }

  class DistrictFilling;
  friend class DistrictFilling;

  const Snapshot& snapshot_;
  const Question question_;
  const View view_;
  const std::uint32_t groups_;
  std::vector<std::uint8_t> placeholders_;
  std::shared_ptr<Roster> roster_;
  std::vector<std::uint32_t> row_ends_;      // by location: the row after its last, if any; and 0
  std::vector<Extra> extras_;                // by district
  std::vector<std::uint32_t> extra_starts_;  // of district n in extras_; and the end
  std::vector<Rows> rows_;                   // by district
  std::vector<std::uint32_t> rows_starts_;   // of district n in rows_; and the end
  std::vector<std::uint32_t> starts_;        // of district n among the entries; and the end
  std::vector<std::uint32_t> blocks_;        // the first district of each, and the end
};

RosterEntry RosterMaking::entry_of(const DeliveryChunk& chunk, std::size_t row, std::uint32_t delivery) const {
  const DeliveryMarks marks = chunk.marks[row];
  RosterEntry entry;
  const Ref<Programme> programme = chunk.programmes[row];
  entry.in_programme = programme.known();
  entry.lead = chunk.organisations[row];
  const Provider provider = programme.known() ? Provider{{}, programme} : Provider{entry.lead, {}};
  if (programme.known() && roster_->programmes->leads[programme.index].known()) {
    entry.lead = roster_->programmes->leads[programme.index];
  }
  const bool known = entry.lead.known() && placeholders_[entry.lead.index] == 0;
  entry.provider = known ? roster_->providers->rank(provider) : Presence::nobody;
  entry.site = chunk.locations[row];
  entry.delivery = delivery;
  entry.tier = marks.tier();
  entry.sub_implementer = marks.sub_implementer();
  const auto days = days_of(chunk, row);
  entry.several_periods = days.size() > 1;
  entry.days = {Period::open_end, Period::open_start};
  for (const Period& period : days) {
    if (period.empty()) continue;
    entry.days = {std::min(entry.days.from, period.from), std::max(entry.days.to, period.to)};
  }
  return entry;
}

// As presences are gathered: what is not served by name is no site that both name.
void RosterMaking::add_extras(Places& places, const RosterEntry& entry, std::uint32_t pair,
                              std::vector<Extra>& extras) const {
  Extra extra{0, pair, entry};
  const auto add = [&](Ref<Location> at, Ref<Location> site) {
    const auto& nodes = view_.locations.nodes();
    extra.district = static_cast<std::uint32_t>(std::ranges::lower_bound(nodes, at) - nodes.begin());
    extra.entry.site = site;
    extras.push_back(extra);
  };
  for (const Place& place : places.of(entry.delivery)) {
    for (const auto location : view_.locations.of(place.location)) add(location, place.location);
    if (!place.with_all_below) continue;
    for (const auto below : snapshot_.locations.below(place.location)) {
      if (below != place.location && view_.locations.has(below)) add(below, {});
    }
  }
}

void RosterMaking::read_part(std::size_t number, std::vector<std::uint32_t>& ends, std::vector<Extra>& extras) const {
  const Deliveries::Part part = snapshot_.deliveries.part(number);
  const DeliveryChunk& chunk = part.chunk;
  Places places(view_);
  for (std::size_t row = 0; row < chunk.size(); ++row) {
    const auto delivery = static_cast<std::uint32_t>(part.first + row);
    std::uint32_t& end = ends[chunk.locations[row].index];
    end = std::max(end, delivery + 1);
    if (!chunk.serves_elsewhere(row)) continue;
    const RosterEntry entry = entry_of(chunk, row, delivery);
    if (!entry.days.empty()) add_extras(places, entry, pair_of(chunk, row), extras);
  }
}

// Finds where the rows of each location end, and what counts elsewhere than at its own place.
void RosterMaking::read_parts() {
  row_ends_.resize(snapshot_.locations.size());
  std::mutex guard;
  in_ranges(snapshot_.deliveries.part_count(), 2, [&](std::size_t from, std::size_t to) {
    std::vector<std::uint32_t> ends(row_ends_.size());
    std::vector<Extra> extras;
    for (std::size_t part = from; part < to; ++part) read_part(part, ends, extras);
    const std::scoped_lock lock(guard);
    for (std::size_t at = 0; at < ends.size(); ++at) row_ends_[at] = std::max(row_ends_[at], ends[at]);
    extras_.insert(extras_.end(), extras.begin(), extras.end());
  });
  // The order within a district is that of fill().
  std::ranges::sort(extras_, {}, &Extra::district);
  const std::size_t districts = view_.locations.nodes().size();
  extra_starts_.assign(districts + 1, 0);
  for (const Extra& extra : extras_) ++extra_starts_[extra.district + 1];
  std::partial_sum(extra_starts_.begin(), extra_starts_.end(), extra_starts_.begin());
}

// Where every place has one parent, a district has its rows in one go; else perhaps in several.
void RosterMaking::find_rows() {
  struct Standing {
    std::uint32_t district;
    Rows rows;
  };
  std::vector<Standing> standing;
  const auto& nodes = view_.locations.nodes();
  std::uint32_t from = 0;
  for (Ref<Location> location{0}; location.index < snapshot_.locations.size(); ++location.index) {
    const std::uint32_t to = std::max(from, row_ends_[location.index]);
    if (to == from) continue;
    for (const Ref<Location> at : view_.locations.of(location)) {
      const auto district = static_cast<std::uint32_t>(std::ranges::lower_bound(nodes, at) - nodes.begin());
      if (!standing.empty() && standing.back().district == district && standing.back().rows.to == from) {
        standing.back().rows.to = to;
      } else {
        standing.push_back({district, {from, to}});
      }
    }
    from = to;
  }
  std::ranges::stable_sort(standing, {}, &Standing::district);
  rows_starts_.assign(nodes.size() + 1, 0);
  for (const Standing& one : standing) {
    rows_.push_back(one.rows);
    ++rows_starts_[one.district + 1];
  }
  std::partial_sum(rows_starts_.begin(), rows_starts_.end(), rows_starts_.begin());
  const std::size_t size = snapshot_.deliveries.size() / most_blocks + 1;
  std::size_t left = 0;
  for (std::uint32_t district = 0; district < nodes.size(); ++district) {
    if (left == 0) {
      blocks_.push_back(district);
      left = size;
    }
    std::size_t rows = extra_starts_[district + 1] - extra_starts_[district];
    for (std::uint32_t at = rows_starts_[district]; at < rows_starts_[district + 1]; ++at) {
      rows += rows_[at].to - rows_[at].from;
    }
    left -= std::min(left, rows);
  }
  blocks_.push_back(static_cast<std::uint32_t>(nodes.size()));
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
  starts_.assign(view_.locations.nodes().size() + 1, 0);
  in_blocks([&](std::size_t, std::uint32_t first, std::uint32_t end) {
    Deliveries::Cursor cursor(snapshot_.deliveries);
    for (std::uint32_t district = first; district < end; ++district) {
      std::uint32_t entries = extra_starts_[district + 1] - extra_starts_[district];
      for (std::uint32_t at = rows_starts_[district]; at < rows_starts_[district + 1]; ++at) {
        for (std::uint32_t row = rows_[at].from; row < rows_[at].to; ++row) {
          const auto found = cursor.at(row);
          entries += counts_here(found.chunk, found.row);
        }
      }
      starts_[district + 1] = entries;
    }
  });
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  make_room(*roster_, starts_.back());
}

// Writes the entries of one district after another.
class RosterMaking::DistrictFilling {
 public:
  explicit DistrictFilling(const RosterMaking& making) : all_(making), cursor_(making.snapshot_.deliveries) {}

  void fill(std::uint32_t district, RosterWriting& writing) {
    entries_.clear();
    order_.clear();
    for (std::uint32_t at = all_.rows_starts_[district]; at < all_.rows_starts_[district + 1]; ++at) {
      for (std::uint32_t row = all_.rows_[at].from; row < all_.rows_[at].to; ++row) add_row(row);
    }
    for (std::uint32_t at = all_.extra_starts_[district]; at < all_.extra_starts_[district + 1]; ++at) {
      add(all_.extras_[at].pair, all_.extras_[at].entry);
    }
    std::ranges::sort(order_);
    for (std::size_t at = 0; at < order_.size(); ++at) {
      const auto pair = static_cast<std::uint32_t>(order_[at].pair_and_provider >> 32);
      if (at == 0 || pair != order_[at - 1].pair_and_provider >> 32) writing.begin_cell(all_.cell_of(district, pair));
      writing.add(entries_[order_[at].at]);
    }
  }

 private:
  void add_row(std::uint32_t row) {
    const auto found = cursor_.at(row);
    if (all_.counts_here(found.chunk, found.row)) {
      add(all_.pair_of(found.chunk, found.row), all_.entry_of(found.chunk, found.row, row));
    }
  }
  void add(std::uint32_t pair, const RosterEntry& entry) {
    order_.push_back({std::uint64_t{pair} << 32 | entry.provider, entry.lead.index, entry.site.index, entry.delivery,
                      static_cast<std::uint32_t>(entries_.size())});
    entries_.push_back(entry);
  }

  const RosterMaking& all_;
  Deliveries::Cursor cursor_;
  std::vector<RosterEntry> entries_;
  std::vector<Sorted> order_;
};

void RosterMaking::fill() {
  const auto differences = differences_of(snapshot_);
  std::vector<RosterWriting::Block> found(blocks_.size());
  in_blocks([&](std::size_t block, std::uint32_t first, std::uint32_t end) {
    DistrictFilling filling(*this);
    RosterWriting writing(*roster_, view_, *differences, starts_[first]);
    for (std::uint32_t district = first; district < end; ++district) filling.fill(district, writing);
    found[block] = writing.finish(starts_[end]);
  });
  finish_roster(*roster_, found);
}

}  // namespace

std::shared_ptr<const Roster> make_roster(const Snapshot& snapshot) { return RosterMaking(snapshot).make(); }

}  // namespace engine
