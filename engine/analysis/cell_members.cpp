#include "engine/analysis/cell_members.h"

#include <algorithm>

#include "engine/analysis/places.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 20'000;  // deliveries

void keep_each_once(std::vector<CellMember>& members) {
  std::ranges::sort(members);
  members.erase(std::ranges::unique(members).begin(), members.end());
}

}  // namespace

std::vector<CellMember> find_cell_members(const Snapshot& snapshot, const Question& question) {
  const View view(snapshot, question);
  const std::size_t deliveries = snapshot.deliveries.size();
  auto members = gather_in_ranges<CellMember>(deliveries, worth_sharing, [&](std::size_t from, std::size_t to) {
    Places places(view);
    std::vector<CellMember> some;
    for (std::size_t delivery = from; delivery < to; ++delivery) {
      if (question.day && !active_on(snapshot, delivery, *question.day)) continue;
      if (!chosen(snapshot, delivery, question)) continue;
      const auto organisation = snapshot.deliveries.organisation(delivery);
      for (const Cell& cell : cells_in(view, places, delivery)) some.push_back({cell, organisation});
    }
    keep_each_once(some);
    return some;
  });
  // Deliveries come in the order of places: what the parts give is nearly in order already.
  if (!std::ranges::is_sorted(members)) std::ranges::sort(members);
  members.erase(std::ranges::unique(members).begin(), members.end());
  return members;
}

}  // namespace engine
