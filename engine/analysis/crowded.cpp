#include "engine/analysis/crowded.h"

#include <algorithm>

#include "engine/analysis/days.h"

namespace engine {
namespace {

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

// The most providers that stand in the cell on one day.
std::uint32_t most_at_once(const Presences& presences, std::span<const Stay> stays) {
  std::vector<Change> changes;
  for (std::size_t from = 0; from < stays.size();) {
    std::vector<Period> days;  // of one provider under all its leads
    std::size_t to = from;
    for (; to < stays.size() && stays[to].provider == stays[from].provider; ++to) {
      const auto own = presences.days_of(stays[to]);
      days.insert(days.end(), own.begin(), own.end());
    }
    for (const Period& period : united(std::move(days))) {
      changes.push_back({period.from, 1});
      changes.push_back({period.to, -1});
    }
    from = to;
  }
  std::ranges::sort(changes);
  int now = 0, most = 0;
  for (const Change& change : changes) most = std::max(most, now += change.providers);
  return static_cast<std::uint32_t>(most);
}

std::uint32_t providers_among(std::span<const Stay> stays) {
  std::uint32_t providers = 0;
  for (std::size_t at = 0; at < stays.size(); ++at) {
    providers += at == 0 || stays[at - 1].provider != stays[at].provider;
  }
  return providers;
}

}  // namespace

AskedProviders::AskedProviders(const View& view, const ProviderOrder& providers, const Presences& presences)
    : by_organisation_(providers.size(), view.question.filter.organisations.empty()),
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
  std::vector<CrowdedCell> crowded;
  const auto least = static_cast<std::uint32_t>(view.question.crowd);
  for (const std::uint32_t cell : order_by_id(view.snapshot, presences.cells.cells())) {
    const auto stays = presences.stays_in(cell);
    if (providers_among(stays) < least) continue;
    // Answers by two questions at once may be two providers.
    const bool wanted = std::ranges::any_of(stays, [&](const Stay& one) {
      return std::ranges::any_of(stays, [&](const Stay& other) { return asked.answer(one.provider, other.provider); });
    });
    if (!wanted) continue;
    const std::uint32_t providers = view.question.day ? providers_among(stays) : most_at_once(presences, stays);
    if (providers >= least) crowded.push_back({presences.cells.cell(cell), providers});
  }
  std::ranges::stable_sort(crowded, std::ranges::greater(), &CrowdedCell::providers);
  return crowded;
}

}  // namespace engine
