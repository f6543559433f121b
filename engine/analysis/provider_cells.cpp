#include "engine/analysis/provider_cells.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>

#include "engine/analysis/activity.h"
#include "engine/analysis/followed.h"
#include "engine/analysis/places.h"
#include "engine/analysis/room.h"
#include "engine/analysis/roster.h"
#include "engine/analysis/standings.h"
#include "engine/analysis/stay_walk.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 10'000;  // cells

// The providers of the cells of some blocks that follow each other.
struct Stretch {
  std::uint32_t first = 0;            // cell
  std::vector<std::uint32_t> counts;  // how many there are in each cell
  Room<std::uint32_t> providers;
  std::size_t size = 0;  // of them
};

// Of what is marked already nothing is written: cores that write beside each other wait for each other.
void mark(std::vector<std::uint8_t>& list, std::uint32_t place) {
  const std::atomic_ref one(list[place]);
  if (one.load(std::memory_order_relaxed) == 0) one.store(1, std::memory_order_relaxed);
}

// Whether a cell may lie outside, or in part.
bool is_filtered(const Filter& filter) {
  return !filter.locations.empty() || !filter.services.empty() || !filter.groups.empty();
}

// Takes from some blocks of the roster, that follow each other, what a question asks for.
class Taking {
 public:
  Taking(const View& view, const Roster& roster)
      : view_(view),
        roster_(roster),
        entries_(roster.entries),
        places_(view),
        day_(view.question.day),
        walk_(view, roster, true),
        looked_into_(looked_into(view.question, roster)),
        is_filtered_(is_filtered(view.question.filter)) {}

  // REQUIRES: there is a block.
  Stretch take(std::size_t from, std::size_t to) {
    const auto blocks = std::span(roster_.blocks).subspan(from, to - from);
    const std::uint32_t end_cell = roster_.end_cell(to - 1);
    cell_ = stretch_.first = blocks.front().cell;
    stretch_.counts.assign(end_cell - cell_, 0);
    std::size_t most = 0;
    for (const Roster::Block& block : blocks) most += block.last - block.entry;
    stretch_.providers = Room<std::uint32_t>(most);
    begin_ = to_ = stretch_.providers.data();
    nobodys_ = std::ranges::lower_bound(roster_.with_nobody, cell_);
    begin_cell(cell_);
    for (std::size_t block = from; block < to; ++block) {
      walk_.walk(block, [&](std::uint32_t number, std::uint32_t cell) {
        const RollEntry& stay = roster_.stays.all[number];
        if (!walk_.may_be_there(stay.days)) return;
        if (cell != cell_) go_to(cell);
        if (!takes_any_ || stay.provider == last_) return;
        if ((!takes_all_ || stay.has(looked_into_)) && !looks_into(roster_.of(number))) return;
        *to_++ = last_ = stay.provider;  // they come by provider: one stay that is taken is enough
      });
    }
    go_to(end_cell);
    stretch_.size = static_cast<std::size_t>(to_ - stretch_.providers.data());
    return std::move(stretch_);
  }

 private:
  // Ends the cells before one.
  void go_to(std::uint32_t next) {
    for (; nobodys_ != roster_.with_nobody.end() && *nobodys_ < next; ++nobodys_) {
      if (*nobodys_ != cell_) begin_cell(*nobodys_);
      if (takes_any_) take_nobodys();
    }
    if (next < stretch_.first + stretch_.counts.size()) {
      begin_cell(next);
    } else {
      end_cell();
    }
  }

  void end_cell() {
    stretch_.counts[cell_ - stretch_.first] = static_cast<std::uint32_t>(to_ - begin_);
    begin_ = to_;
  }

  void begin_cell(std::uint32_t number) {
    end_cell();
    cell_ = number;
    last_ = Presence::nobody;
    if (!is_filtered_) return;
    const Cell& cell = roster_.cells[number];
    takes_any_ = view_.location_mask.touches(cell.location) && view_.service_mask.inside(cell.service) &&
                 view_.group_mask.inside(cell.group);
    takes_all_ = view_.location_mask.inside(cell.location);
  }

  void take_nobodys() {
    const auto range = roster_.nobodys(cell_);
    for (std::uint32_t at = range.from(); at < range.to(); ++at) {
      if (takes(at)) *to_++ = roster_.providers->rank(view_.snapshot.provider(entries_.delivery(at)));
    }
    std::sort(begin_, to_);
    to_ = std::unique(begin_, to_);
  }

  bool looks_into(const Roster::Range& range) {
    for (std::uint32_t at = range.from(); at < range.to(); ++at) {
      if (takes(at)) return true;
    }
    return false;
  }

  bool takes(std::uint32_t at) {
    if (entries_.tier(at) > view_.question.tier || (day_ && !entries_.days(at).has(*day_))) return false;
    const std::uint32_t delivery = entries_.delivery(at);
    if (entries_.several_periods(at) && !counts(delivery)) return false;
    return takes_all_ || stands_within_filter(delivery);
  }

  bool counts(std::uint32_t delivery) const {
    const auto holds = [&](const Period& one) { return one.has(*day_); };
    return !day_ || std::ranges::any_of(days_of(view_.snapshot, delivery), holds);
  }

  // Where the filter names a place below the cell.
  bool stands_within_filter(std::uint32_t delivery) {
    if (is_plain(view_.snapshot, delivery)) {
      return view_.location_mask.inside(view_.snapshot.deliveries.location(delivery));
    }
    const auto own = cells_in(view_, places_, delivery);
    return std::ranges::find(own, roster_.cells[cell_]) != own.end();
  }

  const View& view_;
  const Roster& roster_;
  const RosterEntries& entries_;
  Places places_;
  const std::optional<Day> day_;
  const StayWalk walk_;
  const std::uint16_t looked_into_;
  const bool is_filtered_;
  Stretch stretch_;
  std::vector<std::uint32_t>::const_iterator nobodys_;  // the next cell with entries of nobody
  std::uint32_t cell_ = 0;                              // that is taken from
  bool takes_any_ = true, takes_all_ = true;            // of it
  std::uint32_t last_ = Presence::nobody;               // who was taken
  std::uint32_t *begin_ = nullptr, *to_ = nullptr;      // of the cell
};

ProviderCells cells_of_roster(const View& view) {
  const auto roster = roster_of(view.snapshot);
  ProviderCells found;
  found.order = roster->providers;
  found.cells = {roster, &roster->cells};
  found.stands.assign(roster->providers->size(), 0);
  std::mutex guard;
  std::map<std::size_t, Stretch> stretches;
  const std::size_t worth = roster->cells.size() < worth_sharing ? roster->blocks.size() + 1 : 2;
  in_ranges(roster->blocks.size(), worth, [&](std::size_t from, std::size_t to) {
    if (from == to) return;
    Stretch stretch = Taking(view, *roster).take(from, to);
    for (std::size_t at = 0; at < stretch.size; ++at) mark(found.stands, stretch.providers[at]);
    const std::lock_guard lock(guard);
    stretches[from] = std::move(stretch);
  });
  found.starts.reserve(roster->cells.size() + 1);
  found.starts.push_back(0);
  for (const auto& [from, stretch] : stretches) {
    for (const std::uint32_t count : stretch.counts) found.starts.push_back(found.starts.back() + count);
  }
  found.providers.reserve(found.starts.back());
  for (const auto& [from, stretch] : stretches) {
    found.providers.insert(found.providers.end(), stretch.providers.data(), stretch.providers.data() + stretch.size);
  }
  return found;
}

ProviderCells cells_of_standings(const View& view) {
  const Standings standings(view, [&](std::size_t delivery) { return counts_when_asked(view, delivery); });
  ProviderCells found;
  found.order = providers_by_place(view.snapshot);
  found.cells = std::make_shared<const std::vector<Cell>>(standings.cells());
  found.stands.assign(found.order->size(), 0);
  found.starts.push_back(0);
  for (std::uint32_t cell = 0; cell < standings.cells().size(); ++cell) {
    const auto first = static_cast<std::ptrdiff_t>(found.providers.size());
    for (const std::uint32_t delivery : standings.in(cell)) {
      found.providers.push_back(found.order->rank(view.snapshot.provider(delivery)));
      found.stands[found.providers.back()] = 1;
    }
    std::sort(found.providers.begin() + first, found.providers.end());
    found.providers.erase(std::unique(found.providers.begin() + first, found.providers.end()), found.providers.end());
    found.starts.push_back(static_cast<std::uint32_t>(found.providers.size()));
  }
  return found;
}

// The deliveries of programmes that stand in no cell at some levels, or do not stand in one alone, ascending. At the
// levels of Roster they are kept with the Snapshot: 4 bytes each.
struct Outside {
  std::size_t all = 0;  // deliveries of the Snapshot
  std::vector<std::uint32_t> deliveries;
};

// Tells which deliveries are outside.
class OutsideTelling {
 public:
  explicit OutsideTelling(const View& view) : view_(view), has_cell_(view.snapshot.locations.size()) {
    for (std::uint32_t place = 0; place < has_cell_.size(); ++place) {
      has_cell_[place] = view.locations.of({place}).empty() ? 0 : 1;
    }
  }

  bool is_outside(const DeliveryChunk& chunk, std::size_t row) const {
    return !has_one_cell(chunk, row) && chunk.programmes[row].known();
  }

 private:
  bool has_one_cell(const DeliveryChunk& chunk, std::size_t row) const {
    const Roots& roots = view_.roots;
    return has_cell_[chunk.locations[row].index] != 0 && !chunk.serves_elsewhere(row) &&
           (view_.services.finest() || !view_.services.of(roots.of(chunk.services[row])).empty()) &&
           (view_.groups.finest() || !view_.groups.of(roots.of(chunk.groups[row])).empty());
  }

  const View& view_;
  std::vector<std::uint8_t> has_cell_;  // by location
};

std::shared_ptr<const Outside> find_outside(const View& view) {
  const auto& deliveries = view.snapshot.deliveries;
  const OutsideTelling telling(view);
  return std::make_shared<const Outside>(
      Outside{deliveries.size(),
              gather_in_ranges<std::uint32_t>(deliveries.part_count(), 2, [&](std::size_t from, std::size_t to) {
                std::vector<std::uint32_t> found;
                for (std::size_t number = from; number < to; ++number) {
                  const auto [chunk, first] = deliveries.part(number);
                  for (std::size_t row = 0; row < chunk.size(); ++row) {
                    if (telling.is_outside(chunk, row)) found.push_back(static_cast<std::uint32_t>(first + row));
                  }
                }
                return found;
              })});
}

// Those after edits: null where these are not known.
std::shared_ptr<const Outside> follow_outside(const Outside& before, const DeliveryEdits& edits, const View& view) {
  const auto moves = DeliveryMoves::find(edits, before.all, view.snapshot.deliveries);
  if (!moves) return nullptr;
  const OutsideTelling telling(view);
  Deliveries::Cursor cursor(view.snapshot.deliveries);
  auto now = std::make_shared<Outside>(Outside{view.snapshot.deliveries.size(), {}});
  for (const std::uint32_t old : before.deliveries) {
    if (!moves->is_gone(old)) now->deliveries.push_back((*moves)(old));
  }
  const auto middle = std::ssize(now->deliveries);
  for (const std::uint32_t one : moves->came()) {
    const auto [chunk, row] = cursor.at(one);
    if (telling.is_outside(chunk, row)) now->deliveries.push_back(one);
  }
  std::inplace_merge(now->deliveries.begin(), now->deliveries.begin() + middle, now->deliveries.end());
  return now;
}

std::shared_ptr<const Outside> outside_of(const View& view) {
  const auto make = [&] { return find_outside(view); };
  if (view.question.levels != Roster::levels) return make();
  const auto follow = [&](const std::shared_ptr<const Outside>& before, const DeliveryEdits& edits) {
    return follow_outside(*before, edits, view);
  };
  using KeptOutside = Followed<Outside>;
  return view.snapshot.kept.get<KeptOutside>(0, [&] { return std::make_shared<const KeptOutside>(make()); })
      ->get(follow, make);
}

}  // namespace

ProviderCells find_provider_cells(const View& view) {
  return view.question.levels == Roster::levels ? cells_of_roster(view) : cells_of_standings(view);
}

std::vector<std::uint8_t> find_asked(const View& view, const ProviderCells& cells) {
  std::vector<std::uint8_t> asked = cells.stands;
  const auto outside = outside_of(view);
  for (const std::uint32_t delivery : outside->deliveries) {
    const std::uint32_t rank = cells.order->rank({{}, view.snapshot.deliveries.programme(delivery)});
    if (asked[rank] != 0 || !chosen(view.snapshot, delivery, view.question)) continue;
    asked[rank] = counts_when_asked(view, delivery) ? 1 : 0;
  }
  return asked;
}

}  // namespace engine
