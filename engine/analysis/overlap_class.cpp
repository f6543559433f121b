#include "engine/analysis/overlap_class.h"

#include <algorithm>
#include <array>

#include "engine/analysis/activity.h"
#include "engine/analysis/finding_id.h"

namespace engine {
namespace {

constexpr std::array<std::string_view, overlap_class_count> names{
    "same-record", "same-chain", "co-funded", "confirmed", "rejected", "complementary", "likely", "possible"};

// What a decision says of a pair's class; what is done about a finding is no judgement on it.
bool is_judgement(const DecisionEdge& decision) {
  return decision.status == "confirmed" || decision.status == "rejected" || decision.status == "open";
}

}  // namespace

std::string_view to_text(OverlapClass one) { return names[static_cast<std::size_t>(one)]; }

OverlapJudge::OverlapJudge(const View& view, const RosterChoice& choice, const Rolls& rolls,
                           const ProfileDifferences& differences, const Saturations& saturations)
    : view_(view),
      choice_(choice),
      providers_(*choice.roster().providers),
      rolls_(rolls),
      differences_(differences),
      saturations_(saturations),
      chains_(view, *choice.roster().providers, *choice.roster().programmes) {
  for (const DecisionEdge& decision : view.snapshot.decisions) {
    if (!is_judgement(decision) || !decision.finding.starts_with("overlap-")) continue;
    const DecisionEdge*& newest = decisions_[decision.finding];
    if (newest == nullptr || newest->number < decision.number) newest = &decision;
  }
  // To open it again takes the judgement back.
  std::erase_if(decisions_, [](const auto& one) { return one.second->status == "open"; });
  has_confirmed_ = std::ranges::any_of(decisions_, [](const auto& one) { return one.second->status == "confirmed"; });
}

bool OverlapJudge::meet_on_a_day(const RosterEntry& a, const RosterEntry& b) const {
  if (view_.question.day) return true;
  if (!a.days.meets(b.days)) return false;
  if (!a.several_periods && !b.several_periods) return true;
  return meet(choice_.days_of(a), choice_.days_of(b));
}

// Whether a delivery is of a third that two sub-implementers at its site may stand beside.
bool OverlapJudge::is_beside(const RosterEntry& lead, const RosterEntry& a, const RosterEntry& b) const {
  if (lead.site != a.site || lead.sub_implementer || !choice_.has(lead)) return false;
  if (lead.lead == a.lead || lead.lead == b.lead) return false;
  return meet_on_a_day(lead, a) && meet_on_a_day(lead, b);
}

// Whether two deliveries that meet at one site are probably one chain. REQUIRES: they name one site.
bool OverlapJudge::are_chain_at_site(const RosterEntry& a, const RosterEntry& b, std::uint32_t cell) const {
  if (!a.sub_implementer || !b.sub_implementer) return a.sub_implementer || b.sub_implementer;
  for (const RosterEntry& lead : choice_.roster().in(cell)) {
    if (lead.provider == Presence::nobody) break;
    if (is_beside(lead, a, b)) return true;
  }
  return false;
}

// Whether both are of the cell's own service and group, and of one stage.
bool OverlapJudge::are_alike_in(const Cell& cell, const RosterEntry& a, const RosterEntry& b) const {
  const Deliveries& deliveries = view_.snapshot.deliveries;
  for (const RosterEntry* one : {&a, &b}) {
    if (view_.roots.of(deliveries.service(one->delivery)) != cell.service) return false;
    if (view_.roots.of(deliveries.group(one->delivery)) != cell.group) return false;
  }
  const auto stage = [&](const RosterEntry& one) -> const std::string& {
    return view_.snapshot.profiles[deliveries.profile(one.delivery)].stage;
  };
  return stage(a) == stage(b);
}

Seen OverlapJudge::look(std::uint32_t cell) const {
  const auto saturation = saturations_.of(cell);
  return saturation && *saturation <= 1 ? Seen{} : seen::room_not_known;
}

// Of two deliveries that meet, what of `wanted` is to be seen, and perhaps more.
Seen OverlapJudge::look(const RosterEntry& a, const RosterEntry& b, std::uint32_t cell, Seen wanted) const {
  const Deliveries& deliveries = view_.snapshot.deliveries;
  Seen found = 0;
  if ((wanted & (seen::two_implementers | seen::not_told_twice)) != 0) {
    const auto source = [&](const RosterEntry& one) { return deliveries[one.delivery].source; };
    if (deliveries.organisation(a.delivery) != deliveries.organisation(b.delivery)) {
      found |= seen::two_implementers | seen::not_told_twice;
    } else if ((a.in_programme && b.in_programme) || source(a) == source(b)) {
      found |= seen::not_told_twice;
    }
  }
  if ((wanted & seen::alike) != 0) {
    const auto key = [&](const RosterEntry& one) { return differences_.key(deliveries.profile(one.delivery)); };
    if (!differences_.differ(key(a), key(b))) found |= seen::alike;
  }
  if ((wanted & seen::chain_at_site) != 0 && a.site.known() && a.site == b.site && are_chain_at_site(a, b, cell)) {
    found |= seen::chain_at_site;
  }
  if ((wanted & seen::alike_where_full) != 0 && are_alike_in(choice_.roster().cells[cell], a, b)) {
    found |= seen::alike_where_full;
  }
  return found;
}

// What may be seen where two stays meet: what nothing there can add to need not be looked for to the end.
Seen OverlapJudge::to_be_seen(const Encounter& encounter) const {
  const RollEntry& one = rolls_.entry(encounter.a);
  const RollEntry& other = rolls_.entry(encounter.b);
  Seen all = seen::two_implementers | seen::not_told_twice | seen::alike;
  const bool by_sub_implementer = one.has(mark::sub_implementer) || other.has(mark::sub_implementer);
  if (by_sub_implementer && !one.names_another_site(other)) all |= seen::chain_at_site;
  if (is_full(encounter.cell)) all |= seen::alike_where_full;
  const bool several_deliver = one.has(mark::several_deliverers) || other.has(mark::several_deliverers);
  if (!several_deliver && one.organisation == other.organisation) all &= static_cast<Seen>(~seen::two_implementers);
  return all;
}

Seen OverlapJudge::look(const Encounter& encounter) const {
  const bool two_leads = rolls_.entry(encounter.a).lead != rolls_.entry(encounter.b).lead;
  return static_cast<Seen>(look(encounter.cell) | look(encounter, to_be_seen(encounter)) |
                           (two_leads ? seen::two_leads : 0));
}

Seen OverlapJudge::look(const Encounter& encounter, Seen wanted) const {
  const auto as = rolls_.deliveries_of(encounter.a), bs = rolls_.deliveries_of(encounter.b);
  Seen found = 0;
  for (const RosterEntry& a : as) {
    if (!choice_.has(a)) continue;
    for (const RosterEntry& b : bs) {
      if (!choice_.has(b) || !meet_on_a_day(a, b)) continue;
      const Seen more = look(a, b, encounter.cell, wanted);
      found |= more;
      wanted &= static_cast<Seen>(~more);
      if (wanted == 0) return found;
    }
  }
  return found;
}

void OverlapJudge::add_sites(const Encounter& encounter, std::vector<Ref<Location>>& sites) const {
  for (const RosterEntry& a : rolls_.deliveries_of(encounter.a)) {
    if (!a.site.known() || !choice_.has(a) || (!sites.empty() && sites.back() == a.site)) continue;
    for (const RosterEntry& b : rolls_.deliveries_of(encounter.b)) {
      if (b.site != a.site || !choice_.has(b) || !meet_on_a_day(a, b)) continue;
      sites.push_back(a.site);
      break;
    }
  }
}

const DecisionEdge* OverlapJudge::decision_on(std::uint32_t a, std::uint32_t b) const {
  if (decisions_.empty()) return nullptr;
  if (providers_.by_id(b) < providers_.by_id(a)) std::swap(a, b);
  const auto id = [&](std::uint32_t one) { return view_.snapshot.id(providers_.provider(one)); };
  const auto found = decisions_.find(finding_id("overlap", {id(a), id(b)}));
  return found == decisions_.end() ? nullptr : found->second;
}

OverlapClass OverlapJudge::unjudged_class_of(Seen seen) {
  const auto has = [&](Seen bit) { return (seen & bit) != 0; };
  if (!has(seen::not_told_twice)) return OverlapClass::same_record;
  if (has(seen::in_chain) || has(seen::chain_at_site)) return OverlapClass::same_chain;
  if (!has(seen::two_implementers) || !has(seen::two_leads)) return OverlapClass::co_funded;
  if (!has(seen::room_not_known) || !has(seen::alike)) return OverlapClass::complementary;
  return has(seen::alike_where_full) ? OverlapClass::likely : OverlapClass::possible;
}

OverlapClass OverlapJudge::class_of(Seen seen, std::uint32_t a, std::uint32_t b) const {
  const OverlapClass kind = unjudged_class_of(seen);
  if (kind <= OverlapClass::co_funded) return kind;
  const DecisionEdge* decision = decision_on(a, b);
  if (decision == nullptr) return kind;
  return decision->status == "confirmed" ? OverlapClass::confirmed : OverlapClass::rejected;
}

Verdict OverlapJudge::judge(std::span<const Encounter> encounters) const {
  const RollEntry& one = rolls_.entry(encounters.front().a);
  const RollEntry& other = rolls_.entry(encounters.front().b);
  Seen seen = 0;
  if (chains_.between(one.provider, other.provider)) seen |= seen::in_chain;
  Verdict verdict;
  for (const Encounter& encounter : encounters) {
    seen |= look(encounter);
    add_sites(encounter, verdict.sites);
  }
  std::ranges::sort(verdict.sites);
  verdict.sites.erase(std::ranges::unique(verdict.sites).begin(), verdict.sites.end());
  verdict.kind = class_of(seen, one.provider, other.provider);
  explain(verdict, seen, encounters);
  return verdict;
}

}  // namespace engine
