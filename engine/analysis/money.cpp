#include "engine/analysis/money.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/analysis/flags.h"
#include "engine/analysis/provider_order.h"
#include "engine/analysis/rates.h"
#include "engine/analysis/unlike_flows.h"
#include "engine/model/error.h"

namespace engine {
namespace {

constexpr std::int64_t largest_sum = 9'000'000'000'000'000'000;

// The lower, the better a kind says what was given; those that say nothing of it have none.
std::optional<int> rank_of(const std::string& kind) {
  if (kind == "commitment") return 0;
  if (kind == "disbursement") return 1;
  if (kind == "budget") return 2;
  return std::nullopt;
}

bool is_added(const Flow& flow) { return flow.treatment < Treatment::set_aside; }

// What two sources would both write of one payment.
auto said_of(const FundingEdge& edge) {
  return std::tie(edge.provider, edge.receiver, edge.kind, edge.amount, edge.currency, edge.value_date, edge.period);
}

// Forms the flows of one Snapshot, step by step.
class Reckoning {
 public:
  Reckoning(const Snapshot& snapshot, Tier tier, const std::string& currency)
      : snapshot_(snapshot), tier_(tier), currency_(currency), rates_(snapshot, tier), order_(snapshot) {}

  MoneyFlows find();

 private:
  void add_flows();
  void add_repeated(std::span<const FundingEdge* const> same);
  void set_aside();
  void add_budgets();
  std::vector<bool> seen_programmes() const;
  void treat();
  void trace();
  void sum();
  void convert(Flow& flow) const;
  std::uint32_t rank(const Provider& provider) const { return order_.rank(provider); }
  Provider known(const Provider& giver) const {
    return giver.organisation.known() && !is_known(snapshot_, giver.organisation) ? Provider{} : giver;
  }

  const Snapshot& snapshot_;
  Tier tier_;
  const std::string& currency_;
  Rates rates_;
  ProviderOrder order_;
  MoneyFlows money_;
  std::vector<bool> given_;  // by rank: was given money by somebody else
};

void Reckoning::convert(Flow& flow) const {
  if (currency_.empty()) return;
  if (auto converted = rates_.convert(flow.money, flow.day, currency_)) flow.money = std::move(*converted);
}

// One flow for each time that the source which says it most often does.
void Reckoning::add_repeated(std::span<const FundingEdge* const> same) {
  const FundingEdge& edge = *same.front();
  Flow flow{known(edge.provider),
            edge.receiver,
            edge.kind,
            {edge.amount->ten_thousandths, edge.currency},
            edge.value_date,
            {},
            {},
            {}};
  if (!flow.day && edge.period.from != Period::open_start) flow.day = edge.period.from;
  convert(flow);
  std::map<std::uint32_t, std::vector<Number>> by_source;
  for (const FundingEdge* one : same) by_source[one->source].push_back(one->number);
  std::vector<std::vector<Number>> times;
  for (const auto& [source, numbers] : by_source) {
    times.resize(std::max(times.size(), numbers.size()));
    for (std::size_t time = 0; time < numbers.size(); ++time) times[time].push_back(numbers[time]);
  }
  for (auto& records : times) {
    std::ranges::sort(records);
    flow.records = std::move(records);
    money_.flows.push_back(flow);
  }
}

void Reckoning::add_flows() {
  std::vector<const FundingEdge*> edges;
  for (const FundingEdge& edge : snapshot_.funding) {
    if (edge.tier > tier_) continue;
    if (edge.amount) {
      edges.push_back(&edge);
    } else {
      ++money_.no_amount;
    }
  }
  std::ranges::stable_sort(edges, [](auto* one, auto* other) { return said_of(*one) < said_of(*other); });
  for (std::size_t from = 0, to = 0; from < edges.size(); from = to) {
    while (to < edges.size() && said_of(*edges[to]) == said_of(*edges[from])) ++to;
    add_repeated(std::span(edges).subspan(from, to - from));
  }
  set_aside_unlike(snapshot_, money_.flows);
}

void Reckoning::set_aside() {
  std::map<std::pair<Provider, Provider>, int> best;  // by giver and receiver
  std::set<Provider> has_more_than_budgets;
  for (const Flow& flow : money_.flows) {
    const auto kind = rank_of(flow.kind);
    if (!kind || !is_added(flow)) continue;
    const auto place = best.emplace(std::pair(flow.giver, flow.receiver), *kind).first;
    place->second = std::min(place->second, *kind);
    if (*kind < 2) has_more_than_budgets.insert(flow.receiver);
  }
  for (Flow& flow : money_.flows) {
    const auto kind = rank_of(flow.kind);
    if (!kind) {
      flow.treatment = Treatment::apart;
    } else if (!is_added(flow)) {
      continue;
    } else if (*kind > best.at({flow.giver, flow.receiver}) ||
               (*kind == 2 && has_more_than_budgets.contains(flow.receiver))) {
      flow.treatment = Treatment::set_aside;
    }
  }
}

// The programmes that some record which may be seen names.
std::vector<bool> Reckoning::seen_programmes() const {
  std::vector<bool> seen(snapshot_.programmes.size());
  const auto see = [&](Ref<Programme> programme, Tier tier) {
    if (programme.known() && tier <= tier_) seen[programme.index] = true;
  };
  for (const auto& row : snapshot_.deliveries) see(row.programme, row.tier);
  for (const auto& edge : snapshot_.participations) see(edge.programme, edge.tier);
  for (const auto& edge : snapshot_.funding) {
    see(edge.provider.programme, edge.tier);
    see(edge.receiver.programme, edge.tier);
  }
  return seen;
}

void Reckoning::add_budgets() {
  std::vector<bool> has_money(snapshot_.programmes.size());
  for (const Flow& flow : money_.flows) {
    if (is_added(flow) && flow.receiver.programme.known()) has_money[flow.receiver.programme.index] = true;
  }
  const auto seen = seen_programmes();
  for (std::uint32_t index = 0; index < snapshot_.programmes.size(); ++index) {
    const ProgrammeNode& programme = snapshot_.programmes[index];
    if (!programme.budget || has_money[index] || !seen[index]) continue;
    Flow flow{{}, {{}, {index}},       "budget", {programme.budget->ten_thousandths, programme.currency},
              {}, Treatment::untraced, {},       programme.records};
    if (programme.period.from != Period::open_start) flow.day = programme.period.from;
    convert(flow);
    money_.flows.push_back(std::move(flow));
  }
}

void Reckoning::treat() {
  given_.assign(order_.size(), false);
  for (const Flow& flow : money_.flows) {
    if (is_added(flow) && flow.receiver.known() && flow.giver != flow.receiver) given_[rank(flow.receiver)] = true;
  }
  for (Flow& flow : money_.flows) {
    if (!is_added(flow)) continue;
    if (flow.giver.known() && (given_[rank(flow.giver)] || flow.giver == flow.receiver)) {
      flow.treatment = Treatment::passed_on;
    } else if (!flow.giver.organisation.known()) {
      // Nobody is named, or a programme of which nobody says who pays it.
      flow.treatment = Treatment::untraced;
    }
  }
}

// Finds the origins of what was passed on: those who gave, and were given nothing, up the stream.
void Reckoning::trace() {
  std::map<std::uint32_t, std::vector<std::uint32_t>> givers;  // by receiver
  for (const Flow& flow : money_.flows) {
    if (is_added(flow) && flow.giver.known() && flow.receiver.known()) {
      givers[rank(flow.receiver)].push_back(rank(flow.giver));
    }
  }
  std::map<std::uint32_t, std::vector<Provider>> origins;  // by who passed on
  const auto origins_of = [&](std::uint32_t giver) {
    std::set<std::uint32_t> met{giver};
    std::vector<std::uint32_t> open{giver};
    std::set<std::uint32_t> first;
    while (!open.empty()) {
      const std::uint32_t one = open.back();
      open.pop_back();
      if (!given_[one]) first.insert(one);
      for (const std::uint32_t above : givers[one]) {
        if (met.insert(above).second) open.push_back(above);
      }
    }
    std::vector<Provider> found;
    for (const std::uint32_t one : first) found.push_back(order_.provider(one));
    return found;
  };
  for (Flow& flow : money_.flows) {
    if (flow.treatment != Treatment::passed_on) continue;
    const std::uint32_t giver = rank(flow.giver);
    const auto place = origins.find(giver);
    flow.origins = place == origins.end() ? origins.emplace(giver, origins_of(giver)).first->second : place->second;
  }
}

void Reckoning::sum() {
  std::map<std::pair<std::optional<int>, std::string>, Sums> years;
  std::map<std::uint32_t, std::map<std::string, std::pair<std::int64_t, std::int64_t>>> through;  // given, giving
  for (const Flow& flow : money_.flows) {
    money_.by[static_cast<std::size_t>(flow.treatment)].add(flow.money);
    if (!is_added(flow) || flow.giver == flow.receiver) continue;
    if (flow.treatment == Treatment::counted) {
      std::optional<int> year;
      if (flow.day) year = year_of(*flow.day);
      years[{year, flow.money.currency}].add(flow.money);
    }
    if (flow.receiver.known()) through[rank(flow.receiver)][flow.money.currency].first += flow.money.minor;
    if (flow.treatment == Treatment::passed_on) {
      through[rank(flow.giver)][flow.money.currency].second += flow.money.minor;
    }
  }
  for (const auto& [key, sums] : years) money_.years.push_back({key.first, sums.list().front()});
  // An absent year is less than any, and stands last.
  std::ranges::stable_partition(money_.years, [](const YearSum& one) { return one.year.has_value(); });
  for (const auto& [who, by_currency] : through) {
    for (const auto& [currency, amounts] : by_currency) {
      const auto& [given, giving] = amounts;
      // In a currency in which it was given nothing, a giver passes on what it exchanged.
      if (given > 0 && giving > given) money_.surplus.add({giving - given, currency});
    }
  }
}

MoneyFlows Reckoning::find() {
  add_flows();
  set_aside();
  add_budgets();
  treat();
  trace();
  std::ranges::stable_sort(money_.flows, {}, [](const Flow& flow) { return flow.records.front(); });
  sum();
  return std::move(money_);
}

}  // namespace

std::string_view to_text(Treatment treatment) {
  constexpr std::array<std::string_view, treatment_count> words{"counted", "passed-on", "untraced", "set-aside",
                                                                "apart"};
  return words[static_cast<std::size_t>(treatment)];
}

void Sums::add(const Money& money) {
  const auto place = std::ranges::lower_bound(sums_, money.currency, {}, &Money::currency);
  if (place == sums_.end() || place->currency != money.currency) {
    sums_.insert(place, money);
    return;
  }
  std::int64_t sum = 0;
  if (__builtin_add_overflow(place->minor, money.minor, &sum) || sum > largest_sum || sum < -largest_sum) {
    throw Error(Error::Kind::too_large, "a sum of " + money.currency + " is beyond 900 million millions");
  }
  place->minor = sum;
}

void Sums::add(const Sums& other) {
  for (const Money& money : other.sums_) add(money);
}

MoneyFlows find_money(const Snapshot& snapshot, Tier tier, const std::string& currency) {
  return Reckoning(snapshot, tier, currency).find();
}

}  // namespace engine
