#include "engine/analysis/told_flows.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "engine/analysis/flags.h"

namespace engine {
namespace {

constexpr int budget = 2, apart = 3;

// The lower, the better a kind says what was given; those that say nothing of it are apart.
int rank_of(const std::string& kind) {
  if (kind == "commitment") return 0;
  if (kind == "disbursement") return 1;
  return kind == "budget" ? budget : apart;
}

// What is the same of one payment, however much it was.
auto payment_of(const FundingEdge& edge) {
  return std::tie(edge.provider, edge.receiver, edge.kind, edge.currency, edge.value_date, edge.period);
}

// What two sources would both write of one payment.
auto said_of(const FundingEdge& edge) { return std::tuple_cat(payment_of(edge), std::tie(edge.amount)); }

// A record of funding, with the ranks of giver and receiver as one number.
struct Told {
  std::uint64_t between;
  const FundingEdge* edge;
};

using Tellings = std::span<Told>;

class Telling {
 public:
  Telling(const Snapshot& snapshot, const ProviderOrder& order, MoneyFlows& money)
      : snapshot_(snapshot), order_(order), money_(money), words_(money.words), more_than_budgets_(order.size() + 1) {}

  void add(Tier tier);

 private:
  Provider known(const Provider& giver) const {
    return giver.organisation.known() && !is_known(snapshot_, giver.organisation) ? Provider{} : giver;
  }
  std::uint32_t rank(const Provider& one) const {
    return one.known() ? order_.rank(one) : static_cast<std::uint32_t>(order_.size());
  }
  std::vector<Told> told(Tier tier);
  void add_between(Tellings same);
  void add_payment(Tellings same);
  void add_repeated(Tellings same);
  void add_flow(const FundingEdge& edge, std::size_t records);
  void set_aside_unlike(Tellings same, std::size_t first);
  void set_aside_worse(std::size_t first);

  const Snapshot& snapshot_;
  const ProviderOrder& order_;
  MoneyFlows& money_;
  FlowWords words_;
  std::vector<std::uint8_t> more_than_budgets_;  // by rank of who was given money
};

// Calls step(part) for each longest run of alike ones.
template <class Alike, class Step>
void for_runs(Tellings all, Alike alike, Step step) {
  for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
    while (to < all.size() && alike(all[from], all[to])) ++to;
    step(all.subspan(from, to - from));
  }
}

std::vector<Told> Telling::told(Tier tier) {
  std::vector<Told> told;
  told.reserve(snapshot_.funding.size());
  for (const FundingEdge& edge : snapshot_.funding) {
    if (edge.tier > tier) continue;
    if (edge.amount) {
      told.push_back({std::uint64_t{rank(known(edge.provider))} << 32 | rank(edge.receiver), &edge});
    } else {
      ++money_.no_amount;
    }
  }
  std::ranges::stable_sort(told, {}, &Told::between);
  return told;
}

void Telling::add_flow(const FundingEdge& edge, std::size_t records) {
  Flow flow;
  flow.giver = known(edge.provider);
  flow.receiver = edge.receiver;
  flow.minor = edge.amount->ten_thousandths;
  flow.day = edge.value_date;
  if (!flow.day && edge.period.from != Period::open_start) flow.day = edge.period.from;
  flow.kind = words_.place(edge.kind);
  flow.currency = words_.place(edge.currency);
  flow.first_record = static_cast<std::uint32_t>(money_.records.size() - records);
  flow.record_count = static_cast<std::uint32_t>(records);
  money_.flows.push_back(flow);
}

// One flow for each time that the source which says it most often does.
void Telling::add_repeated(Tellings same) {
  std::ranges::stable_sort(same, {}, [&](const Told& one) { return (*snapshot_.sources).rank(one.edge->source); });
  std::vector<std::vector<Number>> times;
  for_runs(
      same, [](const Told& one, const Told& other) { return one.edge->source == other.edge->source; },
      [&](Tellings by_one) {
        times.resize(std::max(times.size(), by_one.size()));
        for (std::size_t time = 0; time < by_one.size(); ++time) times[time].push_back(by_one[time].edge->number);
      });
  for (auto& records : times) {
    std::ranges::sort(records);
    money_.records.insert(money_.records.end(), records.begin(), records.end());
    add_flow(*same.front().edge, records.size());
  }
}

// Payments that several sources tell in unlike amounts: the giver, the receiver, the kind, the currency, the value date
// and the period are the same, and no source tells two such payments (else they are two). All of them but what the
// source says that comes first by name are set aside.
void Telling::set_aside_unlike(Tellings same, std::size_t first) {
  const auto place = [&](const Told& one) {
    return std::pair((*snapshot_.sources).rank(one.edge->source), one.edge->number);
  };
  std::ranges::sort(same, {}, place);
  const auto by_one = [](const Told& one, const Told& other) { return one.edge->source == other.edge->source; };
  if (std::ranges::adjacent_find(same, by_one) != same.end()) return;
  std::vector<std::uint32_t> flows;
  for (std::size_t flow = first; flow < money_.flows.size(); ++flow) flows.push_back(static_cast<std::uint32_t>(flow));
  std::ranges::stable_partition(flows, [&](std::uint32_t flow) {
    const auto records = money_.records_of(money_.flows[flow]);
    return std::ranges::find(records, same.front().edge->number) != records.end();
  });
  for (std::size_t at = 1; at < flows.size(); ++at) money_.flows[flows[at]].treatment = Treatment::set_aside;
  money_.unlike.push_back(std::move(flows));
}

void Telling::add_payment(Tellings same) {
  const std::size_t first = money_.flows.size();
  for_runs(
      same, [](const Told& one, const Told& other) { return one.edge->amount == other.edge->amount; },
      [&](Tellings alike) { add_repeated(alike); });
  const FundingEdge& edge = *same.front().edge;
  const bool dated = edge.value_date && edge.provider.known() && edge.receiver.known();
  if (dated && money_.flows.size() - first > 1) set_aside_unlike(same, first);
}

// Of the kinds of money between two the best counts.
void Telling::set_aside_worse(std::size_t first) {
  int best = apart;
  for (std::size_t at = first; at < money_.flows.size(); ++at) {
    const Flow& flow = money_.flows[at];
    if (flow.treatment == Treatment::counted) best = std::min(best, rank_of(money_.kind_of(flow)));
  }
  for (std::size_t at = first; at < money_.flows.size(); ++at) {
    Flow& flow = money_.flows[at];
    const int kind = rank_of(money_.kind_of(flow));
    if (kind == apart) {
      flow.treatment = Treatment::apart;
    } else if (flow.treatment == Treatment::counted && kind > best) {
      flow.treatment = Treatment::set_aside;
    }
  }
  if (best < budget) more_than_budgets_[rank(money_.flows[first].receiver)] = 1;
}

void Telling::add_between(Tellings same) {
  const std::size_t first = money_.flows.size();
  if (same.size() > 1) {
    std::ranges::stable_sort(same, [](auto& one, auto& other) { return said_of(*one.edge) < said_of(*other.edge); });
  }
  for_runs(
      same, [](const Told& one, const Told& other) { return payment_of(*one.edge) == payment_of(*other.edge); },
      [&](Tellings payment) { add_payment(payment); });
  set_aside_worse(first);
}

void Telling::add(Tier tier) {
  auto all = told(tier);
  money_.flows.reserve(all.size());
  money_.records.reserve(all.size());
  for_runs(
      all, [](const Told& one, const Told& other) { return one.between == other.between; },
      [&](Tellings same) { add_between(same); });
  for (Flow& flow : money_.flows) {
    if (flow.treatment == Treatment::counted && rank_of(money_.kind_of(flow)) == budget &&
        more_than_budgets_[rank(flow.receiver)] != 0) {
      flow.treatment = Treatment::set_aside;
    }
  }
}

}  // namespace

FlowWords::FlowWords(std::vector<std::string>& words) : words_(words) {
  if (words_.empty()) words_.emplace_back();
  for (std::uint32_t place = 0; place < words_.size(); ++place) places_.emplace(words_[place], place);
}

std::uint32_t FlowWords::place(const std::string& word) {
  if (words_[last_] == word) return last_;
  const auto [found, is_new] = places_.emplace(word, static_cast<std::uint32_t>(words_.size()));
  if (is_new) words_.push_back(word);
  return last_ = found->second;
}

void add_told_flows(const Snapshot& snapshot, Tier tier, const ProviderOrder& order, MoneyFlows& money) {
  Telling(snapshot, order, money).add(tier);
}

}  // namespace engine
