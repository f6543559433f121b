#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/analysis/programme_columns.h"
#include "engine/analysis/provider_order.h"

namespace engine {

// What tells at a glance that two providers are in no chain: a bit for each of a few names, one bit perhaps for
// several.
struct ChainSign {
  std::uint32_t own = 0;     // by which others may be linked with it
  std::uint32_t sought = 0;  // of those that it may be linked with

  void share(std::uint32_t bit) {
    own |= bit;
    sought |= bit;
  }

  // Not 0 where the two may be in one chain: else no record makes them one.
  friend std::uint32_t may_be_chain(const ChainSign& one, const ChainSign& other) {
    return (one.own & other.sought) | (one.sought & other.own);
  }
};

// Who is linked with whom, whatever the day: by the rank of providers by place. It takes some 20 bytes
// for each funding and participation, and 24 for each provider.
struct ChainLinks {
  struct Lists {  // the list of provider n is values[starts[n]] to values[starts[n + 1]]
    std::vector<std::uint32_t> starts, values;

    std::span<const std::uint32_t> of(std::uint32_t provider) const {
      return std::span(values).subspan(starts[provider], starts[provider + 1] - starts[provider]);
    }
    bool has(std::uint32_t provider, std::uint32_t value) const;  // REQUIRES: the lists ascend
  };

  // From a provider to another; funding with its days.
  struct Link {
    std::uint32_t from, to;
    Period then;
  };

  ChainLinks() = default;
  // Cost: a pass over programmes, funding and participations, on two cores.
  ChainLinks(const Snapshot& snapshot, const ProviderOrder& providers, const ProgrammeColumns& programmes);

  // The link that an edge makes, if any.
  static std::optional<Link> link_of(const FundingEdge& funding, const ProviderOrder& providers);
  static std::optional<Link> link_of(const ParticipationEdge& part, const ProviderOrder& providers);

  // Whether one is recorded to fund the other on the day, or on any; what states no period does so always.
  bool funds(std::uint32_t one, std::uint32_t other, std::optional<Day> day) const;

  Lists funded;                     // whom a provider funds, ascending
  std::vector<Period> funded_then;  // when: of each value of `funded`
  Lists partners;                   // who answers for, extends, implements or funds a programme, ascending
  std::vector<std::uint32_t> programme_families, organisation_families;  // 0: nothing above or below it
  std::vector<ChainSign> signs;                                          // by provider
  std::vector<std::uint8_t> may_pay;  // by organisation, 1: a programme names it as a donor

  // By whose ranks, and of which programmes, as far as these are kept.
  std::shared_ptr<const ProviderOrder> providers;
  std::shared_ptr<const ProgrammeColumns> programmes;

  // Add to the sign of a provider what tells of itself, and to those of both what tells of a link.
  void sign(std::uint32_t provider, const ProviderOrder& order, const ProgrammeColumns& columns);
  void sign_link(const ProviderOrder& order, std::uint32_t from, std::uint32_t to);

 private:
  void sign_links(const ProviderOrder& order, const Lists& lists);
};

// Those of a Snapshot, of which `providers` are those by place; made when they are first asked for and kept with it,
// and kept up from edit to edit: see follow_links().
std::shared_ptr<const ChainLinks> links_of(const Snapshot& snapshot, const ProviderOrder& providers,
                                           const ProgrammeColumns& programmes);

}  // namespace engine
