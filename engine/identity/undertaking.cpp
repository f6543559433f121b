#include "engine/identity/undertaking.h"

#include <algorithm>

#include "engine/graph/programme_edges.h"

namespace engine {
namespace {

void sort_each_once(std::vector<std::uint32_t>& numbers) {
  std::ranges::sort(numbers);
  const auto again = std::ranges::unique(numbers);
  numbers.erase(again.begin(), again.end());
}

void settle(Undertaking& one) {
  sort_each_once(one.organisations);
  sort_each_once(one.places);
  sort_each_once(one.sources);
}

void add(Undertaking& one, const ParticipationEdge& edge) {
  if (!edge.organisation.known()) return;
  one.organisations.push_back(edge.organisation.index);
  one.sources.push_back(edge.source);
}

// Calls visit(programme) for each delivery of one, and adds the delivery to what it returns, unless that is null.
template <class Visit>
void add_deliveries(const Deliveries& deliveries, Visit visit) {
  for (std::size_t number = 0; number < deliveries.part_count(); ++number) {
    const DeliveryChunk& chunk = deliveries.part(number).chunk;
    for (std::size_t row = 0; row < chunk.size(); ++row) {
      if (!chunk.programmes[row].known()) continue;
      Undertaking* one = visit(chunk.programmes[row].index);
      if (one == nullptr) continue;
      one->organisations.push_back(chunk.organisations[row].index);
      one->places.push_back(chunk.locations[row].index);
      one->sources.push_back(chunk.sources[row]);
    }
  }
}

}  // namespace

Undertaking undertaking_of(const Snapshot& snapshot, std::uint32_t programme) {
  const ProgrammeNode& node = snapshot.programmes[programme];
  Undertaking one{node.id, node.names(), node.period, node.budget, node.currency, "", {}, {}, {}, {}};
  if (node.parent.known()) one.parent = snapshot.programmes[node.parent.index].id;
  for (const auto donor : node.donors) one.organisations.push_back(donor.index);
  return one;
}

std::vector<Undertaking> named_undertakings_of(const Snapshot& snapshot) {
  std::vector<Undertaking> all;
  all.reserve(snapshot.programmes.size());
  for (std::uint32_t at = 0; at < snapshot.programmes.size(); ++at) all.push_back(undertaking_of(snapshot, at));
  for (const auto& [id, programme] : snapshot.programme_by_id) all[programme.index].ids.push_back(id);
  for (Undertaking& one : all) std::ranges::sort(one.ids);
  return all;
}

std::vector<Undertaking> undertakings_of(const Snapshot& snapshot) {
  std::vector<Undertaking> all = named_undertakings_of(snapshot);
  for (const ParticipationEdge& edge : snapshot.participations) {
    if (edge.programme.known()) add(all[edge.programme.index], edge);
  }
  add_deliveries(snapshot.deliveries, [&](std::uint32_t programme) { return &all[programme]; });
  for (Undertaking& one : all) settle(one);
  return all;
}

void relate(std::vector<Undertaking>& some, std::span<const std::uint32_t> numbers, const Snapshot& snapshot) {
  const auto edges = programme_edges_of(snapshot);
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    for (const std::uint32_t number : edges->of({numbers[at]})) {
      const auto found = std::ranges::lower_bound(snapshot.participations, number, {}, &ParticipationEdge::number);
      const bool is_one = found != snapshot.participations.end() && found->number == number;
      if (is_one && found->programme.index == numbers[at]) add(some[at], *found);
    }
  }
  std::vector<bool> wanted(snapshot.programmes.size());
  for (const std::uint32_t number : numbers) wanted[number] = true;
  add_deliveries(snapshot.deliveries, [&](std::uint32_t programme) -> Undertaking* {
    if (!wanted[programme]) return nullptr;
    return &some[static_cast<std::size_t>(std::ranges::lower_bound(numbers, programme) - numbers.begin())];
  });
  for (Undertaking& one : some) settle(one);
}

}  // namespace engine
