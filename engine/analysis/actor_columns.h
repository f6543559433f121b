#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/analysis/programme_columns.h"

namespace engine {

// What the cells of an answer ask of every actor, side by side in memory. It takes 5 bytes an organisation, and
// shares the columns of programmes.
class ActorColumns : public std::enable_shared_from_this<ActorColumns> {
 public:
  explicit ActorColumns(const Snapshot& snapshot);

  const ProgrammeColumns& programmes() const { return *programmes_; }

  // Whether the organisation is one: known, and no placeholder.
  bool is_known(Ref<Organisation> organisation) const {
    return organisation.known() && known_[organisation.index] != 0;
  }

  // Who leads a delivery of the organisation in the programme, as Snapshot::lead() says.
  Ref<Organisation> lead(Ref<Organisation> organisation, Ref<Programme> programme) const {
    const Ref<Organisation> lead = programme.known() ? programmes_->leads[programme.index] : Ref<Organisation>{};
    return lead.known() ? lead : organisation;
  }

  // By which providers are sorted by id, the organisation first where both have one id.
  std::uint64_t order_of(const Provider& provider) const {
    if (provider.programme.known()) return std::uint64_t{provider.programme.index} << 33 | std::uint64_t{1} << 32;
    const std::uint32_t organisation = provider.organisation.index;
    return std::uint64_t{programmes_before_[organisation]} << 33 | organisation;
  }
  static Provider provider_of(std::uint64_t order) {
    const auto organisation = static_cast<std::uint32_t>(order);
    if ((order >> 32 & 1) == 0) return {{organisation}, {}};
    return {{}, {static_cast<std::uint32_t>(order >> 33)}};
  }

  // The same where nobody's lead or donors are others, else none: see Kept.
  static std::shared_ptr<const ActorColumns> after(const ActorColumns& before, const Snapshot& was, const Snapshot& is,
                                                   const Alteration& alteration, std::size_t key);

 private:
  std::shared_ptr<const ProgrammeColumns> programmes_;
  std::vector<std::uint8_t> known_;               // by organisation
  std::vector<std::uint32_t> programmes_before_;  // by organisation: how many programmes come before it by id
};

// The columns of a Snapshot, made when they are first asked for and kept with it.
// Cost: the first time a pass over organisations and programmes.
std::shared_ptr<const ActorColumns> actor_columns_of(const Snapshot& snapshot);

}  // namespace engine
