#include "tests/engine/analysis/obvious_money.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

// Everything is asked again of all flows, and nothing is kept.
namespace obvious {
namespace {

using engine::FundingEdge;
using engine::MoneyFlows;
using engine::Number;
using engine::Period;
using engine::ProgrammeNode;
using engine::Provider;
using engine::Snapshot;
using engine::Tier;
using engine::Treatment;

bool is_nobody(const Snapshot& snapshot, const Provider& who) {
  return !who.known() || (who.organisation.known() && snapshot.organisations[who.organisation.index].placeholder);
}

bool repeats(const FundingEdge& one, const FundingEdge& other) {
  return one.provider == other.provider && one.receiver == other.receiver && one.kind == other.kind &&
         one.amount == other.amount && one.currency == other.currency && one.value_date == other.value_date &&
         one.period == other.period;
}

// How many times the record's own source had said this before it.
std::size_t time_of(const Snapshot& snapshot, Tier tier, const FundingEdge& edge) {
  std::size_t before = 0;
  for (const FundingEdge& other : snapshot.funding) {
    const bool earlier = other.number < edge.number && other.source == edge.source && other.tier <= tier;
    if (earlier && repeats(edge, other)) ++before;
  }
  return before;
}

std::vector<Flow> flows_of(const Snapshot& snapshot, Tier tier) {
  std::vector<Flow> flows;
  std::set<Number> taken;
  for (const FundingEdge& edge : snapshot.funding) {
    if (edge.tier > tier || !edge.amount || taken.contains(edge.number)) continue;
    Flow flow;
    flow.giver = is_nobody(snapshot, edge.provider) ? Provider{} : edge.provider;
    flow.receiver = edge.receiver;
    flow.kind = edge.kind;
    flow.money = {edge.amount->ten_thousandths, edge.currency};
    flow.day = edge.value_date;
    if (!flow.day && edge.period.from != Period::open_start) flow.day = edge.period.from;
    for (const FundingEdge& other : snapshot.funding) {
      if (other.tier > tier || !repeats(edge, other)) continue;
      if (time_of(snapshot, tier, other) != time_of(snapshot, tier, edge)) continue;
      flow.records.push_back(other.number);
      taken.insert(other.number);
    }
    flows.push_back(flow);
  }
  return flows;
}

// Of flows of one payment, each by other sources, all but what the first source says.
void set_unlike_aside(const Snapshot& snapshot, std::vector<Flow>& flows) {
  const auto edge = [&](Number number) {
    return *std::ranges::find_if(snapshot.funding, [&](const FundingEdge& one) { return one.number == number; });
  };
  const auto same = [&](const Flow& one, const Flow& other) {
    FundingEdge a = edge(one.records.front());
    const FundingEdge b = edge(other.records.front());
    a.amount = b.amount;
    return a.value_date && a.provider.known() && a.receiver.known() && repeats(a, b);
  };
  for (Flow& flow : flows) {
    std::vector<std::uint32_t> sources;
    for (const Flow& other : flows) {
      if (!same(flow, other)) continue;
      for (const Number record : other.records) sources.push_back(edge(record).source);
    }
    if (sources.size() <= flow.records.size()) continue;
    const auto first = *std::ranges::min_element(sources);
    const bool twice = std::set(sources.begin(), sources.end()).size() < sources.size();
    const bool tells = std::ranges::any_of(flow.records, [&](Number record) { return edge(record).source == first; });
    if (!twice && !tells) flow.treatment = Treatment::set_aside;
  }
}

bool says(const Flow& flow, std::initializer_list<const char*> kinds) {
  return std::ranges::any_of(kinds, [&](const char* kind) { return flow.kind == kind; });
}

Treatment first_treatment(const std::vector<Flow>& flows, const Flow& flow) {
  if (!says(flow, {"commitment", "disbursement", "budget"})) return Treatment::apart;
  if (flow.treatment == Treatment::set_aside) return Treatment::set_aside;
  for (const Flow& other : flows) {
    if (other.receiver != flow.receiver) continue;
    if (flow.kind == "disbursement" && other.giver == flow.giver && other.kind == "commitment") {
      return Treatment::set_aside;
    }
    if (flow.kind == "budget" && says(other, {"commitment", "disbursement"})) return Treatment::set_aside;
  }
  return Treatment::counted;
}

bool is_added(const Flow& flow) { return flow.treatment != Treatment::apart && flow.treatment != Treatment::set_aside; }

bool was_given(const std::vector<Flow>& flows, const Provider& who) {
  return std::ranges::any_of(
      flows, [&](const Flow& flow) { return is_added(flow) && flow.receiver == who && flow.giver != who; });
}

void add_origins(const Snapshot& snapshot, const std::vector<Flow>& flows, const Provider& who,
                 std::map<std::string, Provider>& found, std::set<Provider>& met) {
  if (!who.known() || !met.insert(who).second) return;
  if (!was_given(flows, who)) found[snapshot.id(who)] = who;
  for (const Flow& flow : flows) {
    if (is_added(flow) && flow.receiver == who) add_origins(snapshot, flows, flow.giver, found, met);
  }
}

void add_budgets(const Snapshot& snapshot, Tier tier, std::vector<Flow>& flows) {
  for (std::uint32_t index = 0; index < snapshot.programmes.size(); ++index) {
    const ProgrammeNode& programme = snapshot.programmes[index];
    const Provider who{{}, {index}};
    const auto names = [&](const auto& edge) { return edge.tier <= tier && edge.programme == who.programme; };
    const auto flows_by = [&](const auto& edge) {
      return edge.tier <= tier && (edge.provider == who || edge.receiver == who);
    };
    const bool seen = std::ranges::any_of(snapshot.deliveries, names) ||
                      std::ranges::any_of(snapshot.participations, names) ||
                      std::ranges::any_of(snapshot.funding, flows_by);
    const auto pays = [&](const Flow& flow) { return is_added(flow) && flow.receiver == who; };
    if (!programme.budget || !seen || std::ranges::any_of(flows, pays)) continue;
    Flow flow;
    flow.receiver = who;
    flow.kind = "budget";
    flow.money = {programme.budget->ten_thousandths, programme.currency};
    flow.treatment = Treatment::untraced;
    if (programme.period.from != Period::open_start) flow.day = programme.period.from;
    flow.records = programme.records;
    flows.push_back(flow);
  }
}

void treat(const Snapshot& snapshot, const std::vector<Flow>& flows, Flow& flow) {
  if (!is_added(flow)) return;
  if (!flow.giver.known()) {
    flow.treatment = Treatment::untraced;
  } else if (flow.giver == flow.receiver || was_given(flows, flow.giver)) {
    flow.treatment = Treatment::passed_on;
    std::map<std::string, Provider> origins;
    std::set<Provider> met;
    add_origins(snapshot, flows, flow.giver, origins, met);
    for (const auto& [id, origin] : origins) flow.origins.push_back(origin);
  } else {
    flow.treatment = flow.giver.programme.known() ? Treatment::untraced : Treatment::counted;
  }
}

void add_years(Money& answer) {
  std::map<std::pair<int, std::string>, std::int64_t> years;  // 10000: no day
  for (const Flow& flow : answer.flows) {
    if (flow.treatment != Treatment::counted) continue;
    years[{flow.day ? year_of(*flow.day) : 10000, flow.money.currency}] += flow.money.minor;
  }
  for (const auto& [key, sum] : years) {
    answer.years.push_back({key.first == 10000 ? std::optional<int>() : key.first, {sum, key.second}});
  }
}

void add_surplus(const Snapshot& snapshot, Money& answer) {
  std::map<std::pair<std::string, std::string>, std::pair<std::int64_t, std::int64_t>> through;
  for (const Flow& flow : answer.flows) {
    if (!is_added(flow) || flow.giver == flow.receiver) continue;
    const auto key = [&](const Provider& who) {
      return std::pair((who.programme.known() ? "p" : "o") + snapshot.id(who), flow.money.currency);
    };
    if (flow.receiver.known()) through[key(flow.receiver)].first += flow.money.minor;
    if (flow.treatment == Treatment::passed_on) through[key(flow.giver)].second += flow.money.minor;
  }
  for (const auto& [key, sums] : through) {
    if (sums.first > 0 && sums.second > sums.first) answer.surplus.add({sums.second - sums.first, key.second});
  }
}

}  // namespace

Money money(const MoneyFlows& found) {
  Money answer;
  for (const engine::Flow& flow : found.flows) {
    const auto records = found.records_of(flow);
    answer.flows.push_back({flow.giver,
                            flow.receiver,
                            found.kind_of(flow),
                            found.money_of(flow),
                            flow.day,
                            flow.treatment,
                            found.origins_of(flow),
                            {records.begin(), records.end()}});
  }
  std::ranges::copy(found.by, answer.by);
  answer.years = found.years;
  answer.surplus = found.surplus;
  answer.no_amount = found.no_amount;
  return answer;
}

Money money(const Snapshot& snapshot, Tier tier) {
  Money answer;
  auto flows = flows_of(snapshot, tier);
  set_unlike_aside(snapshot, flows);
  for (const FundingEdge& edge : snapshot.funding) answer.no_amount += edge.tier <= tier && !edge.amount;
  std::vector<Treatment> first;
  for (const Flow& flow : flows) first.push_back(first_treatment(flows, flow));
  for (std::size_t at = 0; at < flows.size(); ++at) flows[at].treatment = first[at];
  add_budgets(snapshot, tier, flows);
  std::ranges::stable_sort(flows, {}, [](const Flow& flow) { return flow.records.front(); });
  answer.flows = flows;
  for (Flow& flow : answer.flows) treat(snapshot, flows, flow);
  for (const Flow& flow : answer.flows) answer.by[static_cast<std::size_t>(flow.treatment)].add(flow.money);
  add_years(answer);
  add_surplus(snapshot, answer);
  return answer;
}

}  // namespace obvious
