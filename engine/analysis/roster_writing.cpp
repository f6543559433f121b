#include "engine/analysis/roster_writing.h"

#include <algorithm>
#include <limits>
#include <map>
#include <mutex>

#include "engine/analysis/activity.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // cells

template <class Value>
void append(std::vector<Value>& all, const std::vector<Value>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

void append(Roster& roster, const RosterWriting::Block& block) {
  const auto cell = static_cast<std::uint32_t>(roster.cells.size());
  roster.blocks.push_back(block.place);
  roster.blocks.back().cell = cell;
  for (const std::uint32_t one : block.with_nobody) roster.with_nobody.push_back(cell + one);
  append(roster.cells, block.cells);
  append(roster.entries_in, block.entries_in);
  append(roster.stays.rolls, block.rolls);
  const auto& [end, last] = std::pair(block.place.end, block.place.last);
  roster.cells.insert(roster.cells.end(), block.spare, block.cells.empty() ? block.like : block.cells.back());
  roster.entries_in.insert(roster.entries_in.end(), block.spare, {last, last});
  roster.stays.rolls.insert(roster.stays.rolls.end(), block.spare, {end, end});
  add_aside(roster, block);
}

void index(Roster& roster) {
  std::mutex guard;
  std::map<std::size_t, StayCounts> found;
  in_ranges(roster.cells.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    StayCounts counts(roster.providers->size());
    for (std::size_t cell = from; cell < to; ++cell) counts.add(static_cast<std::uint32_t>(cell), roster.stays);
    const std::scoped_lock lock(guard);
    found.emplace(from, std::move(counts));
  });
  std::vector<StayCounts> counts;
  for (auto& [from, some] : found) counts.push_back(std::move(some));
  index_stays(roster.stays, std::move(counts));
}

}  // namespace

void StayForming::begin(const RosterEntry& one, const StayDetail& detail) {
  entry_ = {one.provider, one.days, one.lead, detail.organisation, one.site.index, detail.difference, {}, 0};
  entry_.marks = mark::capacity | mark::no_capacity;
  if (detail.beyond_keys) entry_.marks |= mark::several_keys;
  if (one.in_programme) entry_.marks |= mark::programme;
  first_days_ = one.days;
  several_days_ = false;
  sites_ = one.site.known() ? 1 : 0;
  last_site_ = one.site;
  days_.clear();
  mix_ = {};
  mix(one, detail);
  add(one, detail);
}

void StayForming::join(const RosterEntry& one, const StayDetail& detail) {
  if (detail.organisation != entry_.organisation) entry_.marks |= mark::several_deliverers;
  if (detail.difference != entry_.difference || detail.beyond_keys) entry_.marks |= mark::several_keys;
  mix(one, detail);
  if (one.site != last_site_) {
    entry_.marks |= mark::several_sites;
    sites_ += one.site.known();
    last_site_ = one.site;
  }
  add(one, detail);
  entry_.days = {std::min(entry_.days.from, one.days.from), std::max(entry_.days.to, one.days.to)};
}

// Mixes one with those before it. REQUIRES: last_site_ is of these, or its own if it is the first.
void StayForming::mix(const RosterEntry& one, const StayDetail& detail) {
  const std::uint64_t site = one.site.known() ? StayMix::bit_of(one.site.index) : 0;
  mix_.organisations |= StayMix::bit_of(detail.organisation.index);
  mix_.keys |= StayMix::bit_of(detail.difference);
  if (one.site != last_site_ && (mix_.sites & site) != 0) mix_.sites_apart = false;
  mix_.sites |= site;
  if (one.sub_implementer) mix_.sub_sites |= site;
}

// What is alike for the first and the next ones.
void StayForming::add(const RosterEntry& one, const StayDetail& detail) {
  entry_.marks |= one.sub_implementer ? mark::sub_implementer : mark::in_person;
  if (!detail.of_own_node) entry_.marks |= mark::other_node;
  if (one.tier != Tier::everybody) entry_.marks |= mark::restricted;
  const std::uint16_t not_so = detail.states_capacity ? mark::no_capacity : mark::capacity;
  entry_.marks &= static_cast<std::uint16_t>(~not_so);
  // Those who stand somewhere on one day meet whatever else they do.
  if (!writes_days_) return;
  several_days_ = several_days_ || one.several_periods || one.days != first_days_;
  if (!one.several_periods) {
    days_.push_back(one.days);
    return;
  }
  for (const Period& period : days_of(snapshot_, one.delivery)) {
    if (!period.empty()) days_.push_back(period);
  }
}

RollEntry StayForming::finish(std::vector<Period>& gapped) {
  if (entry_.has(mark::several_sites)) entry_.site = sites_;
  if (!several_days_) return entry_;
  unite_days(gapped);
  if (entry_.gaps != 0 || !entry_.is_uniform()) entry_.marks |= mark::changes;
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

RosterWriting::RosterWriting(Roster& roster, const View& view, const ProfileDifferences& differences,
                             std::uint32_t entry)
    : roster_(roster),
      view_(view),
      differences_(differences),
      all_of_own_node_(view.services.finest() && view.groups.finest()),
      cursor_(view.snapshot.deliveries),
      forming_(view),
      entry_(entry),
      stay_(entry) {
  block_.place.stay = block_.place.entry = entry;
}

void RosterWriting::begin_cell(const Cell& cell) {
  end_cell();
  block_.cells.push_back(cell);
  block_.entries_in.push_back({entry_, entry_});
  block_.rolls.push_back({stay_, stay_});
}

StayDetail RosterWriting::detail_of(const RosterEntry& entry) {
  const auto [chunk, row] = cursor_.at(entry.delivery);
  const std::uint32_t key = differences_.key(chunk.profiles[row]);
  StayDetail detail;
  detail.organisation = chunk.organisations[row];
  detail.difference = static_cast<std::uint16_t>(key);
  detail.beyond_keys = key > std::numeric_limits<std::uint16_t>::max();
  detail.states_capacity = chunk.capacity(row) >= 0;
  const Cell& cell = block_.cells.back();
  detail.of_own_node = all_of_own_node_ || (view_.roots.of(chunk.services[row]) == cell.service &&
                                            view_.roots.of(chunk.groups[row]) == cell.group);
  return detail;
}

void RosterWriting::add(const RosterEntry& entry) {
  const StayDetail detail = detail_of(entry);
  if (!details_.empty() && entry.provider == last_.provider && entry.lead == last_.lead) {
    forming_.join(entry, detail);
  } else {
    end_stay();
    forming_.begin(entry, detail);
    roster_.firsts[stay_] = entry_;
    last_ = entry;
  }
  details_.push_back(detail);
  block_.place.highest = std::max(block_.place.highest, entry.tier);
  block_.place.least = std::min(block_.place.least, entry.delivery);
  block_.place.greatest = std::max(block_.place.greatest, entry.delivery);
  roster_.entries.set(entry_++, entry);
}

void RosterWriting::end_stay() {
  if (details_.empty()) return;
  RollEntry& stay = roster_.stays.all[stay_];
  stay = forming_.finish(block_.gapped);
  if (stay.gaps != 0) block_.with_gaps.push_back(stay_);
  const bool is_uniform = stay.is_uniform() && stay.has(mark::capacity | mark::no_capacity);
  if (!is_uniform && stay.has(mark::changes | mark::restricted)) {
    block_.changing.push_back({stay_, static_cast<std::uint32_t>(block_.details.size())});
    append(block_.details, details_);
  }
  ++stay_;
  if (last_.provider != Presence::nobody) block_.rolls.back().end = stay_;
  details_.clear();
}

void RosterWriting::end_cell() {
  if (block_.cells.empty()) return;
  end_stay();
  block_.entries_in.back().end = entry_;
  if (last_.provider == Presence::nobody) {
    block_.with_nobody.push_back(static_cast<std::uint32_t>(block_.cells.size() - 1));
  }
}

RosterWriting::Block RosterWriting::finish() {
  end_cell();
  block_.place.end = stay_;
  block_.place.last = entry_;
  roster_.firsts[stay_] = entry_;
  return std::move(block_);
}

void make_room(Roster& roster, std::size_t entries, std::size_t blocks) {
  roster.room = std::make_shared<RosterRoom>(entries, blocks);
  const std::size_t room = roster.room->size();
  roster.entries = RosterEntries(room);
  roster.stays.all = Room<RollEntry>(room);
  roster.firsts = Room<std::uint32_t>(room);
}

void add_aside(Roster& roster, const RosterWriting::Block& block) {
  Stays& stays = roster.stays;
  const auto gapped = static_cast<std::uint32_t>(stays.gapped.size() - 1);
  stays.gapped.insert(stays.gapped.end(), block.gapped.begin() + 1, block.gapped.end());
  for (const std::uint32_t stay : block.with_gaps) stays.all[stay].gaps += gapped;
  const auto details = static_cast<std::uint32_t>(roster.details.size());
  for (const auto& [stay, first] : block.changing) roster.changing.push_back({stay, details + first});
  append(roster.details, block.details);
}

void sum_up(Roster& roster) {
  std::size_t entries = 0;
  std::uint32_t stays = 0;
  roster.highest = Tier::everybody;
  for (Roster::Block& block : roster.blocks) {
    block.before = stays;
    stays += block.end - block.stay;
    entries += block.last - block.entry;
    roster.highest = std::max(roster.highest, block.highest);
  }
  roster.entries.set_size(entries);
}

void finish_roster(Roster& roster, const std::vector<RosterWriting::Block>& blocks) {
  std::size_t cells = 0;
  for (const auto& block : blocks) cells += block.cells.size() + block.spare;
  roster.cells.reserve(cells);
  roster.entries_in.reserve(cells);
  roster.stays.rolls.reserve(cells);
  for (const auto& block : blocks) append(roster, block);
  sum_up(roster);
  index(roster);
}

}  // namespace engine
