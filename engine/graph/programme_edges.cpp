#include "engine/graph/programme_edges.h"

#include <algorithm>
#include <numeric>

namespace engine {
namespace {

constexpr std::size_t most_since = 4096;

// Calls visit(programme, number) for each edge.
template <class Visit>
void for_each_edge(const Snapshot& snapshot, Visit visit) {
  for (const ParticipationEdge& edge : snapshot.participations) {
    if (edge.programme.known()) visit(edge.programme, edge.number);
  }
  for (const FundingEdge& edge : snapshot.funding) {
    if (edge.receiver.programme.known()) visit(edge.receiver.programme, edge.number);
  }
}

}  // namespace

ProgrammeEdges::ProgrammeEdges(const Snapshot& snapshot) {
  auto base = std::make_shared<Base>();
  base->starts.resize(snapshot.programmes.size() + 2);
  // Counted two places on, so that filling moves each start to where it belongs.
  for_each_edge(snapshot, [&](Ref<Programme> programme, Number) { ++base->starts[programme.index + 2]; });
  std::partial_sum(base->starts.begin(), base->starts.end(), base->starts.begin());
  base->numbers.resize(base->starts.back());
  for_each_edge(snapshot, [&](Ref<Programme> programme, Number number) {
    base->numbers[base->starts[programme.index + 1]++] = static_cast<std::uint32_t>(number);
  });
  base_ = std::move(base);
}

std::shared_ptr<const ProgrammeEdges> ProgrammeEdges::after(const ProgrammeEdges& before, const Snapshot&,
                                                            const Snapshot&, const Alteration& alteration,
                                                            std::size_t) {
  const bool stays = alteration.programmes.empty() && !alteration.actors.programmes.any();
  return stays ? before.shared_from_this() : nullptr;
}

std::span<const std::uint32_t> ProgrammeEdges::of(Ref<Programme> programme) const {
  const auto changed = since_.find(programme);
  if (changed != since_.end()) return changed->second;
  const Ref<Programme> before = moved_.before(programme);
  if (!before.known()) return {};  // it came since
  const std::uint32_t from = base_->starts[before.index];
  return std::span(base_->numbers).subspan(from, base_->starts[before.index + 1] - from);
}

void ProgrammeEdges::change(Change change, Ref<Programme> programme, Number number) {
  const auto before = of(programme);
  auto& numbers = since_.try_emplace(programme, before.begin(), before.end()).first->second;
  const auto own = static_cast<std::uint32_t>(number);
  if (change == Change::out) {
    std::erase(numbers, own);
  } else if (std::ranges::find(numbers, own) == numbers.end()) {
    numbers.push_back(own);
  }
}

std::shared_ptr<ProgrammeEdges> ProgrammeEdges::renumbered(const Renumbering<Programme>& numbers) const {
  auto made = std::make_shared<ProgrammeEdges>(*this);
  made->moved_ = moved_.then(numbers);
  made->since_.clear();
  for (const auto& [programme, own] : since_) made->since_.emplace(numbers(programme), own);
  return made;
}

bool ProgrammeEdges::worn_out() const { return since_.size() + moved_.coming() > most_since; }

std::shared_ptr<const ProgrammeEdges> programme_edges_of(const Snapshot& snapshot) {
  return snapshot.kept.get<ProgrammeEdges>(0, [&] { return std::make_shared<const ProgrammeEdges>(snapshot); });
}

}  // namespace engine
