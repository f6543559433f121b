#include "engine/analysis/stay_signs.h"

#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // providers
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

StaySigns::StaySigns(const Rolls& rolls, const std::vector<ChainSign>& chains) : signs_(rolls.room()) {
  in_ranges(rolls.providers(), worth_sharing, [&](std::size_t from, std::size_t to) {
    for (auto provider = static_cast<std::uint32_t>(from); provider < to; ++provider) {
      const auto positions = rolls.of(provider);
      if (positions.empty()) continue;
      const StaySign sign{cells_of(positions), chains[provider]};
      for (const Rolls::Position& position : positions) signs_[position.stay] = sign;
    }
  });
}

}  // namespace engine
