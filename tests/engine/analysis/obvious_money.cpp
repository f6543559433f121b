#include "tests/engine/analysis/obvious_money.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

// Everything is asked again of all flows, and nothing is kept.
namespace obvious {
namespace {

using namespace engine;

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

using Deliveries = std::vector<std::size_t>;

std::vector<Ref<Organisation>> all_donors(const Snapshot& snapshot, const Deliveries& deliveries) {
  std::vector<Ref<Organisation>> donors;
  for (std::uint32_t index = 0; index < snapshot.organisations.size(); ++index) {
    const bool pays = std::ranges::any_of(deliveries, [&](std::size_t delivery) {
      const auto programme = snapshot.deliveries[delivery].programme;
      return programme.known() &&
             std::ranges::count(snapshot.programmes[programme.index].donors, Ref<Organisation>{index}) > 0;
    });
    if (pays) donors.push_back({index});
  }
  return donors;
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

void add_years(MoneyFlows& answer) {
  std::map<std::pair<int, std::string>, std::int64_t> years;  // 10000: no day
  for (const Flow& flow : answer.flows) {
    if (flow.treatment != Treatment::counted) continue;
    years[{flow.day ? year_of(*flow.day) : 10000, flow.money.currency}] += flow.money.minor;
  }
  for (const auto& [key, sum] : years) {
    answer.years.push_back({key.first == 10000 ? std::optional<int>() : key.first, {sum, key.second}});
  }
}

void add_surplus(const Snapshot& snapshot, MoneyFlows& answer) {
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

// Whether the delivery stands in the cell because of a place that the filter lets through.
bool stands_within_filter(const Snapshot& snapshot, const Question& question, std::size_t delivery, const Cell& cell) {
  const auto& order = snapshot.locations;
  const auto& tops = question.filter.locations;
  std::vector<Ref<Location>> places(snapshot.served(delivery).begin(), snapshot.served(delivery).end());
  if (snapshot.deliveries[delivery].serves_all_below) {
    for (const auto below : order.below(snapshot.deliveries[delivery].location)) places.push_back(below);
  }
  return std::ranges::any_of(places, [&](Ref<Location> place) {
    const bool inside = tops.empty() || std::ranges::any_of(tops, [&](auto top) { return order.within(place, top); });
    return inside && (question.levels.location ? order.within(place, cell.location) : place == cell.location);
  });
}

// Asks of every donor, pair, cell and programme anew.
class Asking {
 public:
  Asking(const Snapshot& snapshot, const Question& question)
      : snapshot_(snapshot), question_(question), money_(money(snapshot, question.tier)) {
    for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
      if (!counts(delivery)) continue;
      counting_.push_back(delivery);
      for (const Cell& cell : cells_of(snapshot, delivery, question.levels)) {
        if (!stands_within_filter(snapshot, question, delivery, cell)) continue;
        const std::string& place = snapshot.locations.id(cell.location);
        auto& in = cells_[{place, snapshot.services.id(cell.service), snapshot.groups.id(cell.group)}];
        in.first = cell;
        in.second.push_back(delivery);
        places_[place].first = {cell.location, {}, {}};
        places_[place].second.push_back(delivery);
        everywhere_.push_back(delivery);
      }
    }
  }

  Donors answer() {
    Donors found;
    for (const auto& [ids, in] : cells_) add(found.cells, in.first, in.second);
    for (const auto& [id, in] : places_) add(found.places, in.first, in.second);
    found.together = concentration(everywhere_);
    const auto all = static_cast<std::uint32_t>(snapshot_.organisations.size());
    for (std::uint32_t a = 0; a < all; ++a) {
      add_donor(found, {a});
      for (std::uint32_t b = a + 1; b < all; ++b) add_pair(found, {a}, {b});
    }
    std::ranges::stable_sort(found.donors, [](const Donor& one, const Donor& other) {
      if (one.cells != other.cells) return one.cells > other.cells;
      return one.programmes.size() > other.programmes.size();
    });
    std::ranges::stable_sort(found.pairs, [](const DonorPair& one, const DonorPair& other) {
      if (one.shared.size() != other.shared.size()) return one.shared.size() > other.shared.size();
      return one.programmes.size() > other.programmes.size();
    });
    found.money = money_;
    return found;
  }

 private:
  bool counts(std::size_t delivery) const {
    if (!chosen(snapshot_, delivery, question_)) return false;
    if (question_.day) return active_on(snapshot_, delivery, *question_.day);
    for (int day = 15000; day < 22000; ++day) {
      if (active_on(snapshot_, delivery, Day{day})) return true;
    }
    return false;
  }

  bool is_narrowed() const {
    const Filter& filter = question_.filter;
    return question_.day || !filter.locations.empty() || !filter.services.empty() || !filter.groups.empty();
  }

  bool keeps(const std::vector<Ref<Organisation>>& found) const {
    const auto any = [&](const auto& wanted) {
      return wanted.empty() ||
             std::ranges::any_of(wanted, [&](auto one) { return std::ranges::count(found, one) > 0; });
    };
    return any(question_.filter.organisations) && any(question_.filter.donors);
  }

  Concentration concentration(const Deliveries& deliveries) const {
    std::map<std::pair<std::string, bool>, Provider> providers;
    for (const std::size_t delivery : deliveries) {
      const Provider provider = snapshot_.provider(snapshot_.deliveries[delivery]);
      providers[{snapshot_.id(provider), provider.programme.known()}] = provider;
    }
    std::vector<Provider> list;
    for (const auto& [id, provider] : providers) list.push_back(provider);
    return find_concentration(snapshot_, list);
  }

  void add(std::vector<DonorsOfCell>& list, const Cell& cell, const Deliveries& deliveries) const {
    if (keeps(all_donors(snapshot_, deliveries))) list.push_back({cell, concentration(deliveries)});
  }

  bool is_asked(Ref<Programme> programme) const {
    return !is_narrowed() || std::ranges::any_of(counting_, [&](std::size_t delivery) {
      return snapshot_.deliveries[delivery].programme == programme;
    });
  }

  bool funds(Ref<Organisation> donor, Ref<Programme> programme) const {
    return std::ranges::count(snapshot_.programmes[programme.index].donors, donor) > 0;
  }

  bool is_in(Ref<Organisation> donor, const Deliveries& deliveries) const {
    return std::ranges::count(all_donors(snapshot_, deliveries), donor) > 0;
  }

  std::vector<Ref<Programme>> asked_programmes() const {
    std::vector<Ref<Programme>> asked;
    for (std::uint32_t programme = 0; programme < snapshot_.programmes.size(); ++programme) {
      if (is_asked({programme})) asked.push_back({programme});
    }
    return asked;
  }

  void add_donor(Donors& found, Ref<Organisation> who) const {
    Donor donor;
    donor.donor = who;
    for (const auto& [ids, in] : cells_) donor.cells += is_in(who, in.second);
    for (const auto programme : asked_programmes()) {
      if (funds(who, programme)) donor.programmes.push_back(programme);
    }
    for (const Flow& flow : money_.flows) {
      const bool asked = flow.receiver.programme.known() ? is_asked(flow.receiver.programme) : !is_narrowed();
      if (flow.treatment != Treatment::counted || flow.giver.organisation != who || !asked) continue;
      donor.money.add(flow.money);
      donor.records.insert(donor.records.end(), flow.records.begin(), flow.records.end());
    }
    std::ranges::sort(donor.records);
    for (const DonorShare& one : found.together.donors) {
      if (one.donor == who) donor.share.low = one.share;
    }
    donor.share.high = donor.share.low;
    if (found.together.providers > 0) donor.share.high += double(found.together.unknown) / found.together.providers;
    const bool pays = donor.cells > 0 || !donor.programmes.empty() || !donor.records.empty();
    if (pays && keeps({who})) found.donors.push_back(donor);
  }

  void add_pair(Donors& found, Ref<Organisation> a, Ref<Organisation> b) const {
    DonorPair pair{a, b, {}, {}, {}, {}};
    for (const auto& [ids, in] : cells_) {
      if (is_in(a, in.second) && is_in(b, in.second)) pair.shared.push_back(in.first);
    }
    for (const auto programme : asked_programmes()) {
      if (!funds(a, programme) || !funds(b, programme)) continue;
      pair.programmes.push_back(programme);
      for (const Flow& flow : money_.flows) {
        const auto giver = flow.giver.organisation;
        if (flow.receiver.programme != programme || !is_added(flow) || (giver != a && giver != b)) continue;
        pair.money.add(flow.money);
        pair.records.insert(pair.records.end(), flow.records.begin(), flow.records.end());
      }
    }
    std::ranges::sort(pair.records);
    if ((!pair.shared.empty() || !pair.programmes.empty()) && keeps({a, b})) found.pairs.push_back(pair);
  }

  const Snapshot& snapshot_;
  const Question& question_;
  MoneyFlows money_;
  std::map<std::array<std::string, 3>, std::pair<Cell, Deliveries>> cells_;  // by ids
  std::map<std::string, std::pair<Cell, Deliveries>> places_;
  Deliveries everywhere_, counting_;
};

}  // namespace

MoneyFlows money(const Snapshot& snapshot, Tier tier) {
  MoneyFlows answer;
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

Donors donors(const Snapshot& snapshot, const Question& question) { return Asking(snapshot, question).answer(); }

}  // namespace obvious
