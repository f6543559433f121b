#include "engine/analysis/provider_signs.h"

#include <algorithm>
#include <atomic>

#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // providers
constexpr std::uint32_t batch = 1024;        // of them, that a core takes at a time: some stand in many cells
constexpr unsigned cell_bits = 63;           // the last is of providers that have two cells of one bit

// Cells that follow each other get bits that do not.
std::uint64_t bit_of(std::uint32_t cell) {
  constexpr std::uint32_t golden = 0x9e3779b1;
  const std::uint32_t spread = cell * golden;
  return std::uint64_t{1} << (std::uint64_t{spread} * cell_bits >> 32);
}

// Two that share a bit, of whom one has no two cells of it, share one cell.
std::uint64_t cells_of(std::span<const Rolls::Position> positions) {
  std::uint64_t cells = 0;
  bool twice = false;
  for (const Rolls::Position& position : positions) {
    const std::uint64_t bit = bit_of(position.cell);
    twice = twice || (cells & bit) != 0;
    cells |= bit;
  }
  return twice ? cells | std::uint64_t{1} << cell_bits : cells;
}

}  // namespace

Room<ProviderSign> find_signs(const Rolls& rolls, const std::vector<ChainSign>& chains) {
  Room<ProviderSign> signs(rolls.providers());
  const std::uint32_t providers = rolls.providers();
  std::atomic<std::uint32_t> next = 0;
  in_ranges(providers, worth_sharing, [&](std::size_t, std::size_t) {
    for (std::uint32_t from = next.fetch_add(batch); from < providers; from = next.fetch_add(batch)) {
      for (std::uint32_t provider = from; provider < std::min(from + batch, providers); ++provider) {
        signs[provider] = {cells_of(rolls.of(provider)), chains[provider]};
      }
    }
  });
  return signs;
}

}  // namespace engine
