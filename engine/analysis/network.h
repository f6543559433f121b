#pragma once

#include <cstdint>
#include <vector>

#include "engine/analysis/kind_set.h"
#include "engine/analysis/question.h"

namespace engine {

// Why two organisations are drawn as linked.
enum class LinkKind : std::uint8_t { shared_cells, programme, funding, referral, membership };
inline constexpr std::size_t link_kind_count = 5;
std::string_view to_text(LinkKind kind);  // "shared-cells"

// An organisation of the drawing, with a fixed place in the unit square.
struct NetworkNode {
  Ref<Organisation> organisation;
  std::uint32_t cells = 0;  // in which it delivers, at the question's levels
  std::uint32_t links = 0;  // to others of the whole network, drawn or not
  double x = 0, y = 0;      // 0 to 1; the same for the same network
};

// Two organisations that share cells, a programme, money, a referral or a table. Sharing cells is
// no collaboration by itself: the kinds say what is known.
struct NetworkLink {
  Ref<Organisation> a, b;  // a < b
  std::uint32_t cells = 0;
  KindSet<LinkKind> kinds;
};

struct Network {
  std::uint64_t organisations = 0;  // in all, before `limit`
  std::vector<NetworkNode> nodes;   // most links first, then most cells, then id
  std::vector<NetworkLink> links;   // between `nodes`; most kinds first, then most cells, then ids
};

// Returns who works with whom among the deliveries that the question chooses and the organisations
// linked to them, the first `limit` organisations by rank.
//
// Cost: the pairs of organisations in each cell and programme, on all cores; the layout takes limit x limit steps a
// round.
Network find_network(const Snapshot& snapshot, const Question& question, std::size_t limit);

}  // namespace engine
