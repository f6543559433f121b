#pragma once

#include <vector>

#include "engine/analysis/actor_edits.h"

namespace engine {

// An edge that came, or that went.
template <class Edge>
struct EdgeChange {
  Edge edge;
  bool is = false;  // it came
};

// What edits changed since a Snapshot of who is linked with whom: the funding and participations that went and came,
// one after another, and what ActorEdits say. By the present numbers of actors.
class LinkEdits {
 public:
  static constexpr std::size_t most = 1024;  // edges that are worth following

  // Adds what the next edit changed, from `was` to `is`. Returns whether all of it is worth following.
  bool add(const Snapshot& was, const Snapshot& is, const Alteration& alteration);

  bool empty() const { return others_.empty() && funding_.empty() && participations_.empty() && !memberships_; }
  const ActorEdits& others() const { return others_; }
  const std::vector<EdgeChange<FundingEdge>>& funding() const { return funding_; }
  const std::vector<EdgeChange<ParticipationEdge>>& participations() const { return participations_; }
  // Whether any membership is another one; and whether a programme that is concerned states a budget, or did.
  bool memberships() const { return memberships_; }
  bool budgets() const { return budgets_; }

 private:
  ActorEdits others_;
  std::vector<EdgeChange<FundingEdge>> funding_;
  std::vector<EdgeChange<ParticipationEdge>> participations_;
  bool memberships_ = false, budgets_ = false;
};

}  // namespace engine
