#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// The order of providers by id, organisations and programmes together; the organisation first where both
// have one id.
class ProviderOrder {
 public:
  // Cost: a pass over organisations and programmes; ids are compared only where one kind follows the other.
  explicit ProviderOrder(const Snapshot& snapshot);

  std::uint32_t rank(const Provider& provider) const {
    return provider.programme.known() ? programmes_[provider.programme.index]
                                      : organisations_[provider.organisation.index];
  }
  const Provider& provider(std::uint32_t rank) const { return providers_[rank]; }
  std::size_t size() const { return providers_.size(); }

 private:
  std::vector<Provider> providers_;
  std::vector<std::uint32_t> organisations_, programmes_;
};

// What is asked of every programme, side by side in memory. By programme.
struct ProgrammeColumns {
  // Cost: a pass over the programmes, on all cores.
  explicit ProgrammeColumns(const Snapshot& snapshot);

  std::vector<Ref<Organisation>> leads;
  std::vector<Ref<Programme>> parents;
  std::vector<std::uint8_t> donors_known;   // 1: at least one is named, and none of them is a placeholder
  std::vector<std::uint32_t> donor_starts;  // the donors of programme n begin at donors[donor_starts[n]]; and the end
  std::vector<Ref<Organisation>> donors;    // of each ascending

  std::span<const Ref<Organisation>> donors_of(Ref<Programme> programme) const {
    const std::uint32_t from = donor_starts[programme.index];
    return std::span(donors).subspan(from, donor_starts[programme.index + 1] - from);
  }
};

}  // namespace engine
