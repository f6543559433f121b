#include "engine/identity/undertaking.h"

#include <algorithm>

#include "engine/graph/parallel.h"
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

void add(Undertaking& one, const DeliveryChunk& chunk, std::size_t row) {
  one.organisations.push_back(chunk.organisations[row].index);
  one.places.push_back(chunk.locations[row].index);
  one.sources.push_back(chunk.sources[row]);
}

// Where a delivery of one of some programmes stands.
struct Place {
  std::uint32_t part = 0, row = 0;
};

// Whether one of a few programmes is there: a loop that goes many at once. Of more nobody asks so.
bool may_hold(std::span<const Ref<Programme>> programmes, std::span<const std::uint32_t> numbers) {
  constexpr std::size_t few = 8;
  return numbers.size() > few || std::ranges::any_of(numbers, [&](std::uint32_t number) {
           std::uint32_t count = 0;
           for (const Ref<Programme> one : programmes) count += one.index == number ? 1 : 0;
           return count > 0;
         });
}

// The deliveries of programmes, in order. Cost: a pass over the column of programmes, on all cores.
std::vector<Place> deliveries_of(const Snapshot& snapshot, std::span<const std::uint32_t> numbers) {
  constexpr std::size_t block = 1024;
  std::vector<bool> wanted(snapshot.programmes.size());
  for (const std::uint32_t number : numbers) wanted[number] = true;
  const Deliveries& all = snapshot.deliveries;
  return gather_in_ranges<Place>(all.part_count(), 4, [&](std::size_t from, std::size_t to) {
    std::vector<Place> places;
    for (std::size_t part = from; part < to; ++part) {
      const std::span<const Ref<Programme>> programmes(all.part(part).chunk.programmes);
      for (std::size_t first = 0; first < programmes.size(); first += block) {
        const auto some = programmes.subspan(first, std::min(block, programmes.size() - first));
        if (!may_hold(some, numbers)) continue;
        for (std::size_t at = 0; at < some.size(); ++at) {
          if (!some[at].known() || !wanted[some[at].index]) continue;
          places.push_back({static_cast<std::uint32_t>(part), static_cast<std::uint32_t>(first + at)});
        }
      }
    }
    return places;
  });
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
  for (std::size_t part = 0; part < snapshot.deliveries.part_count(); ++part) {
    const DeliveryChunk& chunk = snapshot.deliveries.part(part).chunk;
    for (std::size_t row = 0; row < chunk.size(); ++row) {
      if (chunk.programmes[row].known()) add(all[chunk.programmes[row].index], chunk, row);
    }
  }
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
  for (const Place& place : deliveries_of(snapshot, numbers)) {
    const DeliveryChunk& chunk = snapshot.deliveries.part(place.part).chunk;
    const auto programme = std::ranges::lower_bound(numbers, chunk.programmes[place.row].index);
    add(some[static_cast<std::size_t>(programme - numbers.begin())], chunk, place.row);
  }
  for (Undertaking& one : some) settle(one);
}

}  // namespace engine
