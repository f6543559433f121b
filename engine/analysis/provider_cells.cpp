#include "engine/analysis/provider_cells.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>

#include "engine/analysis/activity.h"
#include "engine/analysis/places.h"
#include "engine/analysis/room.h"
#include "engine/analysis/roster.h"
#include "engine/analysis/standings.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 10'000;  // cells

// The providers of some cells that follow each other.
struct Stretch {
  std::vector<std::uint32_t> counts;  // how many there are in each cell
  Room<std::uint32_t> providers;
  std::size_t size = 0;  // of them
};

// Of what is marked already nothing is written: cores that write beside each other wait for each other.
void mark(std::vector<std::uint8_t>& list, std::uint32_t place) {
  const std::atomic_ref one(list[place]);
  if (one.load(std::memory_order_relaxed) == 0) one.store(1, std::memory_order_relaxed);
}

// Which stays of the roster a question takes.
class Chooser {
 public:
  Chooser(const View& view, const Roster& roster)
      : view_(view),
        roster_(roster),
        entries_(roster.entries),
        places_(view),
        tier_(view.question.tier),
        day_(view.question.day),
        first_(day_.value_or(Period::open_start)),
        last_(day_.value_or(Period::open_end)),
        looked_into_(static_cast<std::uint16_t>((day_ ? mark::several_days : 0U) |
                                                (roster.highest > tier_ ? mark::restricted : 0U))) {}

  // Whether any of a cell may be taken.
  bool takes(const Cell& cell) const {
    return view_.location_mask.touches(cell.location) && view_.service_mask.inside(cell.service) &&
           view_.group_mask.inside(cell.group);
  }

  // Writes the ranks of the providers of a cell of which any is, ascending, each once, and returns their end. There
  // must be room for each entry. Which days hold the one asked is past guessing, so that little branches on it.
  std::uint32_t* write(std::uint32_t number, std::uint32_t* const first) {
    const Cell& cell = roster_.cells[number];
    const bool whole = view_.location_mask.inside(cell.location);
    const auto [begin, end] = roster_.stays.rolls[number];
    std::uint32_t* to = first;
    std::uint32_t last = Presence::nobody;
    for (std::uint32_t stay = begin; stay < end; ++stay) {
      const RollEntry& one = roster_.stays.all[stay];
      bool taken = holds_day(one.days);
      if (!whole || one.has(looked_into_)) taken = taken && looks_into(cell, whole, roster_.of(stay));
      // Stays come by provider: one that is taken is enough.
      *to = one.provider;
      to += static_cast<unsigned>(taken) & static_cast<unsigned>(one.provider != last);
      last = taken ? one.provider : last;
    }
    const auto nobodys = roster_.nobodys(number);
    if (nobodys.empty()) return to;
    for (std::uint32_t at = nobodys.from(); at < nobodys.to(); ++at) {
      if (!takes(cell, whole, at)) continue;
      *to++ = roster_.providers->rank(view_.snapshot.provider(entries_.delivery(at)));
    }
    std::sort(first, to);
    return std::unique(first, to);
  }

 private:
  bool holds_day(const Period& days) const {
    return (static_cast<unsigned>(days.to > first_) & static_cast<unsigned>(days.from <= last_)) != 0;
  }

  bool looks_into(const Cell& cell, bool whole, const Roster::Range& range) {
    for (std::uint32_t at = range.from(); at < range.to(); ++at) {
      if (takes(cell, whole, at)) return true;
    }
    return false;
  }

  bool takes(const Cell& cell, bool whole, std::uint32_t at) {
    if (!holds_day(entries_.days(at)) || entries_.tier(at) > tier_) return false;
    const std::uint32_t delivery = entries_.delivery(at);
    if (entries_.several_periods(at) && !counts(delivery)) return false;
    return whole || stands_within_filter(cell, delivery);
  }

  bool counts(std::uint32_t delivery) const {
    const auto holds = [&](const Period& one) { return one.has(*day_); };
    return !day_ || std::ranges::any_of(days_of(view_.snapshot, delivery), holds);
  }

  // Where the filter names a place below the cell.
  bool stands_within_filter(const Cell& cell, std::uint32_t delivery) {
    if (is_plain(view_.snapshot, delivery)) {
      return view_.location_mask.inside(view_.snapshot.deliveries.location(delivery));
    }
    const auto own = cells_in(view_, places_, delivery);
    return std::ranges::find(own, cell) != own.end();
  }

  const View& view_;
  const Roster& roster_;
  const RosterEntries& entries_;
  Places places_;
  const Tier tier_;
  const std::optional<Day> day_;
  const Day first_, last_;           // of the days asked
  const std::uint16_t looked_into_;  // of which stays the deliveries tell whether they are taken
};

Stretch walk(const View& view, const Roster& roster, std::size_t from, std::size_t to,
             std::vector<std::uint8_t>& stands) {
  Chooser chooser(view, roster);
  Stretch stretch;
  stretch.counts.assign(to - from, 0);
  stretch.providers = Room<std::uint32_t>(roster.starts[to] - roster.starts[from]);
  std::uint32_t* const first = stretch.providers.data();
  std::uint32_t* end = first;
  for (std::size_t cell = from; cell < to; ++cell) {
    if (!chooser.takes(roster.cells[cell])) continue;
    std::uint32_t* const before = end;
    end = chooser.write(static_cast<std::uint32_t>(cell), before);
    stretch.counts[cell - from] = static_cast<std::uint32_t>(end - before);
  }
  for (const std::uint32_t* rank = first; rank != end; ++rank) mark(stands, *rank);
  stretch.size = static_cast<std::size_t>(end - first);
  return stretch;
}

ProviderCells cells_of_roster(const View& view) {
  const auto roster = roster_of(view.snapshot);
  ProviderCells found;
  found.order = roster->providers;
  found.cells = {roster, &roster->cells};
  found.stands.assign(roster->providers->size(), 0);
  std::mutex guard;
  std::map<std::size_t, Stretch> stretches;
  in_ranges(roster->cells.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    Stretch stretch = walk(view, *roster, from, to, found.stands);
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
  std::vector<std::uint32_t> deliveries;
};

std::shared_ptr<const Outside> find_outside(const View& view) {
  const auto& deliveries = view.snapshot.deliveries;
  const Roots& roots = view.roots;
  std::vector<std::uint8_t> has_cell(view.snapshot.locations.size());
  for (std::uint32_t place = 0; place < has_cell.size(); ++place) has_cell[place] = !view.locations.of({place}).empty();
  const auto has_one_cell = [&](const DeliveryChunk& chunk, std::size_t row) {
    return has_cell[chunk.locations[row].index] != 0 && !chunk.serves_elsewhere(row) &&
           (view.services.finest() || !view.services.of(roots.of(chunk.services[row])).empty()) &&
           (view.groups.finest() || !view.groups.of(roots.of(chunk.groups[row])).empty());
  };
  return std::make_shared<const Outside>(
      Outside{gather_in_ranges<std::uint32_t>(deliveries.part_count(), 2, [&](std::size_t from, std::size_t to) {
        std::vector<std::uint32_t> found;
        for (std::size_t number = from; number < to; ++number) {
          const auto [chunk, first] = deliveries.part(number);
          for (std::size_t row = 0; row < chunk.size(); ++row) {
            if (has_one_cell(chunk, row) || !chunk.programmes[row].known()) continue;
            found.push_back(static_cast<std::uint32_t>(first + row));
          }
        }
        return found;
      })});
}

}  // namespace

ProviderCells find_provider_cells(const View& view) {
  return view.question.levels == Roster::levels ? cells_of_roster(view) : cells_of_standings(view);
}

std::vector<std::uint8_t> find_asked(const View& view, const ProviderCells& cells) {
  std::vector<std::uint8_t> asked = cells.stands;
  const auto outside = view.question.levels == Roster::levels
                           ? view.snapshot.kept.get<Outside>(0, [&] { return find_outside(view); })
                           : find_outside(view);
  for (const std::uint32_t delivery : outside->deliveries) {
    const std::uint32_t rank = cells.order->rank({{}, view.snapshot.deliveries.programme(delivery)});
    if (asked[rank] != 0 || !chosen(view.snapshot, delivery, view.question)) continue;
    asked[rank] = counts_when_asked(view, delivery) ? 1 : 0;
  }
  return asked;
}

}  // namespace engine
