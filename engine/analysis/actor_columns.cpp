#include "engine/analysis/actor_columns.h"

namespace engine {

ActorColumns::ActorColumns(const Snapshot& snapshot) : programmes_(programme_columns_of(snapshot)) {
  const auto& programmes = snapshot.programmes;
  const auto number = static_cast<std::uint32_t>(programmes.size());
  std::uint32_t before = 0;
  for (const OrganisationNode& organisation : snapshot.organisations) {
    known_.push_back(organisation.placeholder ? 0 : 1);
    // Ids ascend: the next organisation's programmes before it are these and some more.
    std::uint32_t to = number;
    for (std::uint32_t step = 1; before + step < to; step *= 2) {
      if (programmes[before + step].id >= organisation.id) to = before + step;
    }
    while (before < to) {
      const std::uint32_t middle = before + (to - before) / 2;
      if (programmes[middle].id < organisation.id) {
        before = middle + 1;
      } else {
        to = middle;
      }
    }
    programmes_before_.push_back(before);
  }
}

std::shared_ptr<const ActorColumns> ActorColumns::after(const ActorColumns& before, const Snapshot&, const Snapshot& is,
                                                        const Alteration& alteration, std::size_t) {
  if (!before.programmes_->hold_after(is, alteration.programmes)) return nullptr;
  return before.shared_from_this();
}

std::shared_ptr<const ActorColumns> actor_columns_of(const Snapshot& snapshot) {
  return snapshot.kept.get<ActorColumns>(0, [&] { return std::make_shared<const ActorColumns>(snapshot); });
}

}  // namespace engine
