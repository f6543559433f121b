#include <algorithm>

#include "engine/analysis/overlap_class.h"

// The sentences of OverlapJudge: why a pair is of its class.
namespace engine {

// Why two deliveries that meet at one site are probably one chain. REQUIRES: they name one site.
std::optional<OverlapJudge::AtSite> OverlapJudge::chain_at_site(const RosterEntry& a, const RosterEntry& b,
                                                                std::uint32_t cell) const {
  if (!are_chain_at_site(a, b, cell)) return std::nullopt;
  const auto organisation = [&](const RosterEntry& one) {
    return view_.snapshot.deliveries.organisation(one.delivery);
  };
  if (!b.sub_implementer) return AtSite{a.site, organisation(a), organisation(b), {}};
  if (!a.sub_implementer) return AtSite{a.site, organisation(b), organisation(a), {}};
  std::optional<RosterEntry> first;  // by id of the provider
  for (const RosterEntry& lead : choice_.roster().in(cell)) {
    if (lead.provider == Presence::nobody) break;
    if (first && providers_.by_id(lead.provider) >= providers_.by_id(first->provider)) continue;
    if (is_beside(lead, a, b)) first = lead;
  }
  return AtSite{a.site, organisation(a), organisation(b), organisation(*first)};
}

// The first two deliveries that are a chain at a site.
std::optional<OverlapJudge::AtSite> OverlapJudge::chain_at_site(std::span<const Encounter> encounters) const {
  for (const Encounter& encounter : encounters) {
    for (const RosterEntry& a : rolls_.deliveries_of(encounter.a)) {
      if (!a.site.known() || !choice_.has(a)) continue;
      for (const RosterEntry& b : rolls_.deliveries_of(encounter.b)) {
        if (a.site != b.site || !choice_.has(b) || !meet_on_a_day(a, b)) continue;
        if (const auto chain = chain_at_site(a, b, encounter.cell)) return chain;
      }
    }
  }
  return std::nullopt;
}

// Who delivers what meets. REQUIRES: one organisation delivers all that meets.
Ref<Organisation> OverlapJudge::implementer_in(std::span<const Encounter> encounters) const {
  for (const Encounter& encounter : encounters) {
    for (const RosterEntry& a : rolls_.deliveries_of(encounter.a)) {
      const bool meets =
          choice_.has(a) && std::ranges::any_of(rolls_.deliveries_of(encounter.b), [&](const RosterEntry& b) {
            return choice_.has(b) && meet_on_a_day(a, b);
          });
      if (meets) return view_.snapshot.deliveries.organisation(a.delivery);
    }
  }
  return {};
}

// What is stated comes before what is probable, and of that what is seen at a site.
void OverlapJudge::explain_chain(Verdict& verdict, std::span<const Encounter> encounters) const {
  const Encounter& first = encounters.front();
  auto chain = chains_.between(rolls_.entry(first.a).provider, rolls_.entry(first.b).provider);
  verdict.probable = !chain || chain->probable;
  if (chain && !chain->probable) {
    verdict.reason = std::move(chain->reason);
    return;
  }
  const auto at = chain_at_site(encounters);
  if (!at) {
    verdict.reason = std::move(chain->reason);
    return;
  }
  const std::string& site = view_.snapshot.locations.name(at->site);
  if (at->beside.known()) {
    verdict.reason = name(at->one) + " and " + name(at->other) + " are both sub-implementers beside " +
                     name(at->beside) + " at " + site + ".";
  } else {
    verdict.reason = name(at->one) + " is a sub-implementer beside " + name(at->other) + " at " + site + ".";
  }
}

void OverlapJudge::explain(Verdict& verdict, Seen seen, std::span<const Encounter> encounters) const {
  const RollEntry& one = rolls_.entry(encounters.front().a);
  const auto has = [&](Seen bit) { return (seen & bit) != 0; };
  switch (verdict.kind) {
    case OverlapClass::same_record:
      verdict.probable = true;
      verdict.reason =
          "Two sources report " + name(implementer_in(encounters)) + " here, one of them without a programme.";
      break;
    case OverlapClass::same_chain:
      explain_chain(verdict, encounters);
      break;
    case OverlapClass::co_funded:
      verdict.reason = has(seen::two_implementers) ? name(one.lead) + " leads both."
                                                   : name(implementer_in(encounters)) + " delivers for both.";
      break;
    case OverlapClass::confirmed:
    case OverlapClass::rejected: {
      const DecisionEdge* decision = decision_on(one.provider, rolls_.entry(encounters.front().b).provider);
      const bool confirmed = verdict.kind == OverlapClass::confirmed;
      const std::string usual = confirmed ? "A person confirmed it." : "A person rejected it.";
      verdict.reason = decision->reason.empty() ? usual : decision->reason;
      break;
    }
    case OverlapClass::complementary:
      verdict.reason = has(seen::room_not_known)
                           ? "Stage, modality, return types or host countries differ wherever they meet."
                           : "No shared cell has more capacity than need.";
      break;
    case OverlapClass::likely:
      verdict.reason = "There is more capacity than need for the same service, group and stage.";
      break;
    case OverlapClass::possible:
      verdict.reason = "Need and capacity do not tell whether both are needed.";
      break;
  }
}

}  // namespace engine
