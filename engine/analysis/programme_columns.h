#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <vector>

#include "engine/analysis/actor_edits.h"

namespace engine {

// What is asked of every programme, side by side in memory. By programme. Some 18 bytes each.
struct ProgrammeColumns : std::enable_shared_from_this<ProgrammeColumns> {
  ProgrammeColumns() = default;
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

  // Whether they are those of a Snapshot that edits made of theirs, which moved no number and concern these.
  bool hold_after(const Snapshot& is, const std::set<Ref<Programme>>& concerned) const;
  // Those of a Snapshot that edits made of theirs: the same where they still hold. Cost: a copy, and a step for each
  // programme that is concerned.
  std::shared_ptr<const ProgrammeColumns> followed(const Snapshot& now, const ActorEdits& edits) const;

 private:
  void place_donors(const ProgrammeColumns& before, const Snapshot& now, const ActorEdits& edits);
};

// The columns of a Snapshot, made when they are first asked for and kept with it, and kept up from edit to edit.
std::shared_ptr<const ProgrammeColumns> programme_columns_of(const Snapshot& snapshot);

}  // namespace engine
