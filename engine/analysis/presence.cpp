#include "engine/analysis/presence.h"

#include <algorithm>

#include "engine/analysis/activity.h"
#include "engine/analysis/presence_gathering.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // cells
constexpr std::size_t blocks = 64;           // of cells, for the cores to share

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

// The stays of some cells that follow each other, and their days that have gaps.
struct Stays {
  std::vector<Stay> all;
  std::vector<Period> days;
};

class StayForming {
 public:
  StayForming(Presences& presences) : presences_(presences) {}

  Stays form(std::uint32_t from, std::uint32_t to) {
    Stays found;
    for (std::uint32_t cell = from; cell < to; ++cell) {
      const auto first = presences_.all.begin() + presences_.cell_starts[cell];
      const auto last = presences_.all.begin() + presences_.cell_starts[cell + 1];
      if (!std::is_sorted(first, last, comes_before)) std::sort(first, last, comes_before);
      form_in(cell, found);
    }
    return found;
  }

 private:
  void form_in(std::uint32_t cell, Stays& found) {
    const auto& all = presences_.all;
    const std::uint32_t end = presences_.cell_starts[cell + 1];
    for (std::uint32_t first = presences_.cell_starts[cell]; first < end;) {
      if (all[first].provider == Presence::nobody) return;
      std::uint32_t last = first + 1;
      while (last < end && all[last].provider == all[first].provider && all[last].lead == all[first].lead) ++last;
      Stay stay;
      stay.cell = cell;
      stay.provider = all[first].provider;
      stay.lead = all[first].lead;
      stay.first = first;
      stay.last = last;
      add_days(stay, found.days);
      found.all.push_back(stay);
      first = last;
    }
  }

  // Unites the days of the stay's presences.
  void add_days(Stay& stay, std::vector<Period>& days) {
    days_.clear();
    for (const Presence& presence : presences_.of(stay)) {
      for (const Period& period : presences_.days_of(presence)) {
        if (!period.empty()) days_.push_back(period);
      }
    }
    if (!std::ranges::is_sorted(days_)) std::ranges::sort(days_);
    std::size_t whole = 0;
    for (const Period& period : days_) {
      if (whole > 0 && period.from <= days_[whole - 1].to) {
        days_[whole - 1].to = std::max(days_[whole - 1].to, period.to);
      } else {
        days_[whole++] = period;
      }
    }
    stay.days = {days_.front().from, days_[whole - 1].to};
    if (whole == 1) return;
    stay.first_days = static_cast<std::uint32_t>(days.size());
    days.insert(days.end(), days_.begin(), days_.begin() + static_cast<std::ptrdiff_t>(whole));
    stay.last_days = static_cast<std::uint32_t>(days.size());
  }

  Presences& presences_;
  std::vector<Period> days_;
};

// The first cell of each block and the end: blocks of about as many presences each.
std::vector<std::uint32_t> blocks_of(const Presences& presences) {
  std::vector<std::uint32_t> starts;
  for (std::size_t block = 0; block <= blocks; ++block) {
    const auto at = static_cast<std::uint32_t>(presences.all.size() * block / blocks);
    const auto cell = std::ranges::lower_bound(presences.cell_starts, at) - presences.cell_starts.begin();
    starts.push_back(static_cast<std::uint32_t>(cell));
  }
  starts.back() = static_cast<std::uint32_t>(presences.cells.size());
  return starts;
}

void form_stays(Presences& presences) {
  const auto starts = blocks_of(presences);
  std::vector<Stays> formed(blocks);
  in_ranges(blocks, presences.all.size() < worth_sharing ? blocks + 1 : 1, [&](std::size_t from, std::size_t to) {
    StayForming forming(presences);
    for (std::size_t block = from; block < to; ++block) formed[block] = forming.form(starts[block], starts[block + 1]);
  });
  std::size_t stays = 0;
  for (const Stays& block : formed) stays += block.all.size();
  presences.stays.reserve(stays);
  presences.stay_starts.assign(presences.cells.size() + 1, 0);
  for (const Stays& block : formed) {
    const auto before = static_cast<std::uint32_t>(presences.days.size());
    presences.days.insert(presences.days.end(), block.days.begin(), block.days.end());
    for (Stay stay : block.all) {
      ++presences.stay_starts[stay.cell + 1];
      if (stay.has_gaps()) {
        stay.first_days += before;
        stay.last_days += before;
      }
      presences.stays.push_back(stay);
    }
  }
  auto& at = presences.stay_starts;
  for (std::size_t cell = 0; cell + 1 < at.size(); ++cell) at[cell + 1] += at[cell];
}

}  // namespace

std::span<const Period> Presences::days_of(const Presence& presence) const {
  if (!presence.several_periods) return std::span(&presence.days, 1);
  return engine::days_of(*snapshot, presence.delivery);
}

Presences find_presences(const View& view, const ProviderOrder& providers, const ProgrammeColumns& programmes) {
  PresenceGathering gathering = gather_presences(view, providers, programmes);
  Presences presences{&view.snapshot, CellIndex(view, std::move(gathering.cells)), {}, {}, {}, {}, {}};
  sort_by_cell(presences, gathering.parts);
  gathering.parts.clear();
  form_stays(presences);
  return presences;
}

}  // namespace engine
