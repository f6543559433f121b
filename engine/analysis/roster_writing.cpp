#include "engine/analysis/roster_writing.h"

#include <algorithm>
#include <limits>
#include <map>

#include "engine/analysis/activity.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // cells

}  // namespace

void StayForming::begin(const Cell& cell, const RosterEntry& one) {
  const auto [chunk, row] = cursor_.at(one.delivery);
  const std::uint32_t key = differences_.key(chunk.profiles[row]);
  cell_ = cell;
  entry_ = {one.provider, one.days, one.lead, chunk.organisations[row], one.site.index, {}, {}, 0};
  entry_.difference = static_cast<std::uint16_t>(key);
  entry_.marks = mark::capacity | mark::no_capacity;
  if (key > std::numeric_limits<std::uint16_t>::max()) entry_.marks |= mark::several_keys;
  if (one.in_programme) entry_.marks |= mark::programme;
  first_days_ = one.days;
  sites_ = one.site.known() ? 1 : 0;
  last_site_ = one.site;
  days_.clear();
  add(one, chunk, row);
}

void StayForming::join(const RosterEntry& one) {
  const auto [chunk, row] = cursor_.at(one.delivery);
  if (chunk.organisations[row] != entry_.organisation) entry_.marks |= mark::several_deliverers;
  if (differences_.key(chunk.profiles[row]) != entry_.difference) entry_.marks |= mark::several_keys;
  if (one.site != last_site_) {
    entry_.marks |= mark::several_sites;
    sites_ += one.site.known();
    last_site_ = one.site;
  }
  add(one, chunk, row);
  entry_.days = {std::min(entry_.days.from, one.days.from), std::max(entry_.days.to, one.days.to)};
}

// What is alike for the first and the next ones.
void StayForming::add(const RosterEntry& one, const DeliveryChunk& chunk, std::size_t row) {
  entry_.marks |= one.sub_implementer ? mark::sub_implementer : mark::in_person;
  if (!is_of_own_node(chunk, row)) entry_.marks |= mark::other_node;
  if (one.tier != Tier::everybody) entry_.marks |= mark::restricted;
  if (one.several_periods || one.days != first_days_) entry_.marks |= mark::several_days;
  const std::uint16_t stated = chunk.capacity(row) >= 0 ? mark::no_capacity : mark::capacity;
  entry_.marks &= static_cast<std::uint16_t>(~stated);
  // Those who stand somewhere on one day meet whatever else they do.
  if (view_.question.day) return;
  if (!one.several_periods) {
    days_.push_back(one.days);
    return;
  }
  for (const Period& period : days_of(chunk, row)) {
    if (!period.empty()) days_.push_back(period);
  }
}

RollEntry StayForming::finish(std::vector<Period>& gapped) {
  if (entry_.has(mark::several_sites)) entry_.site = sites_;
  if (entry_.has(mark::several_days) && !view_.question.day) unite_days(gapped);
  return entry_;
}

void StayForming::unite_days(std::vector<Period>& gapped) {
  if (!std::ranges::is_sorted(days_)) std::ranges::sort(days_);
  const std::size_t before = gapped.size();
  for (const Period& period : days_) {
    if (gapped.size() > before && period.from <= gapped.back().to) {
      gapped.back().to = std::max(gapped.back().to, period.to);
    } else {
      gapped.push_back(period);
    }
  }
  if (gapped.size() == before + 1) {
    gapped.pop_back();
    return;
  }
  entry_.gaps = static_cast<std::uint32_t>(before);
  gapped.push_back({Period::open_start, Period::open_start});
}

bool StayForming::is_of_own_node(const DeliveryChunk& chunk, std::size_t row) const {
  if (all_of_own_node_) return true;
  return view_.roots.of(chunk.services[row]) == cell_.service && view_.roots.of(chunk.groups[row]) == cell_.group;
}

void RosterWriting::begin_cell(const Cell& cell) {
  end_cell();
  cells_.cells.push_back(cell);
  cells_.starts.push_back(entry_);
  cells_.rolls.push_back({stay_, stay_});
}

void RosterWriting::add(const RosterEntry& entry) {
  if (any_ && entry.provider == last_.provider && entry.lead == last_.lead) {
    forming_.join(entry);
  } else {
    end_stay();
    forming_.begin(cells_.cells.back(), entry);
    roster_.firsts[stay_] = entry_;
    last_ = entry;
    any_ = true;
  }
  highest_ = std::max(highest_, entry.tier);
  roster_.entries.set(entry_++, entry);
}

void RosterWriting::end_stay() {
  if (!any_) return;
  any_ = false;
  RollEntry& stay = roster_.stays.all[stay_];
  stay = forming_.finish(gapped_);
  if (stay.gaps != 0) with_gaps_.push_back(stay_);
  ++stay_;
  if (last_.provider != Presence::nobody) cells_.rolls.back().end = stay_;
}

void RosterWriting::end_cell() { end_stay(); }

void RosterWriting::finish(std::uint32_t end, std::mutex& guard) {
  end_cell();
  // Where no room is left, the next one is the first of those that follow, and says the same.
  if (stay_ < end) roster_.firsts[stay_] = end;
  const std::scoped_lock lock(guard);
  roster_.highest = std::max(roster_.highest, highest_);
  auto& gapped = roster_.stays.gapped;
  const auto before = static_cast<std::uint32_t>(gapped.size() - 1);
  gapped.insert(gapped.end(), gapped_.begin() + 1, gapped_.end());
  for (const std::uint32_t stay : with_gaps_) roster_.stays.all[stay].gaps += before;
}

void make_room(Roster& roster, std::size_t entries) {
  roster.entries = RosterEntries(entries);
  roster.stays.all = Room<RollEntry>(entries);
  roster.firsts = Room<std::uint32_t>(entries + 1);
}

void finish_roster(Roster& roster, std::vector<RosterWriting::Cells> cells) {
  const auto entries = static_cast<std::uint32_t>(roster.entries.size());
  std::size_t count = 0;
  for (const auto& some : cells) count += some.cells.size();
  roster.cells.reserve(count);
  roster.starts.reserve(count + 1);
  roster.stays.rolls.reserve(count);
  for (const auto& some : cells) {
    roster.cells.insert(roster.cells.end(), some.cells.begin(), some.cells.end());
    roster.starts.insert(roster.starts.end(), some.starts.begin(), some.starts.end());
    roster.stays.rolls.insert(roster.stays.rolls.end(), some.rolls.begin(), some.rolls.end());
  }
  roster.starts.push_back(entries);
  roster.firsts[entries] = entries;
  std::mutex guard;
  std::map<std::size_t, StayCounts> found;
  in_ranges(count, worth_sharing, [&](std::size_t from, std::size_t to) {
    StayCounts counts(roster.providers->size());
    for (std::size_t cell = from; cell < to; ++cell) counts.add(static_cast<std::uint32_t>(cell), roster.stays);
    const std::scoped_lock lock(guard);
    found.emplace(from, std::move(counts));
  });
  std::vector<StayCounts> counts;
  for (auto& [from, some] : found) counts.push_back(std::move(some));
  index_stays(roster.stays, std::move(counts));
}

}  // namespace engine
