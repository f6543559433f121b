#include "engine/analysis/crowded.h"

#include <algorithm>

#include "engine/analysis/days.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // cells

template <class Value>
bool has(const std::vector<Value>& values, const Value& value) {
  return std::ranges::find(values, value) != values.end();
}

// A provider's days in a cell begin or end. Ends come first, since a period does not hold its end.
struct Change {
  Day day;
  int providers = 0;  // -1 or 1

  friend auto operator<=>(const Change&, const Change&) = default;
};

// Counts those who stand in a cell on one day.
class Counting {
 public:
  explicit Counting(const Presences& presences) : presences_(presences) {}

  // The most providers that stand in the cell on one day.
  std::uint32_t most_at_once(std::span<const Stay> stays) {
    changes_.clear();
    for (std::size_t from = 0; from < stays.size();) {
      std::size_t to = from + 1;
      while (to < stays.size() && stays[to].provider == stays[from].provider) ++to;
      if (to == from + 1) {
        add(presences_.days_of(stays[from]));
      } else {
        add(days_of_all(stays.subspan(from, to - from)));
      }
      from = to;
    }
    std::ranges::sort(changes_);
    int now = 0, most = 0;
    for (const Change& change : changes_) most = std::max(most, now += change.providers);
    return static_cast<std::uint32_t>(most);
  }

 private:
  void add(std::span<const Period> days) {
    for (const Period& period : days) {
      changes_.push_back({period.from, 1});
      changes_.push_back({period.to, -1});
    }
  }

  // Of one provider under all its leads.
  std::vector<Period> days_of_all(std::span<const Stay> stays) const {
    std::vector<Period> days;
    for (const Stay& stay : stays) {
      const auto own = presences_.days_of(stay);
      days.insert(days.end(), own.begin(), own.end());
    }
    return united(std::move(days));
  }

  const Presences& presences_;
  std::vector<Change> changes_;
};

std::uint32_t providers_among(std::span<const Stay> stays) {
  std::uint32_t providers = 0;
  for (std::size_t at = 0; at < stays.size(); ++at) {
    providers += at == 0 || stays[at - 1].provider != stays[at].provider;
  }
  return providers;
}

// Answers by two questions at once may be two providers.
bool is_asked(std::span<const Stay> stays, const AskedProviders& asked) {
  return asked.all() || std::ranges::any_of(stays, [&](const Stay& one) {
           return std::ranges::any_of(stays,
                                      [&](const Stay& other) { return asked.answer(one.provider, other.provider); });
         });
}

}  // namespace

AskedProviders::AskedProviders(const View& view, const ProviderOrder& providers, const Presences& presences)
    : all_(view.question.filter.organisations.empty() && view.question.filter.donors.empty()),
      by_organisation_(providers.size(), view.question.filter.organisations.empty()),
      by_donor_(providers.size(), view.question.filter.donors.empty()) {
  const auto& [locations, services, groups, organisations, donors] = view.question.filter;
  for (const Stay& stay : presences.stays) {
    if (organisations.empty() || by_organisation_[stay.provider]) continue;
    by_organisation_[stay.provider] =
        has(organisations, stay.lead) || std::ranges::any_of(presences.of(stay), [&](const Presence& presence) {
          return has(organisations, presence.organisation);
        });
  }
  for (std::uint32_t rank = 0; rank < providers.size() && !donors.empty(); ++rank) {
    const Ref<Programme> programme = providers.provider(rank).programme;
    if (!programme.known()) continue;
    by_donor_[rank] = std::ranges::any_of(view.snapshot.programmes[programme.index].donors,
                                          [&](Ref<Organisation> donor) { return has(donors, donor); });
  }
}

std::vector<CrowdedCell> find_crowded(const View& view, const Presences& presences, const AskedProviders& asked) {
  const auto least = static_cast<std::uint32_t>(view.question.crowd);
  std::vector<std::uint32_t> providers(presences.cells.size());  // by cell; 0 where it is not crowded
  in_ranges(providers.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    Counting counting(presences);
    for (std::size_t cell = from; cell < to; ++cell) {
      const auto stays = presences.stays_in(static_cast<std::uint32_t>(cell));
      const std::uint32_t together = providers_among(stays);
      if (together < least || !is_asked(stays, asked)) continue;
      const std::uint32_t count = view.question.day ? together : counting.most_at_once(stays);
      if (count >= least) providers[cell] = count;
    }
  });
  std::vector<Cell> cells;
  std::vector<std::uint32_t> counts;
  for (std::uint32_t cell = 0; cell < providers.size(); ++cell) {
    if (providers[cell] == 0 || providers[cell] < least) continue;
    cells.push_back(presences.cells.cell(cell));
    counts.push_back(providers[cell]);
  }
  std::vector<CrowdedCell> crowded;
  for (const std::uint32_t one : order_by_id(view.snapshot, cells)) crowded.push_back({cells[one], counts[one]});
  std::ranges::stable_sort(crowded, std::ranges::greater(), &CrowdedCell::providers);
  return crowded;
}

}  // namespace engine
