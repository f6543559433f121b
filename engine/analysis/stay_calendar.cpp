#include "engine/analysis/stay_calendar.h"

#include <algorithm>

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

std::shared_ptr<const StayCalendar::Sets> StayCalendar::sets_of(const Roster& roster,
                                                                const Roster::Block& block) const {
  const std::size_t words = (block.end - block.stay + 63) / 64;
  auto sets = std::make_shared<Sets>((begins_.size() + 1) * words);
  for (std::uint32_t stay = block.stay; stay < block.end; ++stay) {
    const RollEntry& one = roster.stays.all[stay];
    if (!may_be_asked_for(one)) continue;
    const std::uint32_t place = stay - block.stay;
    const std::size_t last = span_of(previous(one.days.to));
    for (std::size_t span = span_of(one.days.from); span <= last; ++span) {
      (*sets)[span * words + place / 64] |= std::uint64_t{1} << (place % 64);
    }
  }
  return sets;
}

// Of blocks that stand where they did `before` the sets are the same.
void StayCalendar::add_blocks(const Roster& roster, const StayCalendar* before) {
  room_ = roster.room;
  for (const Roster::Block& block : roster.blocks) blocks_.push_back(block.stay);
  sets_.resize(roster.blocks.size());
  in_ranges(sets_.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    for (std::size_t block = from; block < to; ++block) {
      const bool is_same = before != nullptr && before->blocks_[block] == blocks_[block];
      sets_[block] = is_same ? before->sets_[block] : sets_of(roster, roster.blocks[block]);
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
