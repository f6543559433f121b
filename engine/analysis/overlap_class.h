#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/analysis/chain.h"
#include "engine/analysis/overlap_rolls.h"
#include "engine/analysis/overlaps.h"
#include "engine/analysis/profile_differences.h"
#include "engine/analysis/saturation.h"

namespace engine {

// A cell that two providers share: the stays of both in it, as Rolls numbers them.
struct Encounter {
  std::uint32_t cell = 0, a = 0, b = 0;

  friend auto operator<=>(const Encounter&, const Encounter&) = default;
};

// What the class of a pair rests on, of all that meets in the cells that it shares. Bits, so that what is seen cell by
// cell is put together by `or`.
using Seen = std::uint8_t;
namespace seen {
inline constexpr Seen two_implementers = 1;  // something meets that is by two organisations
inline constexpr Seen not_told_twice = 2;    // something meets that is no repetition by another source
inline constexpr Seen alike = 4;             // something meets that does not differ in stage, modality and so on
inline constexpr Seen alike_where_full = 8;  // something alike meets where there is more capacity than need
inline constexpr Seen chain_at_site = 16;    // a sub-implementer stands beside a lead
inline constexpr Seen room_not_known = 32;   // some shared cell is not known to need all capacity there
inline constexpr Seen two_leads = 64;        // something meets that is under two leads
inline constexpr Seen in_chain = 128;        // the records state or make it probable that they are one
}  // namespace seen

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
  OverlapJudge(const View& view, const RosterChoice& choice, const Rolls& rolls, const ProfileDifferences& differences,
               const Saturations& saturations);

  // Of a pair. REQUIRES: `encounters` is not empty.
  // Cost: a step for each two deliveries of the pair in a cell.
  Verdict judge(std::span<const Encounter> encounters) const;

  // What there is to see in one cell, but for in_chain.
  Seen look(const Encounter& encounter) const;
  // Of `wanted` what there is to see, and perhaps more. REQUIRES: it is not 0, nor of the cell alone.
  Seen look(const Encounter& encounter, Seen wanted) const;
  // Of look(), what depends on the cell alone.
  Seen look(std::uint32_t cell) const;
  // The sites that both name where they meet, each perhaps more than once.
  void add_sites(const Encounter& encounter, std::vector<Ref<Location>>& sites) const;

  // The class of the pair of which this is seen.
  OverlapClass class_of(Seen seen, std::uint32_t a, std::uint32_t b) const;
  // The same of pairs on which no person decided.
  static OverlapClass unjudged_class_of(Seen seen);

  const Chains& chains() const { return chains_; }
  const ProfileDifferences& differences() const { return differences_; }
  // Whether a person decided on some pair, or confirmed some, perhaps none of this answer.
  bool has_decisions() const { return !decisions_.empty(); }
  bool has_confirmed() const { return has_confirmed_; }
  // Whether there is known to be more capacity than need in a cell: elsewhere nothing is likely duplication.
  bool is_full(std::uint32_t cell) const {
    const auto saturation = saturations_.of(cell);
    return saturation && *saturation > 1;
  }

 private:
  // Two deliveries of one chain at a site. `beside`: whom both are sub-implementers beside, else unknown.
  struct AtSite {
    Ref<Location> site;
    Ref<Organisation> one, other, beside;
  };

  Seen look(const RosterEntry& a, const RosterEntry& b, std::uint32_t cell, Seen wanted) const;
  Seen to_be_seen(const Encounter& encounter) const;
  bool meet_on_a_day(const RosterEntry& a, const RosterEntry& b) const;
  bool are_alike_in(const Cell& cell, const RosterEntry& a, const RosterEntry& b) const;
  bool is_beside(const RosterEntry& lead, const RosterEntry& a, const RosterEntry& b) const;
  bool are_chain_at_site(const RosterEntry& a, const RosterEntry& b, std::uint32_t cell) const;
  std::optional<AtSite> chain_at_site(const RosterEntry& a, const RosterEntry& b, std::uint32_t cell) const;
  std::optional<AtSite> chain_at_site(std::span<const Encounter> encounters) const;
  Ref<Organisation> implementer_in(std::span<const Encounter> encounters) const;
  const DecisionEdge* decision_on(std::uint32_t a, std::uint32_t b) const;
  void explain(Verdict& verdict, Seen seen, std::span<const Encounter> encounters) const;
  void explain_chain(Verdict& verdict, std::span<const Encounter> encounters) const;
  const std::string& name(Ref<Organisation> organisation) const {
    return view_.snapshot.organisations[organisation.index].name;
  }

  const View& view_;
  const RosterChoice& choice_;
  const ProviderOrder& providers_;
  const Rolls& rolls_;
  const ProfileDifferences& differences_;
  const Saturations& saturations_;
  Chains chains_;
  std::unordered_map<std::string, const DecisionEdge*> decisions_;  // the judgement on each pair, unless taken back
  bool has_confirmed_ = false;
};

}  // namespace engine
