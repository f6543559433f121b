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

OverlapJudge::OverlapJudge(const View& view, const ProviderOrder& providers, const ProgrammeColumns& programmes,
                           const Presences& presences, const std::vector<std::optional<double>>& saturations)
    : view_(view),
      providers_(providers),
      presences_(presences),
      saturations_(saturations),
      chains_(view, providers, programmes),
      differences_(view.snapshot) {
  for (const DecisionEdge& decision : view.snapshot.decisions) {
    if (!is_judgement(decision) || !decision.finding.starts_with("overlap-")) continue;
    const DecisionEdge*& newest = decisions_[decision.finding];
    if (newest == nullptr || newest->number < decision.number) newest = &decision;
  }
  // To open it again takes the judgement back.
  std::erase_if(decisions_, [](const auto& one) { return one.second->status == "open"; });
  has_confirmed_ = std::ranges::any_of(decisions_, [](const auto& one) { return one.second->status == "confirmed"; });
}

bool OverlapJudge::meet_on_a_day(const Presence& a, const Presence& b) const {
  if (view_.question.day) return true;
  if (!a.days.meets(b.days)) return false;
  if (!a.several_periods && !b.several_periods) return true;
  return meet(presences_.days_of(a), presences_.days_of(b));
}

// Why two deliveries that meet at one site are probably one chain. REQUIRES: they name one site.
std::optional<OverlapJudge::AtSite> OverlapJudge::chain_at_site(const Presence& a, const Presence& b,
                                                                std::uint32_t cell) const {
  if (!a.sub_implementer && !b.sub_implementer) return std::nullopt;
  if (!b.sub_implementer) return AtSite{a.site, a.organisation, b.organisation, {}};
  if (!a.sub_implementer) return AtSite{a.site, b.organisation, a.organisation, {}};
  for (const Presence& lead : presences_.in(cell)) {
    if (lead.site != a.site || lead.sub_implementer || lead.provider == Presence::nobody) continue;
    if (lead.lead == a.lead || lead.lead == b.lead) continue;
    if (meet_on_a_day(lead, a) && meet_on_a_day(lead, b)) {
      return AtSite{a.site, a.organisation, b.organisation, lead.organisation};
    }
  }
  return std::nullopt;
}

// Whether both are of the cell's own service and group, and of one stage.
bool OverlapJudge::are_alike_in(const Cell& cell, const Presence& a, const Presence& b) const {
  const Deliveries& deliveries = view_.snapshot.deliveries;
  for (const Presence* one : {&a, &b}) {
    if (view_.roots.of(deliveries.service(one->delivery)) != cell.service) return false;
    if (view_.roots.of(deliveries.group(one->delivery)) != cell.group) return false;
  }
  return view_.snapshot.profiles[a.profile].stage == view_.snapshot.profiles[b.profile].stage;
}

Seen OverlapJudge::look(std::uint32_t cell) const {
  const auto& full = saturations_[cell];
  return full && *full <= 1 ? Seen{} : seen::room_not_known;
}

// Of two deliveries that meet.
Seen OverlapJudge::look(const Presence& a, const Presence& b, std::uint32_t cell) const {
  Seen found = 0;
  const auto source = [&](const Presence& one) { return view_.snapshot.deliveries[one.delivery].source; };
  if (a.organisation != b.organisation) {
    found |= seen::two_implementers | seen::not_told_twice;
  } else if ((a.has_programme && b.has_programme) || source(a) == source(b)) {
    found |= seen::not_told_twice;
  }
  if (!differences_.differ(differences_.key(a.profile), differences_.key(b.profile))) found |= seen::alike;
  if (a.site.known() && a.site == b.site && chain_at_site(a, b, cell)) found |= seen::chain_at_site;
  if (is_full(cell) && are_alike_in(presences_.cells.cell(cell), a, b)) found |= seen::alike_where_full;
  return found;
}

Seen OverlapJudge::look(const Encounter& encounter) const {
  const std::uint32_t cell = encounter.a->cell;
  const auto as = presences_.of(*encounter.a), bs = presences_.of(*encounter.b);
  const auto is_sub = [](const Presence& one) { return one.sub_implementer; };
  // What nothing here can add to need not be looked for to the end.
  Seen all = seen::two_implementers | seen::not_told_twice | seen::alike;
  if (std::ranges::any_of(as, is_sub) || std::ranges::any_of(bs, is_sub)) all |= seen::chain_at_site;
  if (is_full(cell)) all |= seen::alike_where_full;
  const auto differs = [&](const Presence& one) { return one.organisation != as.front().organisation; };
  if (std::ranges::none_of(as, differs) && std::ranges::none_of(bs, differs)) {
    all &= static_cast<Seen>(~seen::two_implementers);
  }
  Seen found = 0;
  for (const Presence& a : as) {
    for (const Presence& b : bs) {
      if (meet_on_a_day(a, b)) found |= look(a, b, cell);
      if ((found & all) == all) return found | look(cell);
    }
  }
  return found | look(cell);
}

void OverlapJudge::add_sites(const Encounter& encounter, std::vector<Ref<Location>>& sites) const {
  const auto as = presences_.of(*encounter.a), bs = presences_.of(*encounter.b);
  auto b = bs.begin();
  for (auto a = as.begin(); a != as.end();) {
    const Ref<Location> site = a->site;
    const auto a_end = std::find_if(a, as.end(), [&](const Presence& one) { return one.site != site; });
    b = std::find_if(b, bs.end(), [&](const Presence& one) { return !(one.site < site); });
    const auto b_end = std::find_if(b, bs.end(), [&](const Presence& one) { return one.site != site; });
    const bool both = site.known() && std::any_of(a, a_end, [&](const Presence& one) {
                        return std::any_of(b, b_end, [&](const Presence& other) { return meet_on_a_day(one, other); });
                      });
    if (both) sites.push_back(site);
    a = a_end;
    b = b_end;
  }
}

const DecisionEdge* OverlapJudge::decision_on(std::uint32_t a, std::uint32_t b) const {
  if (decisions_.empty()) return nullptr;
  const auto id = [&](std::uint32_t one) { return view_.snapshot.id(providers_.provider(one)); };
  const auto found = decisions_.find(finding_id("overlap", {id(std::min(a, b)), id(std::max(a, b))}));
  return found == decisions_.end() ? nullptr : found->second;
}

OverlapClass OverlapJudge::class_of(Seen seen, std::uint32_t a, std::uint32_t b, bool in_chain) const {
  const auto has = [&](Seen bit) { return (seen & bit) != 0; };
  if (!has(seen::not_told_twice)) return OverlapClass::same_record;
  if (in_chain || has(seen::chain_at_site)) return OverlapClass::same_chain;
  if (!has(seen::two_implementers) || has(seen::one_lead)) return OverlapClass::co_funded;
  if (const DecisionEdge* decision = decision_on(a, b)) {
    return decision->status == "confirmed" ? OverlapClass::confirmed : OverlapClass::rejected;
  }
  if (!has(seen::room_not_known) || !has(seen::alike)) return OverlapClass::complementary;
  return has(seen::alike_where_full) ? OverlapClass::likely : OverlapClass::possible;
}

Verdict OverlapJudge::judge(std::span<const Encounter> encounters) const {
  const Encounter& first = encounters.front();
  Seen seen = first.a->lead == first.b->lead ? seen::one_lead : Seen{};
  Verdict verdict;
  for (const Encounter& encounter : encounters) {
    seen |= look(encounter);
    add_sites(encounter, verdict.sites);
  }
  std::ranges::sort(verdict.sites);
  verdict.sites.erase(std::ranges::unique(verdict.sites).begin(), verdict.sites.end());
  const std::uint32_t a = first.a->provider, b = first.b->provider;
  verdict.kind = class_of(seen, a, b, chains_.between(a, b).has_value());
  explain(verdict, seen, encounters);
  return verdict;
}

}  // namespace engine
