#include "engine/analysis/actor_columns.h"

#include <algorithm>

namespace engine {

ActorColumns::ActorColumns(const Snapshot& snapshot) : programmes_(snapshot) {
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
  const auto is_same = [&](Ref<Programme> programme) {
    const ProgrammeNode& node = is.programmes[programme.index];
    const ProgrammeColumns& columns = before.programmes_;
    return node.lead == columns.leads[programme.index] && node.parent == columns.parents[programme.index] &&
           node.donors_known == (columns.donors_known[programme.index] != 0) &&
           std::ranges::equal(node.donors, columns.donors_of(programme));
  };
  if (!std::ranges::all_of(alteration.programmes, is_same)) return nullptr;
  return before.shared_from_this();
}

std::shared_ptr<const ActorColumns> actor_columns_of(const Snapshot& snapshot) {
  return snapshot.kept.get<ActorColumns>(0, [&] { return std::make_shared<const ActorColumns>(snapshot); });
}

}  // namespace engine
