#include "engine/analysis/money.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "engine/analysis/followed.h"
#include "engine/analysis/link_edits.h"
#include "engine/analysis/money_sums.h"
#include "engine/analysis/provider_order.h"
#include "engine/analysis/rates.h"
#include "engine/analysis/told_flows.h"

namespace engine {
namespace {

bool is_added(const Flow& flow) { return flow.treatment < Treatment::set_aside; }

// Forms the flows of one Snapshot, step by step.
class Reckoning {
 public:
  Reckoning(const Snapshot& snapshot, Tier tier) : snapshot_(snapshot), tier_(tier), order_(snapshot) {}

  MoneyFlows find();

 private:
  struct Givers {  // those who gave to n are ranks[starts[n]] to ranks[starts[n + 1] - 1]
    std::vector<std::uint32_t> starts, ranks;
  };

  void add_budgets();
  std::vector<bool> seen_programmes() const;
  void treat();
  Givers givers() const;
  void trace();
  void sort();
  std::uint32_t rank(const Provider& provider) const { return order_.rank(provider); }

  const Snapshot& snapshot_;
  Tier tier_;
  ProviderOrder order_;
  MoneyFlows money_;
  std::vector<bool> given_;  // by rank: was given money by somebody else
};

// The programmes that some record which may be seen names.
std::vector<bool> Reckoning::seen_programmes() const {
  std::vector<bool> seen(snapshot_.programmes.size());
  const auto see = [&](Ref<Programme> programme, Tier tier) {
    if (programme.known() && tier <= tier_) seen[programme.index] = true;
  };
  for (std::size_t number = 0; number < snapshot_.deliveries.part_count(); ++number) {
    const DeliveryChunk& chunk = snapshot_.deliveries.part(number).chunk;
    for (std::size_t row = 0; row < chunk.size(); ++row) see(chunk.programmes[row], chunk.marks[row].tier());
  }
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
  FlowWords words(money_.words);
  for (std::uint32_t index = 0; index < snapshot_.programmes.size(); ++index) {
    const ProgrammeNode& programme = snapshot_.programmes[index];
    if (!programme.budget || has_money[index] || !seen[index]) continue;
    Flow flow;
    flow.receiver = {{}, {index}};
    flow.kind = words.place("budget");
    flow.minor = programme.budget->ten_thousandths;
    flow.currency = words.place(programme.currency);
    flow.treatment = Treatment::untraced;
    if (programme.period.from != Period::open_start) flow.day = programme.period.from;
    flow.first_record = static_cast<std::uint32_t>(money_.records.size());
    flow.record_count = static_cast<std::uint32_t>(programme.records.size());
    money_.records.insert(money_.records.end(), programme.records.begin(), programme.records.end());
    money_.flows.push_back(flow);
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

Reckoning::Givers Reckoning::givers() const {
  const auto counts = [](const Flow& flow) { return is_added(flow) && flow.giver.known() && flow.receiver.known(); };
  Givers givers;
  givers.starts.resize(order_.size() + 1);
  for (const Flow& flow : money_.flows) {
    if (counts(flow)) ++givers.starts[rank(flow.receiver) + 1];
  }
  std::partial_sum(givers.starts.begin(), givers.starts.end(), givers.starts.begin());
  givers.ranks.resize(givers.starts.back());
  std::vector<std::uint32_t> next(givers.starts.begin(), givers.starts.end() - 1);
  for (const Flow& flow : money_.flows) {
    if (counts(flow)) givers.ranks[next[rank(flow.receiver)]++] = rank(flow.giver);
  }
  return givers;
}

// Finds the origins of what was passed on: those who gave, and were given nothing, up the stream.
void Reckoning::trace() {
  money_.origins.assign(1, {});
  const Givers givers = this->givers();
  std::vector<std::uint32_t> list(order_.size());    // of the origins of each rank; 0 until they are found
  std::vector<std::uint32_t> met_by(order_.size());  // of each rank the last list for which it was met
  for (Flow& flow : money_.flows) {
    if (flow.treatment != Treatment::passed_on) continue;
    std::uint32_t& own = list[rank(flow.giver)];
    if (own == 0) {
      own = static_cast<std::uint32_t>(money_.origins.size());
      std::vector<std::uint32_t> open{rank(flow.giver)}, first;
      met_by[open.back()] = own;
      while (!open.empty()) {
        const std::uint32_t one = open.back();
        open.pop_back();
        if (!given_[one]) first.push_back(one);
        for (std::uint32_t at = givers.starts[one]; at < givers.starts[one + 1]; ++at) {
          const std::uint32_t above = givers.ranks[at];
          if (met_by[above] != own) open.push_back(above);
          met_by[above] = own;
        }
      }
      std::ranges::sort(first);
      auto& found = money_.origins.emplace_back();
      for (const std::uint32_t one : first) found.push_back(order_.provider(one));
    }
    flow.origins = own;
  }
}

// Puts the flows in the order of their first records.
void Reckoning::sort() {
  std::vector<std::pair<Number, std::uint32_t>> order;
  order.reserve(money_.flows.size());
  for (const Flow& flow : money_.flows) {
    order.emplace_back(money_.records[flow.first_record], static_cast<std::uint32_t>(order.size()));
  }
  std::ranges::sort(order);
  std::vector<Flow> sorted;
  sorted.reserve(order.size());
  for (const auto& [record, flow] : order) sorted.push_back(money_.flows[flow]);
  for (auto& flows : money_.unlike) {
    for (std::uint32_t& flow : flows) {
      const Number first = money_.records[money_.flows[flow].first_record];
      flow = static_cast<std::uint32_t>(std::ranges::lower_bound(order, std::pair(first, flow)) - order.begin());
    }
  }
  money_.flows = std::move(sorted);
}

MoneyFlows Reckoning::find() {
  add_told_flows(snapshot_, tier_, order_, money_);
  add_budgets();
  treat();
  trace();
  sort();
  add_sums(order_, money_);
  return std::move(money_);
}

// The money after edits, where these left it: null where funding is other funding, or a budget is concerned. Programmes
// without one are seen, or not, for nothing.
std::shared_ptr<const MoneyFlows> followed(const std::shared_ptr<const MoneyFlows>& before, const LinkEdits& edits) {
  if (!edits.funding().empty() || edits.budgets()) return nullptr;
  const Renumberings& actors = edits.others().actors();
  if (!actors.any()) return before;
  const auto moved = [&](const Provider& one) { return Provider{actors(one.organisation), actors(one.programme)}; };
  const auto now = std::make_shared<MoneyFlows>(*before);
  for (Flow& flow : now->flows) {
    flow.giver = moved(flow.giver);
    flow.receiver = moved(flow.receiver);
  }
  for (auto& origins : now->origins) std::ranges::transform(origins, origins.begin(), moved);
  return now;
}

// The same flows in another currency, as far as there are rates.
std::shared_ptr<const MoneyFlows> converted(const Snapshot& snapshot, const MoneyFlows& money, const Rates& rates,
                                            const std::string& currency) {
  auto other = std::make_shared<MoneyFlows>(money);
  const std::uint32_t place = FlowWords(other->words).place(currency);
  for (Flow& flow : other->flows) {
    const auto exchanged = rates.convert(money.money_of(flow), flow.day, currency);
    if (!exchanged) continue;
    flow.minor = exchanged->minor;
    flow.currency = place;
  }
  add_sums(ProviderOrder(snapshot), *other);
  return other;
}

}  // namespace

std::string_view to_text(Treatment treatment) {
  constexpr std::array<std::string_view, treatment_count> words{"counted", "passed-on", "untraced", "set-aside",
                                                                "apart"};
  return words[static_cast<std::size_t>(treatment)];
}

std::shared_ptr<const MoneyFlows> find_money(const Snapshot& snapshot, Tier tier, const std::string& currency) {
  const auto make = [&] { return std::make_shared<const MoneyFlows>(Reckoning(snapshot, tier).find()); };
  using KeptMoney = Followed<MoneyFlows, LinkEdits>;
  const auto money =
      snapshot.kept
          .get<KeptMoney>(static_cast<std::size_t>(tier), [&] { return std::make_shared<const KeptMoney>(make()); })
          ->get(followed, make);
  return currency.empty() ? money : converted(snapshot, *money, Rates(snapshot, tier), currency);
}

}  // namespace engine
