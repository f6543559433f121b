#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/analysis/profile.h"
#include "engine/analysis/route_map.h"

namespace engine {

// A service that is delivered in a place, and what keeps a group out of some or all of it.
struct LeftOut {
  std::string id;  // of the finding, where nothing is left
  Aim aim;
  Ref<PopulationGroup> group;
  std::uint32_t deliveries = 0, open = 0;             // active there; of them those that admit the group
  std::array<std::uint32_t, barrier_count> closed{};  // the others, by what keeps the group out
  std::vector<std::string> conditions;                // of those closed by a condition, each once, ascending
  std::vector<std::uint32_t> keeping_out;             // the deliveries that do, ascending

  bool nothing_left() const { return open == 0 && closed[static_cast<std::size_t>(Barrier::group_unknown)] == 0; }
};

// Returns where conditions of access, host countries or return types leave the profile out of a delivery: of its group,
// or without one of each group that a delivery is for or a condition names. That a delivery is for others leaves nobody
// out by itself: such deliveries are not counted. Nothing left first, then by the ids of place, service and group.
//
// Cost: groups named x deliveries. REQUIRES: question.day.
std::vector<LeftOut> find_left_out(const Snapshot& snapshot, const Question& question, const Profile& profile);

}  // namespace engine
