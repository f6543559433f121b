#include "engine/analysis/stay_mixes.h"

#include <algorithm>

#include "engine/analysis/followed.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // cells

}  // namespace

std::uint32_t sites_at_most(const RollEntry& one, const StayMix& mix, const RollEntry& other, const StayMix& others) {
  if (one.names_another_site(other) || (mix.sites & others.sites) == 0) return 0;
  const std::uint32_t most = std::min(one.sites(), other.sites());
  // Where each site of one of them has a bit of its own, so has each that both name.
  if (most == 1 || !(mix.sites_apart || others.sites_apart)) return most;
  return std::min(most, static_cast<std::uint32_t>(std::popcount(mix.sites & others.sites)));
}

StayMixes::Mixed StayMixes::mixed(const Roster& roster, std::uint32_t stay, Deliveries::Cursor& cursor,
                                  const ProfileDifferences& differences) {
  Mixed found{stay, {}};
  StayMix& mix = found.mix;
  Ref<Location> last;
  for (const RosterEntry& one : roster.of(stay)) {  // by site
    const auto [chunk, row] = cursor.at(one.delivery);
    const std::uint64_t site = one.site.known() ? bit_of(one.site.index) : 0;
    mix.organisations |= bit_of(chunk.organisations[row].index);
    mix.keys |= bit_of(differences.key(chunk.profiles[row]));
    if (one.site != last && (mix.sites & site) != 0) mix.sites_apart = false;
    mix.sites |= site;
    if (one.sub_implementer) mix.sub_sites |= site;
    last = one.site;
  }
  return found;
}

StayMixes::StayMixes(const Roster& roster, const Deliveries& deliveries, const ProfileDifferences& differences) {
  const auto& cells = roster.stays.shared_cells;
  auto all = gather_in_ranges<Mixed>(cells.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    Deliveries::Cursor cursor(deliveries);
    std::vector<Mixed> found;
    for (std::size_t at = from; at < to; ++at) {
      const auto [first, end] = roster.stays.rolls[cells[at]];
      for (std::uint32_t stay = first; stay < end; ++stay) {
        if (roster.stays.all[stay].has(mark::mixed)) found.push_back(mixed(roster, stay, cursor, differences));
      }
    }
    return found;
  });
  // Those of a roster that followed another one stand anywhere.
  if (!std::ranges::is_sorted(all, {}, &Mixed::stay)) std::ranges::sort(all, {}, &Mixed::stay);
  add(all);
  note_blocks(roster);
}

// REQUIRES: they ascend, and come after all there are.
void StayMixes::add(const std::vector<Mixed>& mixed) {
  for (const auto& [stay, mix] : mixed) {
    while (is_mixed_.size() <= stay / 64) {
      is_mixed_.push_back(0);
      starts_.push_back(static_cast<std::uint32_t>(mixes_.size()));
    }
    is_mixed_[stay / 64] |= bit_of(stay);
    mixes_.push_back(mix);
  }
}

void StayMixes::note_blocks(const Roster& roster) {
  room_ = roster.room;
  blocks_.clear();
  for (const Roster::Block& block : roster.blocks) blocks_.push_back(block.stay);
}

std::shared_ptr<const StayMixes> StayMixes::followed(const Roster& roster, const Deliveries& deliveries,
                                                     const ProfileDifferences& differences) const {
  if (room_ != roster.room) return nullptr;
  Deliveries::Cursor cursor(deliveries);
  std::vector<Mixed> found;
  for (std::size_t block = 0; block < blocks_.size(); ++block) {
    if (roster.blocks[block].stay == blocks_[block]) continue;
    for (std::uint32_t cell = roster.blocks[block].cell; cell < roster.end_cell(block); ++cell) {
      const auto [first, end] = roster.stays.rolls[cell];
      if (end - first < 2) continue;
      for (std::uint32_t stay = first; stay < end; ++stay) {
        if (roster.stays.all[stay].has(mark::mixed)) found.push_back(mixed(roster, stay, cursor, differences));
      }
    }
  }
  std::ranges::sort(found, {}, &Mixed::stay);
  auto mixes = std::make_shared<StayMixes>(*this);
  mixes->add(found);
  mixes->note_blocks(roster);
  return mixes;
}

std::shared_ptr<const StayMixes> mixes_of(const View& view, const RosterChoice& choice,
                                          const ProfileDifferences& differences) {
  const Deliveries& deliveries = view.snapshot.deliveries;
  const auto make = [&] { return std::make_shared<const StayMixes>(choice.roster(), deliveries, differences); };
  if (!choice.is_kept()) return make();
  // The sets have a bit for each number of an organisation: they are others where these are.
  const auto follow = [&](const std::shared_ptr<const StayMixes>& before, const DeliveryEdits& edits) {
    if (edits.actors().organisations.any()) return std::shared_ptr<const StayMixes>();
    return before->followed(choice.roster(), deliveries, differences);
  };
  using KeptMixes = Followed<StayMixes>;
  return view.snapshot.kept.get<KeptMixes>(0, [&] { return std::make_shared<const KeptMixes>(make()); })
      ->get(follow, make);
}

}  // namespace engine
