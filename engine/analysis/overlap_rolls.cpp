#include "engine/analysis/overlap_rolls.h"

#include <algorithm>
#include <limits>

#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4096;  // cells, or stays
constexpr std::uint32_t most_sites_told_apart = 65'535;

std::uint32_t count_sites(std::span<const Presence> presences) {
  std::uint32_t count = 0;
  Ref<Location> last;
  for (const Presence& presence : presences) {  // by site
    count += presence.site.known() && presence.site != last;
    last = presence.site;
  }
  return count;
}

std::vector<std::uint32_t> sites_of_stays(const Presences& presences) {
  std::vector<std::uint32_t> sites(presences.stays.size());
  in_ranges(sites.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    for (std::size_t stay = from; stay < to; ++stay) sites[stay] = count_sites(presences.of(presences.stays[stay]));
  });
  return sites;
}

RollEntry entry_of(const Presences& presences, const ProfileDifferences& differences, std::uint32_t stay) {
  const Stay& from = presences.stays[stay];
  const auto all = presences.of(from);
  const std::uint32_t key = differences.key(all.front().profile);
  RollEntry entry;
  entry.stay = stay;
  entry.days = from.days;
  entry.lead = from.lead;
  entry.organisation = all.front().organisation;
  entry.difference = static_cast<std::uint16_t>(key);
  entry.needs_care = from.has_gaps();
  entry.plain =
      key <= std::numeric_limits<std::uint16_t>::max() && std::ranges::all_of(all, [&](const Presence& one) {
        return !one.sub_implementer && one.organisation == entry.organisation && differences.key(one.profile) == key;
      });
  return entry;
}

}  // namespace

Rolls::Rolls(const Presences& presences, const ProviderOrder& providers, const ProfileDifferences& differences) {
  const auto named = sites_of_stays(presences);
  number_places(named, presences, providers.size());
  write_rolls(presences, differences, named);
  write_positions();
}

void Rolls::number_places(const std::vector<std::uint32_t>& sites_of_stays, const Presences& presences,
                          std::size_t providers) {
  // The sites of all stays together: at least as many as there are different ones.
  std::vector<std::uint32_t> named(providers), stays(providers);
  for (std::size_t stay = 0; stay < presences.stays.size(); ++stay) {
    named[presences.stays[stay].provider] += sites_of_stays[stay];
    ++stays[presences.stays[stay].provider];
  }
  // Sorted by counting; those that name very many are told apart no further.
  const auto bucket = [&](std::uint32_t provider) {
    return most_sites_told_apart - std::min(named[provider], most_sites_told_apart);
  };
  std::vector<std::uint32_t> starts(most_sites_told_apart + 2);
  for (std::uint32_t provider = 0; provider < providers; ++provider) {
    if (stays[provider] != 0) ++starts[bucket(provider) + 1];
  }
  for (std::size_t at = 0; at + 1 < starts.size(); ++at) starts[at + 1] += starts[at];
  ranks.resize(starts.back());
  place_of_.resize(providers);
  for (std::uint32_t provider = 0; provider < providers; ++provider) {
    if (stays[provider] == 0) continue;
    place_of_[provider] = starts[bucket(provider)]++;
    ranks[place_of_[provider]] = provider;
  }
  for (const std::uint32_t provider : ranks) {
    const bool many = named[provider] >= most_sites_told_apart;
    sites.push_back(many ? std::numeric_limits<std::uint32_t>::max() : named[provider]);
  }
  place_starts.assign(ranks.size() + 1, 0);
  for (std::size_t place = 0; place < ranks.size(); ++place) {
    place_starts[place + 1] = place_starts[place] + stays[ranks[place]];
  }
}

void Rolls::write_rolls(const Presences& presences, const ProfileDifferences& differences,
                        const std::vector<std::uint32_t>& sites_of_stays) {
  cell_starts = presences.stay_starts;
  entries.resize(presences.stays.size());
  in_ranges(presences.cells.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    std::vector<std::uint64_t> order;  // place and stay
    for (std::size_t cell = from; cell < to; ++cell) {
      order.clear();
      for (std::uint32_t stay = cell_starts[cell]; stay < cell_starts[cell + 1]; ++stay) {
        order.push_back(std::uint64_t{place_of_[presences.stays[stay].provider]} << 32 | stay);
      }
      std::ranges::sort(order);
      RollEntry* at = entries.data() + cell_starts[cell];
      for (const std::uint64_t one : order) {
        *at = entry_of(presences, differences, static_cast<std::uint32_t>(one));
        at->place = static_cast<std::uint32_t>(one >> 32);
        at->sites = sites_of_stays[at->stay];
        if (one != order.front() && at->place == (at - 1)->place) at->needs_care = (at - 1)->needs_care = true;
        ++at;
      }
    }
  });
}

void Rolls::write_positions() {
  positions.resize(entries.size());
  cells.resize(places());
  std::vector<std::uint32_t> at(place_starts.begin(), place_starts.end() - 1);
  for (std::uint32_t cell = 0; cell + 1 < cell_starts.size(); ++cell) {
    for (std::uint32_t entry = cell_starts[cell]; entry < cell_starts[cell + 1]; ++entry) {
      const std::uint32_t place = entries[entry].place;
      cells[place] += at[place] == place_starts[place] || positions[at[place] - 1].cell != cell;
      positions[at[place]++] = {entry, cell};
    }
  }
}

}  // namespace engine
