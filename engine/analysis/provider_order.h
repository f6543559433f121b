#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/analysis/actor_edits.h"

namespace engine {

// An order of providers, organisations and programmes together: by id, the organisation first where both have one id;
// or another, which knows that one too. Some 12 bytes each, and 8 more in another order.
class ProviderOrder : public std::enable_shared_from_this<ProviderOrder> {
 public:
  // By id. Cost: a pass over organisations and programmes; ids are compared only where one kind follows the other.
  explicit ProviderOrder(const Snapshot& snapshot);
  // In another order: `ids[rank]` is the rank by id. REQUIRES: each once. Cost: a pass over the providers.
  ProviderOrder(const ProviderOrder& by_id, std::vector<std::uint32_t> ids);

  std::uint32_t rank(const Provider& provider) const {
    return provider.programme.known() ? programmes_[provider.programme.index]
                                      : organisations_[provider.organisation.index];
  }
  const Provider& provider(std::uint32_t rank) const { return providers_[rank]; }
  std::size_t size() const { return providers_.size(); }

  // The rank by id of the one with a rank in this order, and back.
  std::uint32_t by_id(std::uint32_t rank) const { return ids_.empty() ? rank : ids_[rank]; }
  std::uint32_t of_id(std::uint32_t by_id) const { return ranks_.empty() ? by_id : ranks_[by_id]; }

  // That of a Snapshot that edits made of the one of this order: those who came are after all others, who so keep
  // their ranks. REQUIRES: it is not by id. Cost: where any came, a pass over the providers, on all cores.
  std::shared_ptr<const ProviderOrder> followed(const Snapshot& now, const ActorEdits& edits) const;
  // Whether it followed from the other one, of which the ranks so are its own too.
  bool keeps_ranks_of(const ProviderOrder& other) const { return line_ == other.line_ && size() >= other.size(); }

 private:
  ProviderOrder() = default;

  void follow(const ProviderOrder& before, const Snapshot& now, const Renumberings& actors);

  std::vector<Provider> providers_;
  std::vector<std::uint32_t> organisations_, programmes_;
  std::vector<std::uint32_t> ids_, ranks_;  // empty in the order by id
  std::shared_ptr<const char> line_;        // one of those that follow from each other
};

// The providers of a Snapshot by the place where they first delivered anything, so that those who meet have ranks, and
// memory, near each other; who delivers nothing comes last. Made when it is first asked for and kept with it, also when
// an edit puts somebody elsewhere; who comes by an edit is last: ranks say nothing in an answer. Cost: the first time a
// pass over columns of the deliveries, after an edit by which actors come one over the providers.
std::shared_ptr<const ProviderOrder> providers_by_place(const Snapshot& snapshot);

}  // namespace engine
