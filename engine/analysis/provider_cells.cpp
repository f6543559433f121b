#include "engine/analysis/provider_cells.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>

#include "engine/analysis/activity.h"
#include "engine/analysis/followed.h"
#include "engine/analysis/places.h"
#include "engine/analysis/roster.h"
#include "engine/analysis/standings.h"
#include "engine/analysis/stay_walk.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 20'000;  // stays

// Whether a cell may lie outside, or in part.
bool is_filtered(const Filter& filter) {
  return !filter.locations.empty() || !filter.services.empty() || !filter.groups.empty();
}

// Takes from some blocks of the roster, that follow each other, what a question asks for.
class Taking {
 public:
  // Writes to `found`, which has room for all cells and entries of the roster.
  Taking(const View& view, const Roster& roster, ProviderCells& found)
      : view_(view),
        found_(found),
        stands_(roster.providers->size()),
        roster_(roster),
        entries_(roster.entries),
        places_(view),
        day_(view.question.day),
        walk_(view, roster, true),
        is_filtered_(is_filtered(view.question.filter)) {}

  // `first` is how many entries the blocks before have. REQUIRES: there is a block.
  void take(std::size_t from, std::size_t to, std::size_t first) {
    cell_ = roster_.blocks[from].cell;
    end_ = roster_.end_cell(to - 1);
    std::fill(found_.rolls.data() + cell_, found_.rolls.data() + end_, Stays::Roll{});
    begin_ = to_ = found_.providers.data() + first;
    nobodys_ = std::ranges::lower_bound(roster_.with_nobody, cell_);
    begin_cell(cell_);
    for (std::size_t block = from; block < to; ++block) {
      walk_.visit(walk_.list(block), StayWalk::Reads::nothing, [&](const MetStay& stay) { take(stay); });
    }
    go_to(end_);
  }

  // By rank, 1 for who was taken.
  const std::vector<std::uint8_t>& stands() const { return stands_; }

 private:
  void take(const MetStay& stay) {
    if (stay.cell != cell_) go_to(stay.cell);
    if (!takes_any_ || stay.provider == last_) return;
    if ((!takes_all_ || walk_.is_looked_into(stay)) && !looks_into(roster_.of(stay.stay))) return;
    take(stay.provider);
    last_ = stay.provider;  // they come by provider: one stay that is taken is enough
  }

  void take(std::uint32_t provider) {
    *to_++ = provider;
    stands_[provider] = 1;
  }

  // Ends the cells before one.
  void go_to(std::uint32_t next) {
    for (; nobodys_ != roster_.with_nobody.end() && *nobodys_ < next; ++nobodys_) {
      if (*nobodys_ != cell_) begin_cell(*nobodys_);
      if (takes_any_) take_nobodys();
    }
    if (next < end_) {
      begin_cell(next);
    } else {
      end_cell();
    }
  }

  void end_cell() {
    const std::uint32_t* const first = found_.providers.data();
    found_.rolls[cell_] = {static_cast<std::uint32_t>(begin_ - first), static_cast<std::uint32_t>(to_ - first)};
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
      if (takes(at)) take(roster_.providers->rank(view_.snapshot.provider(entries_.delivery(at))));
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
    if (entries_.several_periods(at) && !counts(entries_.delivery(at))) return false;
    return takes_all_ || stands_within_filter(entries_.delivery(at));
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
  ProviderCells& found_;
  std::vector<std::uint8_t> stands_;
  const Roster& roster_;
  const RosterEntries& entries_;
  Places places_;
  const std::optional<Day> day_;
  StayWalk walk_;
  const bool is_filtered_;
  std::vector<std::uint32_t>::const_iterator nobodys_;  // the next cell with entries of nobody
  std::uint32_t cell_ = 0, end_ = 0;                    // that is taken from, and the end of all
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
  found.rolls = Room<Stays::Roll>(roster->cells.size());
  std::vector<std::size_t> before{0};  // how many entries, by block
  for (const Roster::Block& block : roster->blocks) before.push_back(before.back() + block.last - block.entry);
  found.providers = Room<std::uint32_t>(before.back());
  std::mutex guard;
  in_block_ranges(*roster, worth_sharing, [&](std::size_t from, std::size_t to) {
    if (from == to) return;
    Taking taking(view, *roster, found);
    taking.take(from, to, before[from]);
    const std::lock_guard lock(guard);
    std::ranges::transform(found.stands, taking.stands(), found.stands.begin(), std::bit_or{});
  });
  return found;
}

ProviderCells cells_of_standings(const View& view) {
  const Standings standings(view, [&](std::size_t delivery) { return counts_when_asked(view, delivery); });
  ProviderCells found;
  found.order = providers_by_place(view.snapshot);
  found.cells = std::make_shared<const std::vector<Cell>>(standings.cells());
  found.stands.assign(found.order->size(), 0);
  const auto cells = static_cast<std::uint32_t>(standings.cells().size());
  found.rolls = Room<Stays::Roll>(cells);
  std::vector<std::uint32_t> providers;
  for (std::uint32_t cell = 0; cell < cells; ++cell) {
    const auto first = static_cast<std::ptrdiff_t>(providers.size());
    for (const std::uint32_t delivery : standings.in(cell)) {
      providers.push_back(found.order->rank(view.snapshot.provider(delivery)));
      found.stands[providers.back()] = 1;
    }
    std::sort(providers.begin() + first, providers.end());
    providers.erase(std::unique(providers.begin() + first, providers.end()), providers.end());
    found.rolls[cell] = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(providers.size())};
  }
  found.providers = Room<std::uint32_t>(providers.size());
  std::ranges::copy(providers, found.providers.data());
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
