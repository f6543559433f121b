#include "engine/analysis/overlap_rolls.h"

#include <algorithm>
#include <map>
#include <mutex>

#include "engine/analysis/days.h"
#include "engine/analysis/roster_writing.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // entries of the roster

// Where some of a stay is left out, what is said of all of it may be wrong of the rest.
constexpr std::uint16_t of_several =
    mark::several_deliverers | mark::several_keys | mark::several_sites | mark::other_node;

bool is_uniform(const RollEntry& stay) {
  return !stay.has(of_several) && !(stay.has(mark::sub_implementer) && stay.has(mark::in_person));
}

}  // namespace

// Chooses the stays of some cells that follow each other.
class Rolls::Choosing {
 public:
  Choosing(Rolls& rolls, const View& view, const ProfileDifferences& differences)
      : rolls_(rolls),
        roster_(rolls.roster_),
        choice_(rolls.choice_),
        own_(rolls.own_),
        forming_(view, differences),
        counts_(roster_.providers->size()),
        day_(view.question.day),
        looked_into_(choice_.looked_into()) {}

  void choose(std::uint32_t from, std::uint32_t to) {
    to_ = roster_.stays.rolls[from].first;
    for (std::uint32_t cell = from; cell < to; ++cell) {
      const std::uint32_t begin = to_;
      if (choice_.has(roster_.cells[cell])) day_ ? choose_by_day(cell) : choose(cell);
      own_.rolls[cell] = {begin, to_};
      counts_.add(cell, own_);
    }
  }

  // Puts what stands apart into the rolls, of which somebody has hold alone, and gives the counts.
  StayCounts finish() {
    const auto before = static_cast<std::uint32_t>(own_.gapped.size() - 1 + roster_.stays.gapped.size());
    own_.gapped.insert(own_.gapped.end(), gapped_.begin() + 1, gapped_.end());
    for (const std::uint32_t stay : with_gaps_) own_.all[stay].gaps += before;
    return std::move(counts_);
  }

 private:
  // Which days hold the one asked is past guessing, so that most of it branches on nothing.
  void choose_by_day(std::uint32_t cell) {
    const auto [first, end] = roster_.stays.rolls[cell];
    for (std::uint32_t stay = first; stay < end; ++stay) {
      const RollEntry& one = roster_.stays.all[stay];
      copy(stay, one);
      own_.all[to_].gaps = 0;
      const bool may =
          (static_cast<unsigned>(one.days.from <= *day_) & static_cast<unsigned>(*day_ < one.days.to)) != 0;
      if (!one.has(looked_into_)) {
        to_ += may ? 1 : 0;
      } else if (may) {
        to_ += is_uniform(one) ? counts(stay) : form(cell, stay);
      }
    }
  }

  void choose(std::uint32_t cell) {
    const auto [first, end] = roster_.stays.rolls[cell];
    for (std::uint32_t stay = first; stay < end; ++stay) {
      const RollEntry& one = roster_.stays.all[stay];
      copy(stay, one);
      to_ += one.has(looked_into_) ? form(cell, stay) : 1U;
    }
  }

  void copy(std::uint32_t stay, const RollEntry& one) {
    RollEntry& copied = own_.all[to_];
    copied = one;
    copied.marks &= static_cast<std::uint16_t>(~mark::several_leads);
    rolls_.origins_[to_] = stay;
  }

  // 1 where some of the stay is chosen.
  std::uint32_t counts(std::uint32_t stay) const {
    const std::uint32_t end = roster_.firsts[stay + 1];
    for (std::uint32_t at = roster_.firsts[stay]; at < end; ++at) {
      if (choice_.has(at)) return 1;
    }
    return 0;
  }

  // Writes what is chosen of a stay, and returns 1 where something is.
  std::uint32_t form(std::uint32_t cell, std::uint32_t stay) {
    bool any = false;
    for (const RosterEntry& one : roster_.of(stay)) {
      if (!choice_.has(one)) continue;
      if (any) {
        forming_.join(one);
      } else {
        forming_.begin(roster_.cells[cell], one);
      }
      any = true;
    }
    if (!any) return 0;
    own_.all[to_] = forming_.finish(gapped_);
    if (own_.all[to_].gaps != 0) with_gaps_.push_back(to_);
    return 1;
  }

  Rolls& rolls_;
  const Roster& roster_;
  const RosterChoice& choice_;
  Stays& own_;
  StayForming forming_;
  StayCounts counts_;
  const std::optional<Day> day_;
  const std::uint16_t looked_into_;
  std::uint32_t to_ = 0;  // the stay that is written
  std::vector<Period> gapped_ = std::vector<Period>(1);
  std::vector<std::uint32_t> with_gaps_;  // those whose gaps are in gapped_
};

Rolls::Rolls(const View& view, const RosterChoice& choice, const ProfileDifferences& differences)
    : choice_(choice),
      roster_(choice.roster()),
      is_whole_(choice.is_whole()),
      stays_(is_whole_ ? roster_.stays : own_) {
  if (!is_whole_) choose(view, differences);
}

void Rolls::choose(const View& view, const ProfileDifferences& differences) {
  const std::size_t entries = roster_.entries.size();
  own_.all = Room<RollEntry>(entries);
  origins_ = Room<std::uint32_t>(entries);
  own_.rolls.resize(roster_.cells.size());
  std::mutex guard;
  std::map<std::size_t, StayCounts> found;
  in_ranges(entries, worth_sharing, [&](std::size_t from, std::size_t to) {
    const auto cell_at = [&](std::size_t entry) {
      const auto cells = std::span(roster_.starts).first(roster_.cells.size());
      return static_cast<std::uint32_t>(std::ranges::lower_bound(cells, entry) - cells.begin());
    };
    Choosing choosing(*this, view, differences);
    if (cell_at(from) < cell_at(to)) choosing.choose(cell_at(from), cell_at(to));
    const std::scoped_lock lock(guard);
    found.emplace(from, choosing.finish());
  });
  std::vector<StayCounts> counts;
  for (auto& [from, some] : found) counts.push_back(std::move(some));
  index_stays(own_, std::move(counts));
}

std::span<const Period> Rolls::days_of(const RollEntry& entry) const {
  if (entry.gaps == 0) return std::span(&entry.days, 1);
  const auto& kept = roster_.stays.gapped;
  const bool is_own = entry.gaps >= kept.size();
  const auto& gapped = is_own ? own_.gapped : kept;
  const std::size_t first = is_own ? entry.gaps - kept.size() : entry.gaps;
  std::size_t end = first;
  while (!gapped[end].empty()) ++end;
  return std::span(gapped).subspan(first, end - first);
}

std::vector<Period> Rolls::days_of(std::uint32_t stay) const {
  std::vector<Period> days;
  for (const RosterEntry& one : deliveries_of(stay)) {
    if (!choice_.has(one)) continue;
    const auto own = choice_.days_of(one);
    days.insert(days.end(), own.begin(), own.end());
  }
  return united(std::move(days));
}

}  // namespace engine
