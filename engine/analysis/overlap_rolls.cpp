#include "engine/analysis/overlap_rolls.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>
#include <numeric>

#include "engine/analysis/days.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t most_cores = 16;       // as in_ranges() has it
constexpr std::size_t worth_sharing = 4096;  // entries of the roster
constexpr std::size_t blocks = 128;          // of cells, for the cores to share

// The first cell of each block, and the end: blocks of about as many entries each.
std::vector<std::uint32_t> blocks_of(const Roster& roster) {
  std::vector<std::uint32_t> starts;
  for (std::size_t block = 0; block <= blocks; ++block) {
    const auto at = static_cast<std::uint32_t>(roster.entries.size() * block / blocks);
    const auto cell = std::ranges::lower_bound(roster.starts, at) - roster.starts.begin();
    starts.push_back(static_cast<std::uint32_t>(cell));
  }
  starts.back() = static_cast<std::uint32_t>(roster.cells.size());
  return starts;
}

}  // namespace

// Writes the rolls of some cells at a time.
class Rolls::Forming {
 public:
  Forming(Rolls& rolls, const View& view, const ProfileDifferences& differences)
      : rolls_(rolls),
        view_(view),
        differences_(differences),
        all_of_own_node_(view.services.finest() && view.groups.finest()),
        cursor_(view.snapshot.deliveries),
        cells_of_(rolls.roster_.providers->size()),
        sites_of_(cells_of_.size()),
        positions_of_(cells_of_.size()) {}

  // The cells of these in which several stays are.
  const std::vector<std::uint32_t>& shared_cells() const { return shared_cells_; }

  void add_counts() const {
    for (std::size_t one = 0; one < cells_of_.size(); ++one) {
      rolls_.cells_of_[one] += cells_of_[one];
      rolls_.sites_of_[one] += sites_of_[one];
      rolls_.starts_[one + 1] += positions_of_[one];
    }
  }

  void form(std::uint32_t from, std::uint32_t to, std::mutex& guard) {
    gapped_.clear();
    with_gaps_.clear();
    shared_cells_.clear();
    to_ = rolls_.roster_.starts[from];
    for (std::uint32_t cell = from; cell < to; ++cell) form(cell);
    if (with_gaps_.empty()) return;
    const std::scoped_lock lock(guard);
    const auto before = static_cast<std::uint32_t>(rolls_.gapped_.size());
    rolls_.gapped_.insert(rolls_.gapped_.end(), gapped_.begin(), gapped_.end());
    for (const std::uint32_t stay : with_gaps_) rolls_.entries_[stay].gaps += before;
  }

 private:
  void form(std::uint32_t cell) {
    const Roster& roster = rolls_.roster_;
    const std::uint32_t begin = to_;
    if (rolls_.choice_.has(roster.cells[cell])) {
      cell_ = cell;
      const std::uint32_t end = roster.starts[cell + 1];
      for (std::uint32_t first = roster.starts[cell]; first < end;) {
        if (roster.entries[first].provider == Presence::nobody) break;
        first = add_stay(first, end);
      }
    }
    rolls_.rolls_[cell] = {begin, to_};
    if (to_ > begin + 1) shared_cells_.push_back(cell);
    for (std::uint32_t at = begin; at < to_; ++at) count(at, begin);
  }

  void count(std::uint32_t stay, std::uint32_t begin) {
    RollEntry& entry = rolls_.entries_[stay];
    sites_of_[entry.provider] += entry.sites();
    positions_of_[entry.provider] += to_ > begin + 1;
    if (stay == begin || rolls_.entries_[stay - 1].provider != entry.provider) {
      ++cells_of_[entry.provider];
      return;
    }
    entry.marks |= mark::several_leads;
    rolls_.entries_[stay - 1].marks |= mark::several_leads;
  }

  // Returns where the next one begins.
  std::uint32_t add_stay(std::uint32_t first, std::uint32_t end) {
    const auto& all = rolls_.roster_.entries;
    const RosterEntry one = all[first];
    std::uint32_t next = first;
    bool any = false;
    for (; next < end && all[next].provider == one.provider && all[next].lead == one.lead; ++next) {
      if (!rolls_.choice_.has(next)) continue;
      if (any) {
        join(all[next]);
      } else {
        begin(all[next]);
        rolls_.firsts_[to_] = next;
        any = true;
      }
    }
    if (any) finish();
    return next;
  }

  void begin(const RosterEntry& one) {
    const auto [chunk, row] = cursor_.at(one.delivery);
    const std::uint32_t key = differences_.key(chunk.profiles[row]);
    RollEntry& entry = rolls_.entries_[to_];
    entry = {one.provider, one.days, one.lead, chunk.organisations[row], one.site.index, {}, {}, 0};
    entry.difference = static_cast<std::uint16_t>(key);
    if (key > std::numeric_limits<std::uint16_t>::max()) entry.marks |= mark::several_keys;
    entry.marks |= one.sub_implementer ? mark::sub_implementer : mark::in_person;
    if (one.in_programme) entry.marks |= mark::programme;
    if (!is_of_own_node(chunk, row)) entry.marks |= mark::other_node;
    sites_ = one.site.known() ? 1 : 0;
    last_site_ = one.site;
    days_.clear();
    add_days(one);
  }

  // Entries come by site.
  void join(const RosterEntry& one) {
    const auto [chunk, row] = cursor_.at(one.delivery);
    RollEntry& entry = rolls_.entries_[to_];
    if (chunk.organisations[row] != entry.organisation) entry.marks |= mark::several_deliverers;
    if (differences_.key(chunk.profiles[row]) != entry.difference) entry.marks |= mark::several_keys;
    entry.marks |= one.sub_implementer ? mark::sub_implementer : mark::in_person;
    if (!is_of_own_node(chunk, row)) entry.marks |= mark::other_node;
    if (one.site != last_site_) {
      entry.marks |= mark::several_sites;
      sites_ += one.site.known();
      last_site_ = one.site;
    }
    add_days(one);
    entry.days = {std::min(entry.days.from, one.days.from), std::max(entry.days.to, one.days.to)};
  }

  void finish() {
    RollEntry& entry = rolls_.entries_[to_];
    if (entry.has(mark::several_sites)) entry.site = sites_;
    if (days_.size() > 1) unite_days();
    ++to_;
  }

  // Those who stand somewhere on one day meet whatever else they do.
  void add_days(const RosterEntry& one) {
    if (view_.question.day) return;
    for (const Period& period : rolls_.choice_.days_of(one)) {
      if (!period.empty()) days_.push_back(period);
    }
  }

  void unite_days() {
    if (!std::ranges::is_sorted(days_)) std::ranges::sort(days_);
    const std::size_t before = gapped_.size();
    for (const Period& period : days_) {
      if (gapped_.size() > before && period.from <= gapped_.back().to) {
        gapped_.back().to = std::max(gapped_.back().to, period.to);
      } else {
        gapped_.push_back(period);
      }
    }
    if (gapped_.size() == before + 1) {
      gapped_.pop_back();
      return;
    }
    rolls_.entries_[to_].gaps = static_cast<std::uint32_t>(before);
    with_gaps_.push_back(to_);
    gapped_.push_back({Period::open_start, Period::open_start});
  }

  bool is_of_own_node(const DeliveryChunk& chunk, std::size_t row) const {
    if (all_of_own_node_) return true;
    const Cell& cell = rolls_.roster_.cells[cell_];
    return view_.roots.of(chunk.services[row]) == cell.service && view_.roots.of(chunk.groups[row]) == cell.group;
  }

  Rolls& rolls_;
  const View& view_;
  const ProfileDifferences& differences_;
  const bool all_of_own_node_;
  Deliveries::Cursor cursor_;
  std::uint32_t cell_ = 0, to_ = 0;  // the stay that is written
  std::uint32_t sites_ = 0;
  Ref<Location> last_site_;
  std::vector<Period> days_;    // of the stay that is written, in any order
  std::vector<Period> gapped_;  // as Rolls has them, of the cells so far
  std::vector<std::uint32_t> with_gaps_, shared_cells_;
  std::vector<std::uint32_t> cells_of_, sites_of_, positions_of_;  // by provider, in all cells so far
};

Rolls::Rolls(const View& view, const RosterChoice& choice, const ProfileDifferences& differences)
    : choice_(choice),
      roster_(choice.roster()),
      entries_(roster_.entries.size()),
      firsts_(roster_.entries.size()),
      rolls_(roster_.cells.size()),
      gapped_(1),  // so that no stay's are the first
      cells_of_(roster_.providers->size()),
      sites_of_(cells_of_.size()),
      starts_(cells_of_.size() + 1) {
  form(view, differences);
  write_positions();
}

void Rolls::form(const View& view, const ProfileDifferences& differences) {
  const auto starts = blocks_of(roster_);
  std::atomic<std::size_t> next = 0;
  std::mutex guard;
  const bool worth = roster_.entries.size() >= worth_sharing;
  std::vector<std::vector<std::uint32_t>> shared(blocks);
  in_ranges(most_cores, worth ? 1 : most_cores + 1, [&](std::size_t, std::size_t) {
    Forming forming(*this, view, differences);
    for (std::size_t block = next.fetch_add(1); block < blocks; block = next.fetch_add(1)) {
      if (starts[block] == starts[block + 1]) continue;
      forming.form(starts[block], starts[block + 1], guard);
      shared[block] = forming.shared_cells();
    }
    const std::scoped_lock lock(guard);
    forming.add_counts();
  });
  for (const auto& block : shared) shared_cells_.insert(shared_cells_.end(), block.begin(), block.end());
}

// Every core takes some providers and looks at all rolls in which several stays are.
void Rolls::write_positions() {
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  positions_ = Room<Position>(starts_.back());
  const std::size_t worth = roster_.entries.size() >= worth_sharing ? 1 : cells_of_.size() + 1;
  in_ranges(cells_of_.size(), worth, [&](std::size_t from, std::size_t to) {
    std::vector<std::uint32_t> next(starts_.begin() + static_cast<std::ptrdiff_t>(from),
                                    starts_.begin() + static_cast<std::ptrdiff_t>(to));
    for (const std::uint32_t cell : shared_cells_) {
      const auto [first, end] = rolls_[cell];
      for (std::uint32_t stay = first; stay < end; ++stay) {
        const std::uint32_t provider = entries_[stay].provider;
        if (provider >= from && provider < to) positions_[next[provider - from]++] = {stay, end, cell};
      }
    }
  });
}

RosterEntries::Range Rolls::deliveries_of(std::uint32_t stay, std::uint32_t cell) const {
  const auto& all = roster_.entries;
  const RollEntry& entry = entries_[stay];
  std::uint32_t to = firsts_[stay] + 1;
  while (to < roster_.starts[cell + 1] && all[to].provider == entry.provider && all[to].lead == entry.lead) ++to;
  return all.range(firsts_[stay], to);
}

std::span<const Period> Rolls::days_of(const RollEntry& entry) const {
  if (entry.gaps == 0) return std::span(&entry.days, 1);
  std::size_t end = entry.gaps;
  while (!gapped_[end].empty()) ++end;
  return std::span(gapped_).subspan(entry.gaps, end - entry.gaps);
}

std::vector<Period> Rolls::days_of(std::uint32_t stay, std::uint32_t cell) const {
  std::vector<Period> days;
  for (const RosterEntry& one : deliveries_of(stay, cell)) {
    if (!choice_.has(one)) continue;
    const auto own = choice_.days_of(one);
    days.insert(days.end(), own.begin(), own.end());
  }
  return united(std::move(days));
}

}  // namespace engine
