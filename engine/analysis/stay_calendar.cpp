#include "engine/analysis/stay_calendar.h"

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

#include "engine/analysis/followed.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 2;  // blocks
constexpr std::size_t looked_at = 4096;   // stays that tell where spans begin

bool may_be_asked_for(const RollEntry& stay) { return stay.provider != Presence::nobody && !stay.days.empty(); }

// The days on which stays begin and end, of some thousand of them, ascending.
std::vector<Day> days_of_change(const Roster& roster) {
  std::vector<Day> days;
  const std::size_t step = roster.entries.size() / looked_at + 1;
  for (const Roster::Block& block : roster.blocks) {
    for (std::size_t stay = block.stay; stay < block.end; stay += step) {
      const RollEntry& one = roster.stays.all[stay];
      if (!may_be_asked_for(one)) continue;
      if (one.days.from != Period::open_start) days.push_back(one.days.from);
      if (one.days.to != Period::open_end) days.push_back(one.days.to);
    }
  }
  std::ranges::sort(days);
  return days;
}

}  // namespace

StayCalendar::StayCalendar(const Roster& roster) {
  const std::vector<Day> days = days_of_change(roster);
  for (std::size_t span = 1; span < most_spans && !days.empty(); ++span) {
    begins_.push_back(days[days.size() * span / most_spans]);
  }
  begins_.erase(std::ranges::unique(begins_).begin(), begins_.end());
  add_blocks(roster, nullptr);
}

StayCalendar::StayCalendar(const Roster& roster, const StayCalendar& before) : begins_(before.begins_) {
  add_blocks(roster, &before);
}

std::size_t StayCalendar::span_of(Day day) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(begins_, day) - begins_.begin());
}

Period StayCalendar::days_of(std::size_t span) const {
  return {span == 0 ? Period::open_start : begins_[span - 1],
          span == begins_.size() ? Period::open_end : begins_[span]};
}

std::shared_ptr<const StayCalendar::Sets> StayCalendar::sets_of(const Roster& roster, std::size_t block) const {
  const auto& [first, end] = std::pair(roster.blocks[block].stay, roster.blocks[block].end);
  const std::size_t words = (end - first + 63) / 64, sets = (begins_.size() + 1) * words;
  auto found = std::make_shared<Sets>(
      Sets{std::vector<std::uint64_t>(sets), std::vector<std::uint64_t>(sets), std::vector<Who>(end - first)});
  for (std::uint32_t cell = roster.blocks[block].cell; cell < roster.end_cell(block); ++cell) {
    const auto roll = roster.stays.rolls[cell];
    for (std::uint32_t stay = roll.first; stay < roll.end; ++stay) {
      const RollEntry& one = roster.stays.all[stay];
      const std::uint32_t marks = one.marks >> marks_shift & ((1U << marks_bits) - 1);
      found->who[stay - first] = {one.provider << marks_bits | marks, cell};
      if (!one.days.empty()) add(one.days, stay - first, words, *found);
    }
  }
  return found;
}

void StayCalendar::add(const Period& days, std::uint32_t place, std::size_t words, Sets& sets) const {
  const std::uint64_t bit = std::uint64_t{1} << (place % 64);
  const std::size_t last = span_of(previous(days.to));
  for (std::size_t span = span_of(days.from); span <= last; ++span) {
    const Period whole = days_of(span);
    sets.some[span * words + place / 64] |= bit;
    const bool is_throughout = days.from <= whole.from && whole.to <= days.to;
    if (is_throughout) sets.throughout[span * words + place / 64] |= bit;
  }
}

std::size_t StayCalendar::list(const Roster& roster, std::size_t block, Day day, MetStay* met) const {
  const Roster::Block& one = roster.blocks[block];
  const std::size_t words = (one.end - one.stay + 63) / 64, span = span_of(day) * words;
  const Sets& sets = *sets_[block];
  MetStay* next = met;
  for (std::size_t word = 0; word < words; ++word) {
    const std::uint64_t throughout = sets.throughout[span + word];
    for (std::uint64_t left = sets.some[span + word]; left != 0; left &= left - 1) {
      const auto bit = static_cast<std::uint32_t>(std::countr_zero(left));
      const std::uint32_t place = static_cast<std::uint32_t>(word * 64) + bit;
      const Who who = sets.who[place];
      const auto marks = static_cast<std::uint16_t>((who.provider & ((1U << marks_bits) - 1)) << marks_shift);
      *next++ = {one.stay + place, who.cell, who.provider >> marks_bits, marks, (throughout >> bit & 1) != 0};
    }
  }
  return static_cast<std::size_t>(next - met);
}

std::size_t StayCalendar::count(std::size_t block, Day day) const {
  const Sets& sets = *sets_[block];
  const std::size_t words = (sets.who.size() + 63) / 64, span = span_of(day) * words;
  std::size_t count = 0;
  for (const std::uint64_t some : std::span(sets.some).subspan(span, words)) {
    count += static_cast<std::size_t>(std::popcount(some));
  }
  return count;
}

// Of blocks that stand where they did `before` the sets are the same.
void StayCalendar::add_blocks(const Roster& roster, const StayCalendar* before) {
  room_ = roster.room;
  for (const Roster::Block& block : roster.blocks) blocks_.push_back(block.stay);
  sets_.resize(roster.blocks.size());
  in_ranges(sets_.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    for (std::size_t block = from; block < to; ++block) {
      const bool is_same = before != nullptr && before->blocks_[block] == blocks_[block];
      sets_[block] = is_same ? before->sets_[block] : sets_of(roster, block);
    }
  });
}

std::shared_ptr<const StayCalendar> StayCalendar::followed(const Roster& roster) const {
  if (room_ != roster.room) return nullptr;
  return std::make_shared<const StayCalendar>(roster, *this);
}

std::shared_ptr<const StayCalendar> calendar_of(const Snapshot& snapshot, const Roster& roster) {
  const auto make = [&] { return std::make_shared<const StayCalendar>(roster); };
  const auto follow = [&](const std::shared_ptr<const StayCalendar>& before, const DeliveryEdits&) {
    return before->followed(roster);
  };
  using KeptCalendar = Followed<StayCalendar>;
  return snapshot.kept.get<KeptCalendar>(0, [&] { return std::make_shared<const KeptCalendar>(make()); })
      ->get(follow, make);
}

}  // namespace engine
