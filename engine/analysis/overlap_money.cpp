#include "engine/analysis/overlap_money.h"

#include <algorithm>
#include <cassert>

#include "engine/analysis/activity.h"
#include "engine/analysis/cell_index.h"
#include "engine/analysis/places.h"
#include "engine/analysis/rates.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

// The same levels and the same who asks, and no filter: a part of a programme's places must not take all its money.
Question of_everything(const Question& question) {
  Question whole;
  whole.levels = question.levels;
  whole.tier = question.tier;
  return whole;
}

}  // namespace

std::vector<std::int64_t> even_split(const Money& money, std::size_t cells) {
  assert(cells > 0);
  const std::int64_t coin = minor_unit(money.currency);
  const std::int64_t coins = money.minor / coin, rest = money.minor % coin;
  const auto count = static_cast<std::int64_t>(cells);
  // Of less than nothing (a repayment) the first cells have one less.
  const std::int64_t more = coins % count, sign = more < 0 ? -1 : 1;
  std::vector<std::int64_t> parts(cells, coins / count * coin);
  for (std::int64_t cell = 0; cell < more * sign; ++cell) parts[static_cast<std::size_t>(cell)] += sign * coin;
  parts.front() += rest;
  return parts;
}

OverlapMoney::OverlapMoney(const Snapshot& snapshot, const Question& question, const std::vector<const Overlap*>& shown)
    : snapshot_(snapshot) {
  for (const Overlap* pair : shown) {
    for (const Provider& one : {pair->a, pair->b}) {
      if (one.programme.known()) programmes_.try_emplace(one.programme);
    }
  }
  if (programmes_.empty()) return;
  const auto money = find_money(snapshot, question.tier);
  for (const Flow& flow : money->flows) {
    const auto found = programmes_.find(flow.receiver.programme);
    if (found == programmes_.end() || flow.treatment > Treatment::untraced) continue;
    found->second.given.emplace_back(flow.giver, money->money_of(flow));
  }
  std::erase_if(programmes_, [](const auto& one) { return one.second.given.empty(); });
  if (!programmes_.empty()) find_cells(question);
}

std::vector<std::uint32_t> OverlapMoney::deliveries_of_programmes() const {
  std::vector<bool> wanted(snapshot_.programmes.size());
  for (const auto& [programme, given] : programmes_) wanted[programme.index] = true;
  const auto& deliveries = snapshot_.deliveries;
  return gather_in_ranges<std::uint32_t>(deliveries.part_count(), 4, [&](std::size_t from, std::size_t to) {
    std::vector<std::uint32_t> found;
    for (std::size_t number = from; number < to; ++number) {
      const auto [chunk, first] = deliveries.part(number);
      for (std::size_t row = 0; row < chunk.size(); ++row) {
        const auto programme = chunk.programmes[row];
        if (programme.known() && wanted[programme.index]) found.push_back(static_cast<std::uint32_t>(first + row));
      }
    }
    return found;
  });
}

void OverlapMoney::find_cells(const Question& question) {
  const Question whole = of_everything(question);
  const View view(snapshot_, whole);
  Places places(view);
  for (const std::uint32_t delivery : deliveries_of_programmes()) {
    if (!chosen(snapshot_, delivery, whole)) continue;
    const auto days = days_of(snapshot_, delivery);
    if (std::ranges::all_of(days, [](const Period& period) { return period.empty(); })) continue;
    const auto cells = cells_in(view, places, delivery);
    Given& given = programmes_.at(snapshot_.deliveries.programme(delivery));
    given.cells.insert(given.cells.end(), cells.begin(), cells.end());
    if (cells.empty()) given.has_other = true;
  }
  for (auto& [programme, money] : programmes_) {
    std::ranges::sort(money.cells);
    money.cells.erase(std::ranges::unique(money.cells).begin(), money.cells.end());
    std::vector<Cell> ordered;
    for (const std::uint32_t cell : order_by_id(snapshot_, money.cells)) ordered.push_back(money.cells[cell]);
    money.cells = std::move(ordered);
  }
}

// Adds what `one` was given for the shared cells.
void OverlapMoney::add(ByKind& sums, const std::set<Cell>& shared, const Provider& one, const Provider& other) const {
  const auto found = programmes_.find(one.programme);
  if (!one.programme.known() || found == programmes_.end()) return;
  const auto& [cells, has_other, given] = found->second;
  if (cells.empty() || has_other) return;
  Sums all;
  for (const auto& [giver, money] : given) {
    if (!giver.known() || giver != other) all.add(money);
  }
  const bool estimated = cells.size() > 1;
  for (const Money& money : all.list()) {
    const auto parts = even_split(money, cells.size());
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      if (shared.contains(cells[cell])) sums[{money.currency, estimated}].add({parts[cell], money.currency});
    }
  }
}

std::vector<SharedMoney> OverlapMoney::of(const Overlap& pair) const {
  const std::set<Cell> shared(pair.shared.begin(), pair.shared.end());
  ByKind sums;
  add(sums, shared, pair.a, pair.b);
  add(sums, shared, pair.b, pair.a);
  std::vector<SharedMoney> list;
  for (const auto& [key, sum] : sums) {
    for (const Money& money : sum.list()) list.push_back({money, key.second});
  }
  return list;
}

}  // namespace engine
