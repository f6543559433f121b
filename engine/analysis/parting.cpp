#include "engine/analysis/parting.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "engine/analysis/each_once.h"
#include "engine/analysis/own_cells.h"
#include "engine/analysis/roster_choice.h"
#include "engine/analysis/standings.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

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
  number_cells(std::move(left), kept);
  for (Place place = 0; place < going_.size(); ++place) {
    by_provider_.emplace_back(view.snapshot.provider(going_[place]), place);
  }
  std::ranges::sort(by_provider_);
  routes_ = LostRoutes(view, going_, work_left);
}

void Parting::gather(CellIndex::Gathering& left, CellIndex::Gathering& kept, WorkLeft& work_left) {
  const Deliveries& deliveries = view_.snapshot.deliveries;
  std::mutex guard;
  std::map<std::size_t, std::vector<std::uint32_t>> going;  // by the first chunk of each core
  in_ranges(deliveries.part_count(), 4, [&](std::size_t from, std::size_t to) {
    Gathering own(view_, gone_);
    for (std::size_t part = from; part < to; ++part) own.add(deliveries.part(part));
    sort_and_unite(own.delivered_in);
    const std::lock_guard lock(guard);
    going.emplace(from, std::move(own.going));
    delivered_in_.insert(delivered_in_.end(), own.delivered_in.begin(), own.delivered_in.end());
    left.add(own.left);
    kept.add(own.kept);
    work_left.add(own.work_left);
  });
  for (const auto& [from, some] : going) going_.insert(going_.end(), some.begin(), some.end());
  sort_and_unite(delivered_in_);
}

bool Parting::has_roster(const View& view) {
  return view.question.levels == Roster::levels && view.question.filter.locations.empty();
}

// By cell of the index, whether nothing stays there.
std::vector<bool> Parting::find_emptied(const CellIndex& index, const CellIndex::Gathering& kept) const {
  std::vector<bool> emptied(index.size());
  if (!has_roster(view_)) {
    for (std::size_t number = 0; number < index.size(); ++number) {
      const Cell& cell = index.cell(number);
      emptied[number] = !kept.has(index.bits().bit(cell.location) + index.bits().bit(cell.service, cell.group));
    }
    return emptied;
  }
  const RosterChoice choice(view_);
  const Roster& roster = choice.roster();
  Deliveries::Cursor cursor(view_.snapshot.deliveries);
  // Both come by location, service and group.
  std::size_t at = 0;
  for (std::size_t number = 0; number < index.size(); ++number) {
    at = place_of(roster.cells, index.cell(number), at);
    bool stays = false;
    const auto [first, end] = roster.entries_in[at];
    for (std::uint32_t entry = first; entry < end && !stays; ++entry) {
      if (!choice.has(entry)) continue;
      const auto [chunk, row] = cursor.at(roster.entries.delivery(entry));
      stays = !goes(gone_, chunk.organisations[row], chunk.programmes[row]);
    }
    emptied[number] = !stays;
  }
  return emptied;
}

void Parting::number_cells(CellIndex::Gathering left, const CellIndex::Gathering& kept) {
  const CellIndex index(view_, std::move(left));
  const std::vector<bool> emptied = find_emptied(index, kept);
  std::vector<std::uint32_t> place(index.size());  // of each cell of the index among those by id
  for (const std::uint32_t number : index.by_id(view_)) {
    const Cell& cell = index.cell(number);
    place[number] = static_cast<std::uint32_t>(cells_.size());
    cells_.push_back(cell);
    emptied_.push_back(emptied[number]);
  }
  OwnCells own(view_, index.bits());
  Deliveries::Cursor cursor(view_.snapshot.deliveries);
  cell_starts_.push_back(0);
  for (const std::uint32_t delivery : going_) {
    const auto [chunk, row] = cursor.at(delivery);
    for (const std::uint64_t bit : own.of(chunk, row, delivery)) cell_numbers_.push_back(place[*index.find(bit)]);
    cell_starts_.push_back(static_cast<std::uint32_t>(cell_numbers_.size()));
  }
}

Fall Parting::fall_of(std::span<const Place> places) const {
  Fall fall;
  std::vector<std::uint32_t> cells;
  for (const Place place : places) {
    const std::uint32_t delivery = going_[place];
    fall.deliveries.push_back(delivery);
    const Ref<Service> service = view_.snapshot.deliveries.service(delivery);
    if (service.known()) fall.services.push_back(service);
    for (const auto location : view_.snapshot.served(delivery)) fall.locations.push_back(location);
    cells.insert(cells.end(), cell_numbers_.begin() + cell_starts_[place],
                 cell_numbers_.begin() + cell_starts_[place + 1]);
  }
  sort_by_id(view_.snapshot.services, fall.services);
  sort_by_id(view_.snapshot.locations, fall.locations);
  sort_and_unite(cells);
  for (const std::uint32_t cell : cells) {
    fall.cells.push_back(cells_[cell]);
    if (emptied_[cell]) fall.emptied.push_back(cells_[cell]);
  }
  fall.referrals = routes_.with(fall.deliveries);
  return fall;
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
