#include "engine/analysis/presence.h"

#include <algorithm>

#include "engine/analysis/activity.h"
#include "engine/analysis/presence_gathering.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // cells

// The number of the cell of each presence, by part.
std::vector<std::vector<std::uint32_t>> numbers_of(const CellIndex& cells,
                                                   const std::vector<GatheredPresences>& parts) {
  std::vector<std::vector<std::uint32_t>> numbers(parts.size());
  in_ranges(parts.size(), 2, [&](std::size_t from, std::size_t to) {
    for (std::size_t part = from; part < to; ++part) {
      numbers[part].reserve(parts[part].bits.size());
      for (const std::uint64_t bit : parts[part].bits) numbers[part].push_back(*cells.find(bit));
    }
  });
  return numbers;
}

// Puts the presences beside each other by cell. Every core takes some cells and looks at all presences.
void sort_by_cell(Presences& presences, const std::vector<GatheredPresences>& parts) {
  const auto numbers = numbers_of(presences.cells, parts);
  const std::size_t cells = presences.cells.size();
  presences.cell_starts.assign(cells + 1, 0);
  for (const auto& part : numbers) {
    for (const std::uint32_t cell : part) ++presences.cell_starts[cell + 1];
  }
  for (std::size_t cell = 0; cell < cells; ++cell) presences.cell_starts[cell + 1] += presences.cell_starts[cell];
  presences.all.resize(presences.cell_starts.back());
  in_ranges(cells, worth_sharing, [&](std::size_t from, std::size_t to) {
    std::vector<std::uint32_t> at(presences.cell_starts.begin() + static_cast<std::ptrdiff_t>(from),
                                  presences.cell_starts.begin() + static_cast<std::ptrdiff_t>(to));
    for (std::size_t part = 0; part < parts.size(); ++part) {
      for (std::size_t one = 0; one < numbers[part].size(); ++one) {
        const std::uint32_t cell = numbers[part][one];
        if (cell >= from && cell < to) presences.all[at[cell - from]++] = parts[part].presences[one];
      }
    }
  });
}

bool comes_before(const Presence& one, const Presence& other) {
  if (one.provider != other.provider) return one.provider < other.provider;
  return std::tie(one.lead, one.site, one.delivery) < std::tie(other.lead, other.site, other.delivery);
}

void sort_cells(Presences& presences) {
  in_ranges(presences.cells.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    for (std::size_t cell = from; cell < to; ++cell) {
      const auto first = presences.all.begin() + presences.cell_starts[cell];
      const auto last = presences.all.begin() + presences.cell_starts[cell + 1];
      if (!std::is_sorted(first, last, comes_before)) std::sort(first, last, comes_before);
    }
  });
}

}  // namespace

std::span<const Period> Presences::days_of(const Presence& presence) const {
  if (!presence.several_periods) return std::span(&presence.days, 1);
  return engine::days_of(*snapshot, presence.delivery);
}

Presences find_presences(const View& view, const ProviderOrder& providers, const ProgrammeColumns& programmes) {
  PresenceGathering gathering = gather_presences(view, providers, programmes);
  Presences presences{&view.snapshot, CellIndex(view, std::move(gathering.cells)), {}, {}};
  sort_by_cell(presences, gathering.parts);
  gathering.parts.clear();
  sort_cells(presences);
  return presences;
}

}  // namespace engine
