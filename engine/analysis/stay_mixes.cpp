#include "engine/analysis/stay_mixes.h"

#include <algorithm>

#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // cells

struct Mixed {
  std::uint32_t stay;
  StayMix mix;
};

}  // namespace

std::uint32_t sites_at_most(const RollEntry& one, const StayMix& mix, const RollEntry& other, const StayMix& others) {
  if (one.names_another_site(other) || (mix.sites & others.sites) == 0) return 0;
  const std::uint32_t most = std::min(one.sites(), other.sites());
  // Where each site of one of them has a bit of its own, so has each that both name.
  if (most == 1 || !(mix.sites_apart || others.sites_apart)) return most;
  return std::min(most, static_cast<std::uint32_t>(std::popcount(mix.sites & others.sites)));
}

StayMixes::StayMixes(const Roster& roster, const Deliveries& deliveries, const ProfileDifferences& differences) {
  const auto& cells = roster.stays.shared_cells;
  const auto mixed = gather_in_ranges<Mixed>(cells.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    Deliveries::Cursor cursor(deliveries);
    std::vector<Mixed> found;
    const auto add = [&](std::uint32_t stay) {
      StayMix& mix = found.emplace_back(Mixed{stay, {}}).mix;
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
    };
    for (std::size_t at = from; at < to; ++at) {
      const auto [first, end] = roster.stays.rolls[cells[at]];
      for (std::uint32_t stay = first; stay < end; ++stay) {
        if ((roster.stays.all[stay].marks & several) != 0) add(stay);
      }
    }
    return found;
  });
  if (mixed.empty()) return;
  is_mixed_.resize(std::ranges::max(mixed, {}, &Mixed::stay).stay / 64 + 1);
  for (const Mixed& one : mixed) is_mixed_[one.stay / 64] |= bit_of(one.stay);
  for (std::uint32_t so_far = 0; const std::uint64_t stays : is_mixed_) {
    starts_.push_back(so_far);
    so_far += static_cast<std::uint32_t>(std::popcount(stays));
  }
  mixes_.resize(mixed.size());
  for (const Mixed& one : mixed) mixes_[index_of(one.stay)] = one.mix;
}

std::shared_ptr<const StayMixes> mixes_of(const View& view, const RosterChoice& choice,
                                          const ProfileDifferences& differences) {
  const auto make = [&] {
    return std::make_shared<const StayMixes>(choice.roster(), view.snapshot.deliveries, differences);
  };
  return choice.is_kept() ? view.snapshot.kept.get<StayMixes>(0, make) : make();
}

}  // namespace engine
