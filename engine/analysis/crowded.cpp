#include "engine/analysis/crowded.h"

#include <algorithm>
#include <span>

#include "engine/analysis/days.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // cells

template <class Value>
bool has(const std::vector<Value>& values, const Value& value) {
  return std::ranges::find(values, value) != values.end();
}

// A cell, and where it is by id.
struct Crowd {
  std::uint64_t place = 0;
  std::uint32_t cell = 0, providers = 0;
};

// Counts those who stand in a cell on one day.
class Counting {
 public:
  explicit Counting(const Rolls& rolls) : rolls_(rolls) {}

  // The most providers that stand in the cell on one day: on that on which one of them begins. Days are compared with
  // each other without a branch, which is quicker than to sort them.
  std::uint32_t most_at_once(std::span<const RollEntry> roll) {
    begins_.clear();
    ends_.clear();
    for (std::size_t from = 0; from < roll.size();) {
      std::size_t to = from + 1;
      while (to < roll.size() && roll[to].provider == roll[from].provider) ++to;
      if (to == from + 1) {
        add(rolls_.days_of(roll[from]));
      } else {
        add(days_of_all(roll.subspan(from, to - from)));
      }
      from = to;
    }
    const std::size_t count = begins_.size();
    const std::int32_t* const begins = begins_.data();
    const std::int32_t* const ends = ends_.data();
    std::int32_t most = 0;
    for (std::size_t at = 0; at < count; ++at) {
      const std::int32_t day = begins[at];
      std::int32_t now = 0;
      for (std::size_t one = 0; one < count; ++one) {
        now += static_cast<std::int32_t>(begins[one] <= day) & static_cast<std::int32_t>(day < ends[one]);
      }
      most = std::max(most, now);
    }
    return static_cast<std::uint32_t>(most);
  }

 private:
  void add(std::span<const Period> days) {
    for (const Period& period : days) {
      begins_.push_back(period.from.number);
      ends_.push_back(period.to.number);
    }
  }

  // Of one provider under all its leads.
  std::vector<Period> days_of_all(std::span<const RollEntry> stays) const {
    std::vector<Period> days;
    for (const RollEntry& stay : stays) {
      const auto own = rolls_.days_of(stay);
      days.insert(days.end(), own.begin(), own.end());
    }
    return united(std::move(days));
  }

  const Rolls& rolls_;
  std::vector<std::int32_t> begins_, ends_;
};

std::uint32_t providers_among(std::span<const RollEntry> roll) {
  std::uint32_t providers = 0;
  for (std::size_t at = 0; at < roll.size(); ++at) providers += at == 0 || roll[at - 1].provider != roll[at].provider;
  return providers;
}

// Leaves those of as many providers as the first so many have, at least. REQUIRES: there are more.
void leave_first(std::vector<Crowd>& crowds, std::size_t most) {
  const auto more = [](const Crowd& one, const Crowd& other) { return one.providers > other.providers; };
  std::ranges::nth_element(crowds, crowds.begin() + static_cast<std::ptrdiff_t>(most), more);
  const std::uint32_t least =
      most == 0 ? ~0U : std::ranges::min(std::span(crowds).first(most), {}, &Crowd::providers).providers;
  std::erase_if(crowds, [&](const Crowd& one) { return one.providers < least; });
}

// Answers by two questions at once may be two providers.
bool is_asked(std::span<const RollEntry> stays, const AskedProviders& asked) {
  return asked.all() || std::ranges::any_of(stays, [&](const RollEntry& one) {
           return std::ranges::any_of(
               stays, [&](const RollEntry& other) { return asked.answer(one.provider, other.provider); });
         });
}

}  // namespace

AskedProviders::AskedProviders(const View& view, const RosterChoice& choice, const Rolls& rolls)
    : all_(view.question.filter.organisations.empty() && view.question.filter.donors.empty()) {
  if (all_) return;
  const auto& [locations, services, groups, organisations, donors] = view.question.filter;
  const Roster& roster = choice.roster();
  by_organisation_.assign(roster.providers->size(), organisations.empty());
  by_donor_.assign(roster.providers->size(), donors.empty());
  for (std::uint32_t cell = 0; cell < rolls.cells() && !organisations.empty(); ++cell) {
    for (const RosterEntry& entry : roster.in(cell)) {
      if (rolls.roll(cell).size() == 0 || entry.provider == Presence::nobody) break;
      if (by_organisation_[entry.provider] || !choice.has(entry)) continue;
      by_organisation_[entry.provider] =
          has(organisations, entry.lead) || has(organisations, view.snapshot.deliveries.organisation(entry.delivery));
    }
  }
  for (std::uint32_t rank = 0; rank < roster.providers->size() && !donors.empty(); ++rank) {
    const Ref<Programme> programme = roster.providers->provider(rank).programme;
    if (!programme.known()) continue;
    by_donor_[rank] = std::ranges::any_of(roster.programmes->donors_of(programme),
                                          [&](Ref<Organisation> donor) { return has(donors, donor); });
  }
}

CrowdedCells find_crowded(const View& view, const RosterChoice& choice, const Rolls& rolls, const AskedProviders& asked,
                          std::size_t most) {
  const auto least = static_cast<std::uint32_t>(view.question.crowd);
  // Several stand only where several stays are.
  const std::size_t numbers = least > 1 ? rolls.shared_cells().size() : rolls.cells();
  auto crowds = gather_in_ranges<Crowd>(numbers, worth_sharing, [&](std::size_t from, std::size_t to) {
    Counting counting(rolls);
    std::vector<Crowd> found;
    for (std::size_t at = from; at < to; ++at) {
      const std::uint32_t cell = least > 1 ? rolls.shared_cells()[at] : static_cast<std::uint32_t>(at);
      const auto roll = rolls.in(cell);
      if (roll.empty() || roll.size() < least) continue;
      const std::uint32_t together = providers_among(roll);
      if (together < least || !is_asked(roll, asked)) continue;
      const std::uint32_t count = view.question.day ? together : counting.most_at_once(roll);
      if (count >= least) found.push_back({0, cell, count});
    }
    return found;
  });
  CrowdedCells crowded{crowds.size(), {}};
  if (most < crowds.size()) leave_first(crowds, most);
  std::vector<Cell> cells;
  cells.reserve(crowds.size());
  for (const Crowd& crowd : crowds) cells.push_back(choice.roster().cells[crowd.cell]);
  const auto places = places_by_id(view.snapshot, cells);
  for (std::size_t one = 0; one < crowds.size(); ++one) crowds[one].place = places[one];
  std::ranges::sort(crowds, [](const Crowd& one, const Crowd& other) {
    return one.providers != other.providers ? one.providers > other.providers : one.place < other.place;
  });
  crowds.resize(std::min(most, crowds.size()));
  for (const Crowd& crowd : crowds) crowded.first.push_back({choice.roster().cells[crowd.cell], crowd.providers});
  return crowded;
}

}  // namespace engine
