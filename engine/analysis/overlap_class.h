#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/analysis/chain.h"
#include "engine/analysis/overlaps.h"
#include "engine/analysis/presence.h"

namespace engine {

// A cell that two providers share: where each of them stands in it.
struct Encounter {
  const Stay* a = nullptr;
  const Stay* b = nullptr;
};

// What an overlap is, and the sites that both name.
struct Verdict {
  OverlapClass kind = OverlapClass::possible;
  bool probable = false;
  std::string reason;
  std::vector<Ref<Location>> sites;  // ascending
};

// Decides the class of pairs: the first that holds, as docs/definitions.md says.
class OverlapJudge {
 public:
  // REQUIRES: all outlive it.
  OverlapJudge(const View& view, const ProviderOrder& providers, const Presences& presences,
               const std::vector<std::optional<double>>& saturations);

  // Of the pair with this id. REQUIRES: `encounters` is not empty.
  // Cost: a step for each two deliveries of the pair in a cell.
  Verdict judge(const std::string& id, std::span<const Encounter> encounters) const;

 private:
  struct Facts;

  Facts facts_of(std::span<const Encounter> encounters) const;
  void note(Facts& facts, const Presence& a, const Presence& b) const;
  bool meet_on_a_day(const Presence& a, const Presence& b) const;
  std::optional<std::string> chain_at_site(const Presence& a, const Presence& b) const;
  bool differ(std::uint32_t a, std::uint32_t b) const;
  const DecisionEdge* decision_on(const std::string& id) const;
  bool enough_needed(std::span<const Encounter> encounters) const;
  const std::string& name(Ref<Organisation> organisation) const {
    return view_.snapshot.organisations[organisation.index].name;
  }

  const View& view_;
  const Presences& presences_;
  const std::vector<std::optional<double>>& saturations_;
  Chains chains_;
  std::vector<bool> states_anything_;                               // by profile
  std::unordered_map<std::string, const DecisionEdge*> decisions_;  // the judgement on each finding
};

}  // namespace engine
