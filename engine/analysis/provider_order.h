#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// Whether an edit leaves every actor its number, and all organisations as they are.
bool leaves_organisations(const Alteration& alteration);

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

  // The same, while there are the same actors, wherever they stand by now: see Kept.
  static constexpr bool follows_actors = true;
  static std::shared_ptr<const ProviderOrder> after(const ProviderOrder& before, const Snapshot& was,
                                                    const Snapshot& is, const Alteration& alteration, std::size_t key);

 private:
  std::vector<Provider> providers_;
  std::vector<std::uint32_t> organisations_, programmes_;
  std::vector<std::uint32_t> ids_, ranks_;  // empty in the order by id
};

// The providers of a Snapshot by the place where they first delivered anything, so that those who meet have ranks, and
// memory, near each other; who delivers nothing comes last. Made when it is first asked for and kept with it, also when
// an edit puts somebody elsewhere: ranks say nothing in an answer. Cost: a pass over columns of the deliveries.
std::shared_ptr<const ProviderOrder> providers_by_place(const Snapshot& snapshot);

// What is asked of every programme, side by side in memory. By programme. Some 18 bytes each.
struct ProgrammeColumns : std::enable_shared_from_this<ProgrammeColumns> {
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

  // Whether they are those of a Snapshot had from theirs by the alteration.
  bool hold_after(const Snapshot& is, const Alteration& alteration) const;
  // The same where they still hold, else none: see Kept.
  static constexpr bool follows_actors = true;
  static std::shared_ptr<const ProgrammeColumns> after(const ProgrammeColumns& before, const Snapshot& was,
                                                       const Snapshot& is, const Alteration& alteration,
                                                       std::size_t key);
};

// The columns of a Snapshot, made when they are first asked for and kept with it.
std::shared_ptr<const ProgrammeColumns> programme_columns_of(const Snapshot& snapshot);

}  // namespace engine
