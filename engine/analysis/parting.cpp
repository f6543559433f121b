#include "engine/analysis/parting.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <initializer_list>
#include <mutex>
#include <numeric>
#include <utility>

#include "engine/analysis/each_once.h"
#include "engine/analysis/own_cells.h"
#include "engine/analysis/roster_choice.h"
#include "engine/analysis/standings.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t most_cores = 16;          // as in_ranges() has it
constexpr std::size_t worth_sharing = 4096;     // deliveries that go, or cells
constexpr std::size_t worth_sharing_parts = 4;  // of the deliveries

// Does what does not depend on each other, at once where that is about so many deliveries that it is worth it.
void at_once(std::initializer_list<std::function<void()>> work, std::size_t deliveries) {
  if (deliveries >= worth_sharing) return one_by_one(work.size(), [&](std::size_t one) { work.begin()[one](); });
  for (const auto& one : work) one();
}

// The first place from `from` on, in an ascending list, that is not before `wanted`. Cost: logarithmic in how far it
// is.
template <class Value>
std::size_t place_of(const std::vector<Value>& list, const Value& wanted, std::size_t from) {
  std::size_t step = 1;
  while (from + step < list.size() && list[from + step] < wanted) {
    from += step;
    step *= 2;
  }
  const auto begin = list.begin() + static_cast<std::ptrdiff_t>(from);
  const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(list.size(), from + step + 1));
  return static_cast<std::size_t>(std::lower_bound(begin, end, wanted) - list.begin());
}

bool goes(const Gone& gone, Ref<Organisation> organisation, Ref<Programme> programme) {
  return gone.organisations[organisation.index] || (programme.known() && gone.programmes[programme.index]);
}

}  // namespace

// What one core finds. What stays in which cells is found too where the roster does not tell.
class Parting::Gathering {
 public:
  Gathering(const View& view, const Gone& gone)
      : left(view),
        kept(view),
        work_left(view.snapshot),
        view_(view),
        gone_(gone),
        with_kept_(!has_roster(view)),
        own_(view, left),
        first_(view.question.day.value_or(Period::open_start)),
        last_(view.question.day.value_or(Period::open_end)) {}

  void add(const Deliveries::Part& part) {
    const DeliveryChunk& chunk = part.chunk;
    const auto* const organisations = chunk.organisations.data();
    const auto* const programmes = chunk.programmes.data();
    const auto* const services = chunk.services.data();
    const auto* const stated = chunk.stated.data();
    for (std::size_t row = 0; row < chunk.size(); ++row) {
      const Ref<Programme> programme = programmes[row];
      const bool theirs = gone_.organisations[organisations[row].index];
      if (theirs || (programme.known() && gone_.programmes[programme.index])) {
        if (chunk.marks[row].tier() > view_.question.tier) continue;
        if (theirs && programme.known()) delivered_in.push_back(programme);
        add_going(part, row);
        continue;
      }
      if (!with_kept_ && work_left.has(organisations[row], services[row])) continue;
      if (stated[row].to <= first_ || stated[row].from > last_) continue;  // always(), where none is stated
      if (!is_silent(chunk, row)) add_staying(part, row);
    }
  }

  std::vector<std::uint32_t> going;
  std::vector<Ref<Programme>> delivered_in;
  CellIndex::Gathering left, kept;  // the cells where something goes, and where something stays
  WorkLeft work_left;

 private:
  void add_going(const Deliveries::Part& part, std::size_t row) {
    if (!counts_when_asked(view_, part.chunk, row)) return;
    const std::size_t delivery = part.first + row;
    if (!chosen(view_.snapshot, delivery, view_.question)) return;
    going.push_back(static_cast<std::uint32_t>(delivery));
    for (const std::uint64_t bit : cells_of(part, row)) left.add(bit);
  }

  // Whether it was reported, but not on the day asked, and states no period.
  bool is_silent(const DeliveryChunk& chunk, std::size_t row) const {
    if (!view_.question.day || chunk.reported_starts.empty() || chunk.marks[row].has_stated()) return false;
    const std::uint32_t from = chunk.reported_starts[row], to = chunk.reported_starts[row + 1];
    for (std::uint32_t at = from; at < to; ++at) {
      if (chunk.reported[at].has(first_)) return false;
    }
    return from != to;
  }

  void add_staying(const Deliveries::Part& part, std::size_t row) {
    const DeliveryChunk& chunk = part.chunk;
    const Ref<Organisation> whose = chunk.organisations[row];
    const Ref<Service> service = chunk.services[row];
    const bool is_told = work_left.has(whose, service);
    if (is_told && (!with_kept_ || (stays_ && own_.stands_there(chunk, row)))) return;
    if (chunk.marks[row].tier() > view_.question.tier || !counts_when_asked(view_, chunk, row)) return;
    if (with_kept_) {
      for (const std::uint64_t bit : cells_of(part, row)) kept.add(bit);
      stays_ = true;
    }
    if (!is_told && chosen(view_.snapshot, part.first + row, view_.question)) work_left.add(whose, service);
  }

  std::span<const std::uint64_t> cells_of(const Deliveries::Part& part, std::size_t row) {
    stays_ = stays_ && own_.stands_there(part.chunk, row);
    return own_.of(part.chunk, row, part.first + row);
  }

  const View& view_;
  const Gone& gone_;
  const bool with_kept_;
  OwnCells own_;
  Day first_, last_;    // of the days asked
  bool stays_ = false;  // something stays in the cells that were asked for last
};

Parting::Parting(const View& view, const Gone& gone) : view_(view), gone_(gone) {
  CellIndex::Gathering left(view), kept(view);
  WorkLeft work_left(view.snapshot);
  gather(left, kept, work_left);
  at_once({[&] { number_cells(std::move(left), kept); }, [&] { sort_by_provider(); },
           [&] { routes_ = LostRoutes(view, going_, work_left); }},
          going_.size());
}

void Parting::sort_by_provider() {
  by_provider_.reserve(going_.size());
  for (Place place = 0; place < going_.size(); ++place) {
    by_provider_.emplace_back(view_.snapshot.provider(going_[place]), place);
  }
  std::ranges::sort(by_provider_);
}

void Parting::gather(CellIndex::Gathering& left, CellIndex::Gathering& kept, WorkLeft& work_left) {
  const Deliveries& deliveries = view_.snapshot.deliveries;
  const std::size_t parts = deliveries.part_count();
  std::vector<std::vector<std::uint32_t>> going(parts);
  std::mutex guard;
  std::atomic<std::size_t> next = 0;
  in_ranges(most_cores, parts < worth_sharing_parts ? most_cores + 1 : 1, [&](std::size_t, std::size_t) {
    Gathering own(view_, gone_);
    for (std::size_t part = next++; part < parts; part = next++) {
      own.add(deliveries.part(part));
      going[part] = std::exchange(own.going, {});
    }
    sort_and_unite(own.delivered_in);
    const std::lock_guard lock(guard);
    delivered_in_.insert(delivered_in_.end(), own.delivered_in.begin(), own.delivered_in.end());
    left.add(own.left);
    kept.add(own.kept);
    work_left.add(own.work_left);
  });
  for (const auto& some : going) going_.insert(going_.end(), some.begin(), some.end());
  sort_and_unite(delivered_in_);
}

bool Parting::has_roster(const View& view) {
  return view.question.levels == Roster::levels && view.question.filter.locations.empty();
}

// By cell of the index, whether nothing stays there: 1.
std::vector<std::uint8_t> Parting::find_emptied(const CellIndex& index, const CellIndex::Gathering& kept) const {
  std::vector<std::uint8_t> emptied(index.size());
  if (!has_roster(view_)) {
    for (std::size_t number = 0; number < index.size(); ++number) {
      const Cell& cell = index.cell(number);
      const bool stays = kept.has(index.bits().bit(cell.location) + index.bits().bit(cell.service, cell.group));
      emptied[number] = stays ? 0 : 1;
    }
    return emptied;
  }
  const RosterChoice choice(view_);
  in_ranges(index.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    Deliveries::Cursor cursor(view_.snapshot.deliveries);
    // Both come by location, service and group.
    std::size_t at = 0;
    for (std::size_t number = from; number < to; ++number) {
      at = place_of(choice.roster().cells, index.cell(number), at);
      emptied[number] = stays_in(choice, at, cursor) ? 0 : 1;
    }
  });
  return emptied;
}

// Whether something stays in a cell of the roster.
bool Parting::stays_in(const RosterChoice& choice, std::size_t cell, Deliveries::Cursor& cursor) const {
  const Roster& roster = choice.roster();
  const auto [first, end] = roster.entries_in[cell];
  for (std::uint32_t entry = first; entry < end; ++entry) {
    if (!choice.has(entry)) continue;
    const auto [chunk, row] = cursor.at(roster.entries.delivery(entry));
    if (!goes(gone_, chunk.organisations[row], chunk.programmes[row])) return true;
  }
  return false;
}

void Parting::number_cells(CellIndex::Gathering left, const CellIndex::Gathering& kept) {
  const CellIndex index(view_, std::move(left));
  const std::vector<std::uint8_t> emptied = find_emptied(index, kept);
  std::vector<std::uint32_t> place(index.size());  // of each cell of the index among those by id
  for (const std::uint32_t number : index.by_id(view_)) {
    place[number] = static_cast<std::uint32_t>(cells_.size());
    cells_.push_back(index.cell(number));
    emptied_.push_back(emptied[number] != 0);
  }
  cell_starts_.assign(going_.size() + 1, 0);
  cell_numbers_ = gather_in_ranges<std::uint32_t>(going_.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    OwnCells own(view_, index.bits());
    Deliveries::Cursor cursor(view_.snapshot.deliveries);
    std::vector<std::uint32_t> numbers;
    for (std::size_t at = from; at < to; ++at) {
      const auto [chunk, row] = cursor.at(going_[at]);
      const auto bits = own.of(chunk, row, going_[at]);
      for (const std::uint64_t bit : bits) numbers.push_back(place[*index.find(bit)]);
      cell_starts_[at + 1] = static_cast<std::uint32_t>(bits.size());
    }
    return numbers;
  });
  std::partial_sum(cell_starts_.begin(), cell_starts_.end(), cell_starts_.begin());
}

Fall Parting::fall_of(std::span<const Place> places) const {
  Fall fall;
  for (const Place place : places) fall.deliveries.push_back(going_[place]);
  at_once({[&] { add_nodes(fall); }, [&] { add_cells(places, fall); },
           [&] { fall.referrals = routes_.with(fall.deliveries); }},
          places.size());
  return fall;
}

void Parting::add_nodes(Fall& fall) const {
  Deliveries::Cursor cursor(view_.snapshot.deliveries);
  for (const std::uint32_t delivery : fall.deliveries) {
    const auto [chunk, row] = cursor.at(delivery);
    if (chunk.services[row].known()) fall.services.push_back(chunk.services[row]);
    for (const auto location : view_.snapshot.served(delivery)) fall.locations.push_back(location);
  }
  sort_by_id(view_.snapshot.services, fall.services);
  sort_by_id(view_.snapshot.locations, fall.locations);
}

void Parting::add_cells(std::span<const Place> places, Fall& fall) const {
  std::vector<std::uint32_t> cells;
  for (const Place place : places) {
    cells.insert(cells.end(), cell_numbers_.begin() + cell_starts_[place],
                 cell_numbers_.begin() + cell_starts_[place + 1]);
  }
  sort_and_unite(cells);
  for (const std::uint32_t cell : cells) {
    fall.cells.push_back(cells_[cell]);
    if (emptied_[cell]) fall.emptied.push_back(cells_[cell]);
  }
}

Fall Parting::of(const Provider& provider) const {
  std::vector<Place> places;
  const auto own = std::ranges::equal_range(by_provider_, provider, {}, [](const auto& one) { return one.first; });
  for (const auto& [who, place] : own) places.push_back(place);
  return fall_of(places);
}

Fall Parting::together() const {
  std::vector<Place> places(going_.size());
  for (Place place = 0; place < places.size(); ++place) places[place] = place;
  return fall_of(places);
}

}  // namespace engine
