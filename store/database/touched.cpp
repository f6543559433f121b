#include "store/database/touched.h"

#include <algorithm>

#include "store/database/ledger_reading.h"
#include "store/database/versions.h"

namespace store {
namespace {

using engine::Number;

// Every number that the revisions touched, as runs by their first; they may share numbers.
std::vector<Run> touched_runs(const Rocks& rocks, const Progress& progress, Stretch stretch) {
  std::vector<Run> runs;
  for_each_touched(rocks, stretch.since, {stretch.to, progress.next},
                   [&](engine::Revision, const std::vector<Run>& touched) {
                     runs.insert(runs.end(), touched.begin(), touched.end());
                   });
  std::ranges::sort(runs);
  return runs;
}

// Gathers the numbers of records that stand in a pack as they came, as runs.
void add_standing(const engine::Pack& pack, std::span<const std::uint16_t> superseded, std::vector<Run>& standing) {
  auto late = superseded.begin();
  for (std::size_t at = 0; at < pack.size(); ++at) {
    if (late != superseded.end() && *late == at) {
      ++late;
      continue;
    }
    const Number number = pack.number(at);
    if (standing.empty() || standing.back().first + standing.back().count != number) standing.push_back({number, 0});
    ++standing.back().count;
  }
}

// The numbers of `runs` that are in none of `standing`, each once. Both ascend.
std::vector<Number> numbers_beside(const std::vector<Run>& runs, const std::vector<Run>& standing) {
  std::vector<Number> numbers;
  auto next = standing.begin();
  Number from = 0;  // what is below was listed or passed over
  for (const Run& run : runs) {
    from = std::max(from, run.first);
    while (from < run.first + run.count) {
      while (next != standing.end() && next->first + next->count <= from) ++next;
      if (next != standing.end() && next->first <= from) {
        from = next->first + next->count;
      } else {
        numbers.push_back(from++);
      }
    }
  }
  return numbers;
}

}  // namespace

std::vector<Number> touched_between(
    const Rocks& rocks, const Packs& packs, const Progress& progress, Stretch stretch,
    const std::function<void(const engine::Pack& pack, std::span<const std::uint16_t> superseded)>& visit_pack) {
  if (stretch.since >= stretch.to) return {};
  const auto places = packs.directory().choose(
      [&](const PackEntry& entry) { return entry.revision > stretch.since && entry.revision <= stretch.to; });
  std::vector<Run> standing;
  std::vector<std::uint16_t> superseded;
  NewestVersions later(rocks.seek(Family::records), "", stretch.to, places.empty() ? 0 : places.front().first);
  for (const auto& place : places) {
    const engine::Pack pack = packs.pack(place.first).pack;
    const Number last = pack.number(pack.size() - 1);
    superseded.clear();
    for (later.go_to(place.first); !later.at_end() && later.number() <= last; later.next()) {
      if (const auto at = pack.find(later.number())) superseded.push_back(static_cast<std::uint16_t>(*at));
    }
    visit_pack(pack, superseded);
    add_standing(pack, superseded, standing);
  }
  return numbers_beside(touched_runs(rocks, progress, stretch), standing);
}

}  // namespace store
