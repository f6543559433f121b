#include "engine/analysis/overlap_rolls.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

#include "engine/analysis/days.h"
#include "engine/analysis/roster_writing.h"
#include "engine/analysis/stay_walk.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // stays

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
        walk_(view, roster_, choice_.is_kept()) {}

  // `before`: so many stays at most are chosen of the blocks before.
  void choose(std::size_t from, std::size_t to, std::uint32_t before) {
    if (from == to) return;
    begin_ = to_ = before;
    cell_ = roster_.blocks[from].cell;
    for (std::size_t block = from; block < to; ++block) {
      changing_ = std::ranges::lower_bound(roster_.changing, roster_.blocks[block].stay, {}, &Roster::Changing::stay);
      std::span<MetStay> met = walk_.list(block);
      if (!has_every_cell_) met = wanted_of(met);
      if (!rolls_.keeps_alone_) met = met.first(count_alone(met));
      walk_.visit(met, StayWalk::Reads::entries, [&](const MetStay& stay) { take(stay); });
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
  // Of these, behind which is one in no cell, those in cells that the filter lets count; and such a one.
  std::span<MetStay> wanted_of(std::span<MetStay> met) const {
    const auto is_outside = [&](const MetStay& stay) { return !choice_.has(roster_.cells[stay.cell]); };
    const auto rest = std::ranges::remove_if(met, is_outside);
    if (!rest.empty()) rest.front().cell = StayWalk::no_cell;
    return met.first(met.size() - rest.size());
  }

  // Counts those whom nobody else may meet in their cell, and moves the others to the front; returns how many they are.
  // REQUIRES: behind them is one in no cell.
  std::size_t count_alone(std::span<MetStay> met) {
    alone_.resize(std::max(alone_.size(), met.size()));
    MetStay *alone = alone_.data(), *other = met.data();
    std::uint32_t before = StayWalk::no_cell;
    for (const MetStay *one = met.data(), *end = one + met.size(); one != end; ++one) {
      const MetStay stay = *one;
      const unsigned is_alone = unsigned{before != stay.cell} & unsigned{one[1].cell != stay.cell};
      before = stay.cell;
      *alone = stay;
      *other = stay;  // not behind the one that is read
      alone += is_alone;
      other += 1 - is_alone;
    }
    walk_.visit(std::span(alone_.data(), alone), StayWalk::Reads::nothing, [&](const MetStay& stay) {
      if (walk_.is_looked_into(stay) && !is_any_chosen(stay.stay)) return;
      own_.rolls[stay.cell] = {begin_, begin_ + 1};
      counts_.add_alone(stay.provider);
    });
    return static_cast<std::size_t>(other - met.data());
  }

  bool is_any_chosen(std::uint32_t stay) const {
    std::uint32_t at = roster_.firsts[stay];
    while (at < roster_.firsts[stay + 1] && !choice_.has(at)) ++at;
    return at < roster_.firsts[stay + 1];
  }

  void take(const MetStay& stay) {
    if (stay.cell != cell_) {
      end_cell();
      cell_ = stay.cell;
    }
    if (walk_.is_looked_into(stay)) {
      look_into(stay.stay);
    } else {
      add(stay.stay, roster_.stays.all[stay.stay]);
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
    const std::uint32_t first = roster_.firsts[stay], end = roster_.firsts[stay + 1];
    std::uint32_t at = first;
    while (at < end && !choice_.has(at)) ++at;
    if (at == end) return;
    if (has_day_ && (all.is_uniform() || (at == first && are_all_chosen(at + 1, end)))) return add(stay, all);
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

  bool are_all_chosen(std::uint32_t at, std::uint32_t end) const {
    while (at < end && choice_.has(at)) ++at;
    return at == end;
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
  StayWalk walk_;
  std::vector<Roster::Changing>::const_iterator changing_;
  std::vector<MetStay> alone_;
  std::uint32_t cell_ = 0, begin_ = 0;  // the cell and where its stays begin
  std::vector<std::uint32_t> perhaps_stated_;
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
  const StayWalk walk(view, roster_, choice_.is_kept());
  std::vector<std::uint32_t> before{0};  // how many stays at most are chosen, by block
  for (std::size_t block = 0; block < roster_.blocks.size(); ++block) {
    before.push_back(before.back() + static_cast<std::uint32_t>(walk.count(block)));
  }
  own_.all = Room<RollEntry>(before.back());
  origins_ = Room<std::uint32_t>(before.back());
  parts_ = Room<std::uint32_t>(before.back());
  own_.rolls.resize(roster_.cells.size());
  std::mutex guard;
  std::map<std::size_t, Choosing::Chosen> found;
  in_block_ranges(roster_, worth_sharing, [&](std::size_t from, std::size_t to) {
    Choosing choosing(*this, view);
    choosing.choose(from, to, before[from]);
    const std::scoped_lock lock(guard);
    found.emplace(from, choosing.finish());
  });
  std::vector<StayCounts> counts;
  for (auto& [from, some] : found) {
    with_anybody_ += some.counts.cells();
    counts.push_back(std::move(some.counts));
    perhaps_stated_.insert(perhaps_stated_.end(), some.perhaps_stated.begin(), some.perhaps_stated.end());
  }
  index_stays(own_, std::move(counts));
}

std::uint32_t Rolls::cells_with_anybody() const {
  if (!is_whole_) return with_anybody_;
  const auto has_any = [](const Roll& roll) { return roll.size() != 0; };
  return static_cast<std::uint32_t>(std::ranges::count_if(stays_.rolls, has_any));
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
