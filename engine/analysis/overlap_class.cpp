#include "engine/analysis/overlap_class.h"

#include <algorithm>
#include <array>

#include "engine/analysis/activity.h"

namespace engine {
namespace {

constexpr std::array<std::string_view, overlap_class_count> names{
    "same-record", "same-chain", "co-funded", "confirmed", "rejected", "complementary", "likely", "possible"};

bool share_any(const Texts& one, const Texts& other) {
  return std::ranges::any_of(one,
                             [&](const std::string& text) { return std::ranges::find(other, text) != other.end(); });
}

// Whether both state the attribute and have no value in common.
bool differ(const std::string& one, const std::string& other) { return !one.empty() && !other.empty() && one != other; }
bool differ(const Texts& one, const Texts& other) { return !one.empty() && !other.empty() && !share_any(one, other); }

}  // namespace

std::string_view to_text(OverlapClass one) { return names[static_cast<std::size_t>(one)]; }

// What is seen of a pair, delivery by delivery, over all cells that it shares.
struct OverlapJudge::Facts {
  bool one_implementer = true;  // whatever meets is by one organisation
  bool told_twice = true;       // and by two sources, of which one names no programme
  bool all_differ = true;       // whatever meets differs in stage, modality, return types or host countries
  bool same_and_full = false;   // something meets that is alike where there is more capacity than need
  std::optional<std::string> chain;
  std::vector<Ref<Location>> sites;
  Ref<Organisation> implementer;
};

OverlapJudge::OverlapJudge(const View& view, const ProviderOrder& providers, const Presences& presences,
                           const std::vector<std::optional<double>>& saturations)
    : view_(view), presences_(presences), saturations_(saturations), chains_(view, providers) {
  for (const DeliveryProfile& profile : view.snapshot.profiles) {
    states_anything_.push_back(!profile.stage.empty() || !profile.modality.empty() || !profile.return_types.empty() ||
                               !profile.host_countries.empty());
  }
  for (const DecisionEdge& decision : view.snapshot.decisions) {
    // What is done about a finding is no judgement on it; to open it again takes the judgement back.
    if (decision.status != "confirmed" && decision.status != "rejected" && decision.status != "open") continue;
    const DecisionEdge*& newest = decisions_[decision.finding];
    if (newest == nullptr || newest->number < decision.number) newest = &decision;
  }
}

bool OverlapJudge::meet_on_a_day(const Presence& a, const Presence& b) const {
  return view_.question.day || meet(a.days, b.days);
}

bool OverlapJudge::differ(std::uint32_t a, std::uint32_t b) const {
  if (!states_anything_[a] || !states_anything_[b]) return false;
  const DeliveryProfile& one = view_.snapshot.profiles[a];
  const DeliveryProfile& other = view_.snapshot.profiles[b];
  return engine::differ(one.stage, other.stage) || engine::differ(one.modality, other.modality) ||
         engine::differ(one.return_types, other.return_types) ||
         engine::differ(one.host_countries, other.host_countries);
}

// Why two deliveries that meet at one site are probably one chain. REQUIRES: they name one site.
std::optional<std::string> OverlapJudge::chain_at_site(const Presence& a, const Presence& b) const {
  const std::string& site = view_.snapshot.locations.name(a.site);
  if (!a.sub_implementer && !b.sub_implementer) return std::nullopt;
  if (!a.sub_implementer || !b.sub_implementer) {
    const Presence& sub = a.sub_implementer ? a : b;
    const Presence& lead = a.sub_implementer ? b : a;
    return name(sub.organisation) + " is a sub-implementer beside " + name(lead.organisation) + " at " + site + ".";
  }
  for (const Presence& lead : presences_.in(a.cell)) {
    if (lead.site != a.site || lead.sub_implementer || lead.provider == Presence::nobody) continue;
    if (lead.lead == a.lead || lead.lead == b.lead) continue;
    if (meet_on_a_day(lead, a) && meet_on_a_day(lead, b)) {
      return name(a.organisation) + " and " + name(b.organisation) + " are both sub-implementers beside " +
             name(lead.organisation) + " at " + site + ".";
    }
  }
  return std::nullopt;
}

void OverlapJudge::note(Facts& facts, const Presence& a, const Presence& b) const {
  const bool same_organisation = a.organisation == b.organisation;
  facts.one_implementer = facts.one_implementer && same_organisation;
  facts.told_twice =
      facts.told_twice && same_organisation && a.source != b.source && (!a.has_programme || !b.has_programme);
  facts.all_differ = facts.all_differ && differ(a.profile, b.profile);
  facts.implementer = a.organisation;
  if (a.site.known() && a.site == b.site) {
    facts.sites.push_back(a.site);
    if (!facts.chain) facts.chain = chain_at_site(a, b);
  }
  const auto& full = saturations_[a.cell];
  const Cell cell = presences_.cells.cell(a.cell);
  if (full && *full > 1 && a.service == cell.service && b.service == cell.service && a.group == cell.group &&
      b.group == cell.group && view_.snapshot.profiles[a.profile].stage == view_.snapshot.profiles[b.profile].stage) {
    facts.same_and_full = true;
  }
}

OverlapJudge::Facts OverlapJudge::facts_of(std::span<const Encounter> encounters) const {
  Facts facts;
  for (const Encounter& encounter : encounters) {
    for (const Presence& a : presences_.of(*encounter.a)) {
      for (const Presence& b : presences_.of(*encounter.b)) {
        if (meet_on_a_day(a, b)) note(facts, a, b);
      }
    }
  }
  std::ranges::sort(facts.sites);
  facts.sites.erase(std::ranges::unique(facts.sites).begin(), facts.sites.end());
  return facts;
}

// Whether no shared cell has more capacity than need, as far as all of them are known.
bool OverlapJudge::enough_needed(std::span<const Encounter> encounters) const {
  return std::ranges::all_of(encounters, [&](const Encounter& encounter) {
    const auto& saturation = saturations_[encounter.a->cell];
    return saturation && *saturation <= 1;
  });
}

const DecisionEdge* OverlapJudge::decision_on(const std::string& id) const {
  const auto found = decisions_.find(id);
  return found == decisions_.end() || found->second->status == "open" ? nullptr : found->second;
}

Verdict OverlapJudge::judge(const std::string& id, std::span<const Encounter> encounters) const {
  Facts facts = facts_of(encounters);
  const auto verdict = [&](OverlapClass kind, bool probable, std::string reason) {
    return Verdict{kind, probable, std::move(reason), std::move(facts.sites)};
  };
  if (facts.told_twice) {
    return verdict(OverlapClass::same_record, true,
                   "Two sources report " + name(facts.implementer) + " here, one of them without a programme.");
  }
  const auto chain = chains_.between(encounters.front().a->provider, encounters.front().b->provider);
  if (chain && !chain->probable) return verdict(OverlapClass::same_chain, false, chain->reason);
  if (facts.chain) return verdict(OverlapClass::same_chain, true, *facts.chain);
  if (chain) return verdict(OverlapClass::same_chain, true, chain->reason);
  if (facts.one_implementer) {
    return verdict(OverlapClass::co_funded, false, name(facts.implementer) + " delivers for both.");
  }
  if (encounters.front().a->lead == encounters.front().b->lead) {
    return verdict(OverlapClass::co_funded, false, name(encounters.front().a->lead) + " leads both.");
  }
  if (const DecisionEdge* decision = decision_on(id)) {
    const bool confirmed = decision->status == "confirmed";
    const std::string usual = confirmed ? "A person confirmed it." : "A person rejected it.";
    return verdict(confirmed ? OverlapClass::confirmed : OverlapClass::rejected, false,
                   decision->reason.empty() ? usual : decision->reason);
  }
  if (enough_needed(encounters)) {
    return verdict(OverlapClass::complementary, false, "No shared cell has more capacity than need.");
  }
  if (facts.all_differ) {
    return verdict(OverlapClass::complementary, false,
                   "Stage, modality, return types or host countries differ wherever they meet.");
  }
  if (facts.same_and_full) {
    return verdict(OverlapClass::likely, false,
                   "There is more capacity than need for the same service, group and stage.");
  }
  return verdict(OverlapClass::possible, false, "Need and capacity do not tell whether both are needed.");
}

}  // namespace engine
