#include "engine/analysis/overlap_rolls.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <utility>

#include "engine/analysis/days.h"
#include "engine/analysis/roster_writing.h"
#include "engine/analysis/stay_walk.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // entries of the roster

}  // namespace

// Chooses the stays of some blocks that follow each other.
class Rolls::Choosing {
 public:
  struct Chosen {
    StayCounts counts;
    std::vector<std::uint32_t> perhaps_stated;  // cells
  };

  Choosing(Rolls& rolls, const View& view)
      : rolls_(rolls),
        roster_(rolls.roster_),
        choice_(rolls.choice_),
        own_(rolls.own_),
        forming_(view),
        counts_(roster_.providers->size()),
        has_day_(view.question.day),
        has_every_cell_(choice_.has_every_cell()),
        walk_(view, roster_, choice_.is_kept()),
        looked_into_(looked_into(view.question, roster_)) {}

  void choose(std::size_t from, std::size_t to) {
    if (from == to) return;
    begin_ = to_ = roster_.blocks[from].before;
    cell_ = roster_.blocks[from].cell;
    for (std::size_t block = from; block < to; ++block) {
      changing_ = std::ranges::lower_bound(roster_.changing, roster_.blocks[block].stay, {}, &Roster::Changing::stay);
      walk_.walk(block, [&](std::uint32_t stay, std::uint32_t cell) {
        if (has_every_cell_ || choice_.has(roster_.cells[cell])) meet(stay, cell);
      });
      take_met();  // what changes is looked up block by block
    }
    end_cell();
  }

  // Puts what stands apart into the rolls, of which somebody has hold alone.
  Chosen finish() {
    const auto before = static_cast<std::uint32_t>(own_.gapped.size() - 1 + roster_.stays.gapped.size());
    std::size_t first_mix = rolls_.mixes_.size();
    own_.gapped.insert(own_.gapped.end(), gapped_.begin() + 1, gapped_.end());
    for (const std::uint32_t stay : with_gaps_) own_.all[stay].gaps += before;
    for (const std::uint32_t stay : with_mixes_) rolls_.parts_[stay] = static_cast<std::uint32_t>(first_mix++);
    rolls_.mixes_.insert(rolls_.mixes_.end(), mixes_.begin(), mixes_.end());
    return {std::move(counts_), std::move(perhaps_stated_)};
  }

 private:
  struct Met {
    std::uint32_t stay, cell;
  };

  // What is read of a stay comes from all over memory: some stays are met before the first of them is taken.
  void meet(std::uint32_t stay, std::uint32_t cell) {
    __builtin_prefetch(&roster_.stays.all[stay]);
    met_[met_count_++] = {stay, cell};
    if (met_count_ == met_.size()) take_met();
  }

  void take_met() {
    const auto met = std::span(met_).first(std::exchange(met_count_, 0));
    for (const Met& one : met) {
      if (roster_.stays.all[one.stay].has(looked_into_)) __builtin_prefetch(&roster_.firsts[one.stay]);
    }
    for (const Met& one : met) {
      if (roster_.stays.all[one.stay].has(looked_into_)) roster_.entries.fetch(roster_.firsts[one.stay]);
    }
    for (const Met& one : met) {
      const RollEntry& stay = roster_.stays.all[one.stay];
      if (!walk_.may_be_there(stay.days)) continue;
      if (one.cell != cell_) {
        end_cell();
        cell_ = one.cell;
      }
      if (stay.has(looked_into_)) {
        look_into(one.stay);
      } else {
        add(one.stay, stay);
      }
    }
  }

  void end_cell() {
    if (to_ == begin_) return;
    own_.rolls[cell_] = {begin_, to_};
    counts_.add(cell_, own_);
    if (!rolls_.keeps_alone_ && to_ == begin_ + 1) return forget();
    const auto states_none = [](const RollEntry& stay) { return stay.has(mark::no_capacity); };
    if (to_ > begin_ + 1 && std::ranges::none_of(own_.in(cell_), states_none)) perhaps_stated_.push_back(cell_);
    begin_ = to_;
  }

  // Whoever is alone in a cell is counted and no more: the next takes the place.
  void forget() {
    to_ = begin_;
    if (!with_gaps_.empty() && with_gaps_.back() == to_) with_gaps_.pop_back();
    if (with_mixes_.empty() || with_mixes_.back() != to_) return;
    with_mixes_.pop_back();
    mixes_.pop_back();
  }

  void add(std::uint32_t stay, const RollEntry& chosen) {
    RollEntry& entry = own_.all[to_];
    entry = chosen;
    entry.marks &= static_cast<std::uint16_t>(~mark::several_leads);
    // Those who stand somewhere on one day meet whatever else they do.
    if (has_day_) entry.gaps = 0;
    if (entry.has(mark::mixed)) rolls_.parts_[to_] = whole;
    rolls_.origins_[to_++] = stay;
  }

  // Adds what is chosen of a stay.
  void look_into(std::uint32_t stay) {
    const RollEntry& all = roster_.stays.all[stay];
    std::uint32_t at = roster_.firsts[stay];
    const std::uint32_t first = at, end = roster_.firsts[stay + 1];
    while (at < end && !choice_.has(at)) ++at;
    if (at == end) return;
    if (has_day_ && all.is_uniform()) return add(stay, all);
    const std::span<const StayDetail> details = details_of(stay);
    const auto entry = [&] { return roster_.entries.entry(at, all.provider, all.lead); };
    const auto detail = [&] { return details.empty() ? detail_of_each(all) : details[at - first]; };
    forming_.begin(entry(), detail());
    for (++at; at < end; ++at) {
      if (choice_.has(at)) forming_.join(entry(), detail());
    }
    const RollEntry formed = forming_.finish(gapped_);
    if (formed.gaps != 0) with_gaps_.push_back(to_);
    if (formed.has(mark::mixed)) {
      with_mixes_.push_back(to_);
      mixes_.push_back(forming_.mix());
    }
    add(stay, formed);
  }

  // Of each delivery of a stay, where they differ.
  std::span<const StayDetail> details_of(std::uint32_t stay) {
    while (changing_ != roster_.changing.end() && changing_->stay < stay) ++changing_;
    if (changing_ == roster_.changing.end() || changing_->stay != stay) return {};
    return std::span(roster_.details).subspan(changing_->first);
  }

  // Where all of its deliveries add the same.
  static StayDetail detail_of_each(const RollEntry& stay) {
    return {stay.organisation, stay.difference, false, stay.has(mark::capacity), !stay.has(mark::other_node)};
  }

  Rolls& rolls_;
  const Roster& roster_;
  const RosterChoice& choice_;
  Stays& own_;
  StayForming forming_;
  StayCounts counts_;
  const bool has_day_, has_every_cell_;
  const StayWalk walk_;
  const std::uint16_t looked_into_;
  std::vector<Roster::Changing>::const_iterator changing_;
  std::uint32_t cell_ = 0, begin_ = 0;  // the cell and where its stays begin
  std::vector<std::uint32_t> perhaps_stated_;
  std::array<Met, 64> met_;
  std::size_t met_count_ = 0;
  std::uint32_t to_ = 0;  // the stay that is written; read at once, and so apart from the others
  std::vector<Period> gapped_ = std::vector<Period>(1);
  std::vector<std::uint32_t> with_gaps_;   // those whose gaps are in gapped_
  std::vector<std::uint32_t> with_mixes_;  // those whose mixes are in mixes_
  std::vector<StayMix> mixes_;
};

Rolls::Rolls(const View& view, const RosterChoice& choice)
    : choice_(choice),
      roster_(choice.roster()),
      is_whole_(choice.is_whole()),
      keeps_alone_(view.question.crowd < 2),
      stays_(is_whole_ ? roster_.stays : own_) {
  if (!is_whole_) choose(view);
}

void Rolls::choose(const View& view) {
  const std::size_t entries = roster_.entries.size();
  own_.all = Room<RollEntry>(entries);
  origins_ = Room<std::uint32_t>(entries);
  parts_ = Room<std::uint32_t>(entries);
  own_.rolls.resize(roster_.cells.size());
  std::mutex guard;
  std::map<std::size_t, Choosing::Chosen> found;
  const std::size_t worth = entries < worth_sharing ? roster_.blocks.size() + 1 : 2;
  in_ranges(roster_.blocks.size(), worth, [&](std::size_t from, std::size_t to) {
    Choosing choosing(*this, view);
    choosing.choose(from, to);
    const std::scoped_lock lock(guard);
    found.emplace(from, choosing.finish());
  });
  std::vector<StayCounts> counts;
  for (auto& [from, some] : found) {
    counts.push_back(std::move(some.counts));
    perhaps_stated_.insert(perhaps_stated_.end(), some.perhaps_stated.begin(), some.perhaps_stated.end());
  }
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
