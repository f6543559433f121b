#include "engine/analysis/overlaps.h"

#include <algorithm>
#include <future>

#include "engine/analysis/crowded.h"
#include "engine/analysis/days.h"
#include "engine/analysis/finding_id.h"
#include "engine/analysis/overlap_sweep.h"
#include "engine/analysis/provider_signs.h"
#include "engine/analysis/saturation.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 64;  // pairs that are written out

// Finds the pairs of one answer and writes out those that it lists.
class Finder {
 public:
  // `crowded`: how many of these cells to list; nothing if they are not asked for.
  Finder(const View& view, std::optional<std::size_t> crowded)
      : view_(view),
        choice_(view),
        providers_(*choice_.roster().providers),
        differences_(differences_of(view.snapshot)),
        rolls_(view, choice_),
        asked_(view, choice_, rolls_),
        crowded_(crowded ? std::async(std::launch::async,
                                      [=, this] { return find_crowded(view_, choice_, rolls_, asked_, *crowded); })
                         : std::future<CrowdedCells>()),
        signs_(std::async(std::launch::async, [this] { return signs(); })),
        saturations_(view, choice_, rolls_),
        judge_(view, choice_, rolls_, *differences_, saturations_),
        sweep_(view, choice_, rolls_, *differences_, saturations_, judge_, asked_, signs_.get()) {}

  OverlapSweep::Found count(const OverlapsListed& listed) const {
    OverlapSweep::Found found = sweep_.count(listed);
    found.totals.cells = rolls_.cells_with_anybody();
    return found;
  }

  // REQUIRES: they are asked for; called once.
  CrowdedCells crowded() { return crowded_.get(); }

  std::vector<RankedPair> best(std::size_t most) const { return sweep_.best(most); }

  std::vector<Overlap> overlaps_of(std::span<const RankedPair> pairs) const;

  std::string id_of(const RankedPair& pair) const {
    const auto id = [&](std::uint32_t one) { return view_.snapshot.id(providers_.provider(providers_.of_id(one))); };
    return finding_id("overlap", {id(pair.a), id(pair.b)});
  }

 private:
  Room<ProviderSign> signs() const {
    return find_signs(rolls_, links_of(view_.snapshot, providers_, *choice_.roster().programmes)->signs);
  }
  Overlap overlap_of(const RankedPair& pair, std::span<const Encounter> encounters) const;
  void measure(Overlap& overlap, std::span<const Encounter> encounters) const;

  const View& view_;
  const RosterChoice choice_;
  const ProviderOrder& providers_;
  const std::shared_ptr<const ProfileDifferences> differences_;
  const Rolls rolls_;
  const AskedProviders asked_;
  // Found beside what follows, most of which one core does.
  std::future<CrowdedCells> crowded_;
  std::future<Room<ProviderSign>> signs_;
  const Saturations saturations_;
  const OverlapJudge judge_;
  const OverlapSweep sweep_;
};

// Fills in what depends on the shared cells alone.
void Finder::measure(Overlap& overlap, std::span<const Encounter> encounters) const {
  std::vector<std::uint32_t> numbers;
  std::vector<Period> days;
  for (const Encounter& encounter : encounters) {
    numbers.push_back(encounter.cell);
    overlap.organisations_a.push_back(rolls_.entry(encounter.a).lead);
    overlap.organisations_b.push_back(rolls_.entry(encounter.b).lead);
    const auto both = days_in_common(rolls_.days_of(encounter.a), rolls_.days_of(encounter.b));
    days.insert(days.end(), both.begin(), both.end());
  }
  for (auto* leads : {&overlap.organisations_a, &overlap.organisations_b}) {
    std::ranges::sort(*leads);
    leads->erase(std::ranges::unique(*leads).begin(), leads->end());
  }
  numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
  for (const std::uint32_t cell : numbers) {
    overlap.shared.push_back(choice_.roster().cells[cell]);
    overlap.saturation = std::max(overlap.saturation, saturations_.of(cell));
  }
  const Snapshot& snapshot = view_.snapshot;
  const auto id = [](const auto& order, auto node) {
    return node.known() ? std::string_view(order.id(node)) : std::string_view();
  };
  std::ranges::sort(overlap.shared, {}, [&](const Cell& cell) {
    return std::tuple(id(snapshot.locations, cell.location), id(snapshot.services, cell.service),
                      id(snapshot.groups, cell.group));
  });
  overlap.days = count_days(united(std::move(days)));
}

Overlap Finder::overlap_of(const RankedPair& pair, std::span<const Encounter> encounters) const {
  Overlap overlap;
  const std::uint32_t a = providers_.of_id(pair.a), b = providers_.of_id(pair.b);
  overlap.a = providers_.provider(a);
  overlap.b = providers_.provider(b);
  overlap.id = id_of(pair);
  measure(overlap, encounters);
  overlap.jaccard = pair.jaccard;
  overlap.containment =
      static_cast<double>(pair.cells) / static_cast<double>(std::min(rolls_.cells_of(a), rolls_.cells_of(b)));
  Verdict verdict = judge_.judge(encounters);
  overlap.kind = verdict.kind;
  overlap.probable = verdict.probable;
  overlap.reason = std::move(verdict.reason);
  overlap.sites = static_cast<std::uint32_t>(verdict.sites.size());
  return overlap;
}

std::vector<Overlap> Finder::overlaps_of(std::span<const RankedPair> pairs) const {
  std::vector<Overlap> overlaps(pairs.size());
  in_ranges(pairs.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    std::vector<Encounter> encounters;
    for (std::size_t one = from; one < to; ++one) {
      sweep_.find_encounters(providers_.of_id(pairs[one].a), providers_.of_id(pairs[one].b), encounters);
      overlaps[one] = overlap_of(pairs[one], encounters);
    }
  });
  return overlaps;
}

}  // namespace

struct RankedOverlaps::Found {
  Found(const Snapshot& snapshot, const Question& asked, const OverlapsListed& listed)
      : question(asked), view(snapshot, question), finder(view, listed.crowded) {
    counted = finder.count(listed);
    if (!listed.crowded) return;
    crowded = finder.crowded();
    counted.totals.crowded = crowded.total;
  }

  const Question question;
  const View view;
  Finder finder;
  OverlapSweep::Found counted;
  CrowdedCells crowded;
};

RankedOverlaps::RankedOverlaps(const Snapshot& snapshot, const Question& question, const OverlapsListed& listed)
    : found_(std::make_unique<const Found>(snapshot, question, listed)) {}
RankedOverlaps::RankedOverlaps(RankedOverlaps&&) noexcept = default;
RankedOverlaps::~RankedOverlaps() = default;

const OverlapTotals& RankedOverlaps::totals() const { return found_->counted.totals; }
const std::vector<CrowdedCell>& RankedOverlaps::crowded() const { return found_->crowded.first; }
std::size_t RankedOverlaps::size() const { return found_->counted.first.size(); }

std::vector<Overlap> RankedOverlaps::pairs(std::size_t from, std::size_t to) const {
  return found_->finder.overlaps_of(std::span(found_->counted.first).subspan(from, to - from));
}

std::optional<Overlap> RankedOverlaps::find(const std::string& id) const {
  const auto found = gather_in_ranges<std::size_t>(size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    std::vector<std::size_t> places;
    for (std::size_t at = from; at < to; ++at) {
      if (found_->finder.id_of(found_->counted.first[at]) == id) places.push_back(at);
    }
    return places;
  });
  if (found.empty()) return std::nullopt;
  return std::move(pairs(found.front(), found.front() + 1).front());
}

Overlaps find_overlaps(const Snapshot& snapshot, const Question& question, const OverlapsListed& listed) {
  const RankedOverlaps found(snapshot, question, listed);
  return {found.pairs(0, found.size()), found.crowded(), found.totals()};
}

std::vector<Overlap> find_best_overlaps(const Snapshot& snapshot, const Question& question, std::size_t most) {
  const View view(snapshot, question);
  const Finder finder(view, std::nullopt);
  return finder.overlaps_of(finder.best(most));
}

}  // namespace engine
