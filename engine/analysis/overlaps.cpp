#include "engine/analysis/overlaps.h"

#include <algorithm>

#include "engine/analysis/crowded.h"
#include "engine/analysis/days.h"
#include "engine/analysis/finding_id.h"
#include "engine/analysis/flags.h"
#include "engine/analysis/overlap_class.h"
#include "engine/analysis/saturation.h"

namespace engine {
namespace {

// Confirmed and likely ones are called duplication and come first.
int rank_of(OverlapClass kind) {
  switch (kind) {
    case OverlapClass::confirmed:
      return 0;
    case OverlapClass::likely:
      return 1;
    case OverlapClass::possible:
      return 2;
    default:
      return 3;
  }
}

// The pairs, which come by their ids, in the order of answers.
std::vector<Overlap> ranked(std::vector<Overlap> pairs) {
  struct Key {
    int rank;
    std::int64_t sites, cells;  // negative: the most come first
    double jaccard;
    std::size_t place;

    auto operator<=>(const Key&) const = default;
  };
  std::vector<Key> keys;
  keys.reserve(pairs.size());
  for (const Overlap& pair : pairs) {
    keys.push_back({rank_of(pair.kind), -static_cast<std::int64_t>(pair.sites),
                    -static_cast<std::int64_t>(pair.shared.size()), -pair.jaccard, keys.size()});
  }
  std::ranges::sort(keys, [](const Key& one, const Key& other) { return one < other; });
  std::vector<Overlap> ranked;
  ranked.reserve(pairs.size());
  for (const Key& key : keys) ranked.push_back(std::move(pairs[key.place]));
  return ranked;
}

// Finds the pairs of one answer, provider by provider.
class Finder {
 public:
  explicit Finder(const View& view)
      : view_(view),
        providers_(view.snapshot),
        presences_(find_presences(view, providers_)),
        saturations_(find_saturations(view, presences_)),
        judge_(view, providers_, presences_, saturations_),
        by_id_(ranks_by_id()),
        asked_(view, providers_, presences_) {}

  Overlaps find() const;

 private:
  std::vector<std::uint32_t> ranks_by_id() const;
  bool are_two(const Stay& a, const Stay& b) const;
  std::vector<Encounter> encounters_of(std::span<const Stay* const> stays) const;
  Overlap overlap_of(std::span<const Encounter> encounters, const std::vector<std::uint32_t>& cells_of) const;
  void measure(Overlap& overlap, std::span<const Encounter> encounters) const;

  const View& view_;
  ProviderOrder providers_;
  Presences presences_;
  std::vector<std::optional<double>> saturations_;
  OverlapJudge judge_;
  std::vector<std::uint32_t> by_id_;  // by cell: its place in the order of answers
  AskedProviders asked_;
};

std::vector<std::uint32_t> Finder::ranks_by_id() const {
  const auto order = order_by_id(view_.snapshot, presences_.cells.cells());
  std::vector<std::uint32_t> rank(order.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) rank[order[place]] = place;
  return rank;
}

// Whether two that stay in one cell are a pair on a common day.
bool Finder::are_two(const Stay& a, const Stay& b) const {
  if (a.lead == b.lead) {
    const bool programmes =
        providers_.provider(a.provider).programme.known() && providers_.provider(b.provider).programme.known();
    if (!view_.question.within_organisations || !programmes) return false;
  }
  if (!asked_.answer(a.provider, b.provider)) return false;
  return view_.question.day || have_common_day(presences_.days_of(a), presences_.days_of(b));
}

// All encounters of one provider with those that come after it, by the other provider.
std::vector<Encounter> Finder::encounters_of(std::span<const Stay* const> stays) const {
  std::vector<Encounter> encounters;
  for (const Stay* one : stays) {
    for (const Stay& other : presences_.stays_in(one->cell)) {
      if (other.provider > one->provider && are_two(*one, other)) encounters.push_back({one, &other});
    }
  }
  std::ranges::sort(encounters, [](const Encounter& one, const Encounter& other) {
    return std::tuple(one.b->provider, one.a, one.b) < std::tuple(other.b->provider, other.a, other.b);
  });
  return encounters;
}

// Fills in what depends on the shared cells alone.
void Finder::measure(Overlap& overlap, std::span<const Encounter> encounters) const {
  std::vector<std::uint32_t> cells;
  std::vector<Period> days;
  for (const Encounter& encounter : encounters) {
    cells.push_back(encounter.a->cell);
    overlap.organisations_a.push_back(encounter.a->lead);
    overlap.organisations_b.push_back(encounter.b->lead);
    const auto both = days_in_common(presences_.days_of(*encounter.a), presences_.days_of(*encounter.b));
    days.insert(days.end(), both.begin(), both.end());
  }
  for (auto* leads : {&overlap.organisations_a, &overlap.organisations_b}) {
    std::ranges::sort(*leads);
    leads->erase(std::ranges::unique(*leads).begin(), leads->end());
  }
  std::ranges::sort(cells, {}, [&](std::uint32_t cell) { return by_id_[cell]; });
  cells.erase(std::ranges::unique(cells).begin(), cells.end());
  for (const std::uint32_t cell : cells) {
    overlap.shared.push_back(presences_.cells.cell(cell));
    if (saturations_[cell]) overlap.saturation = std::max(overlap.saturation, saturations_[cell]);
  }
  overlap.days = count_days(united(std::move(days)));
}

Overlap Finder::overlap_of(std::span<const Encounter> encounters, const std::vector<std::uint32_t>& cells_of) const {
  const std::uint32_t a = encounters.front().a->provider, b = encounters.front().b->provider;
  Overlap overlap;
  overlap.a = providers_.provider(a);
  overlap.b = providers_.provider(b);
  overlap.id = finding_id("overlap", {view_.snapshot.id(overlap.a), view_.snapshot.id(overlap.b)});
  measure(overlap, encounters);
  const auto shared = static_cast<double>(overlap.shared.size());
  overlap.jaccard = shared / (static_cast<double>(cells_of[a]) + static_cast<double>(cells_of[b]) - shared);
  overlap.containment = shared / static_cast<double>(std::min(cells_of[a], cells_of[b]));
  Verdict verdict = judge_.judge(overlap.id, encounters);
  overlap.kind = verdict.kind;
  overlap.probable = verdict.probable;
  overlap.reason = std::move(verdict.reason);
  overlap.sites = static_cast<std::uint32_t>(verdict.sites.size());
  return overlap;
}

Overlaps Finder::find() const {
  std::vector<std::vector<const Stay*>> stays(providers_.size());
  std::vector<std::uint32_t> cells_of(providers_.size());  // by provider
  for (const Stay& stay : presences_.stays) {
    auto& own = stays[stay.provider];
    cells_of[stay.provider] += own.empty() || own.back()->cell != stay.cell;
    own.push_back(&stay);
  }
  Overlaps overlaps;
  for (const auto& own : stays) {
    const auto encounters = encounters_of(own);
    for (auto from = encounters.begin(); from != encounters.end();) {
      const auto to = std::find_if(from, encounters.end(),
                                   [&](const Encounter& one) { return one.b->provider != from->b->provider; });
      overlaps.pairs.push_back(overlap_of({from, to}, cells_of));
      from = to;
    }
  }
  overlaps.pairs = ranked(std::move(overlaps.pairs));
  overlaps.crowded = find_crowded(view_, presences_, asked_);
  return overlaps;
}

}  // namespace

Overlaps find_overlaps(const Snapshot& snapshot, const Question& question) {
  const View view(snapshot, question);
  return Finder(view).find();
}

}  // namespace engine
