#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/analysis/link_edits.h"

namespace engine {

// Who gives to whom, whatever is asked: the funding of a Snapshot by whom it leaves and whom it reaches, and who takes
// part in which programme as funding, so that what a departure touches is found without a pass over all of it.
// It takes 8 bytes for each record of either kind, and as much for each organisation and programme.
class Giving : public std::enable_shared_from_this<Giving> {
 public:
  explicit Giving(const Snapshot& snapshot);

  // Numbers of Snapshot::funding, ascending.
  std::span<const std::uint32_t> from(const Provider& giver) const { return from_.of(node(giver)); }
  std::span<const std::uint32_t> into(const Provider& receiver) const { return into_.of(node(receiver)); }

  // Numbers of those Snapshot::participations that are funding, ascending.
  std::span<const std::uint32_t> pays_for(Ref<Organisation> payer) const { return pays_for_.of(payer.index); }
  std::span<const std::uint32_t> payers_of(Ref<Programme> programme) const { return payers_of_.of(programme.index); }

  // That of a Snapshot that edits made of the one of this: null where a record went, or came amidst the others. Cost:
  // where records or actors came a copy.
  std::shared_ptr<const Giving> followed(const Snapshot& now, const LinkEdits& edits) const;

 private:
  struct Lists {  // the list of n is values[starts[n]] to values[starts[n + 1]]
    std::vector<std::uint32_t> starts, values;

    std::span<const std::uint32_t> of(std::size_t number) const {
      return std::span(values).subspan(starts[number], starts[number + 1] - starts[number]);
    }
  };

  // Organisations come first, then programmes.
  std::size_t node(const Provider& one) const {
    return one.programme.known() ? organisations_ + one.programme.index : one.organisation.index;
  }
  // An edge that came, by the node in whose list it is.
  struct NewEdge {
    std::size_t node;
    std::uint32_t edge;
  };

  Giving() = default;

  static Lists with_new(const Lists& before, const std::vector<std::size_t>& nodes, std::vector<NewEdge> edges);
  template <class NodeOf>
  static Lists listed(std::size_t nodes, std::size_t edges, NodeOf node_of);

  std::size_t organisations_ = 0;
  Lists from_, into_, pays_for_, payers_of_;
};

// The giving of a Snapshot, made when it is first asked for and kept with it.
// Cost: the first time, and where followed() gives null, a pass over the funding and participations.
std::shared_ptr<const Giving> giving_of(const Snapshot& snapshot);

}  // namespace engine
