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
  if (most == 1) return 1;
  // Where each site of one of them has a bit of its own, so has each that both name.
  const bool each_has_a_bit = static_cast<std::uint32_t>(std::popcount(mix.sites)) == one.sites() ||
                              static_cast<std::uint32_t>(std::popcount(others.sites)) == other.sites();
  return each_has_a_bit ? std::min(most, static_cast<std::uint32_t>(std::popcount(mix.sites & others.sites))) : most;
}

StayMixes::StayMixes(const View& view, const RosterChoice& choice, const Rolls& rolls,
                     const ProfileDifferences& differences) {
  const auto cells = rolls.shared_cells();
  const auto mixed = gather_in_ranges<Mixed>(cells.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    Deliveries::Cursor cursor(view.snapshot.deliveries);
    std::vector<Mixed> found;
    const auto add = [&](std::uint32_t stay, std::uint32_t cell) {
      StayMix& mix = found.emplace_back(Mixed{stay, {}}).mix;
      for (const RosterEntry& one : rolls.deliveries_of(stay, cell)) {
        if (!choice.has(one)) continue;
        const auto [chunk, row] = cursor.at(one.delivery);
        const std::uint64_t site = one.site.known() ? bit_of(one.site.index) : 0;
        mix.organisations |= bit_of(chunk.organisations[row].index);
        mix.keys |= bit_of(differences.key(chunk.profiles[row]));
        mix.sites |= site;
        if (one.sub_implementer) mix.sub_sites |= site;
      }
    };
    for (const std::uint32_t cell : cells.subspan(from, to - from)) {
      const auto [first, end] = rolls.roll(cell);
      for (std::uint32_t stay = first; stay < end; ++stay) {
        if ((rolls.entry(stay).marks & several) != 0) add(stay, cell);
      }
    }
    return found;
  });
  if (mixed.empty()) return;
  const std::uint32_t last = std::ranges::max(mixed, {}, &Mixed::stay).stay;
  is_mixed_.resize(last / 64 + 1);
  for (const Mixed& one : mixed) is_mixed_[one.stay / 64] |= bit_of(one.stay);
  for (std::uint32_t so_far = 0; const std::uint64_t stays : is_mixed_) {
    starts_.push_back(so_far);
    so_far += static_cast<std::uint32_t>(std::popcount(stays));
  }
  mixes_.resize(mixed.size());
  for (const Mixed& one : mixed) mixes_[index_of(one.stay)] = one.mix;
}

}  // namespace engine
