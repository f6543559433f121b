#include "engine/analysis/money_sums.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/model/error.h"

namespace engine {
namespace {

constexpr std::int64_t largest_sum = 9'000'000'000'000'000'000;
constexpr int no_year = std::numeric_limits<int>::max();  // which stands last

void add_to(std::int64_t& sum, std::int64_t minor, const std::string& currency) {
  if (__builtin_add_overflow(sum, minor, &sum) || sum > largest_sum || sum < -largest_sum) {
    throw Error(Error::Kind::too_large, "a sum of " + currency + " is beyond 900 million millions");
  }
}

// A number for each currency, which flows name by their places.
class ByCurrency {
 public:
  explicit ByCurrency(const std::vector<std::string>& words) : words_(words), sums_(words.size()), any_(words.size()) {}

  void add(const Flow& flow) {
    add_to(sums_[flow.currency], flow.minor, words_[flow.currency]);
    any_[flow.currency] = true;
  }

  Sums sums() const {
    Sums sums;
    for (std::uint32_t word = 0; word < words_.size(); ++word) {
      if (any_[word]) sums.add({sums_[word], words_[word]});
    }
    return sums;
  }

 private:
  const std::vector<std::string>& words_;
  std::vector<std::int64_t> sums_;
  std::vector<bool> any_;
};

// What somebody who passed on was given and gave in one currency.
struct Through {
  std::uint32_t who, currency;
  std::int64_t given, giving;
};

void add_by_treatment(MoneyFlows& money) {
  std::vector<ByCurrency> by(treatment_count, ByCurrency(money.words));
  for (const Flow& flow : money.flows) by[static_cast<std::size_t>(flow.treatment)].add(flow);
  for (std::size_t treatment = 0; treatment < treatment_count; ++treatment) money.by[treatment] = by[treatment].sums();
}

void add_years(MoneyFlows& money) {
  std::map<int, ByCurrency> years;  // as many as there are, each found once for flows that follow each other
  auto last = years.end();
  for (const Flow& flow : money.flows) {
    if (flow.treatment != Treatment::counted || flow.giver == flow.receiver) continue;
    const int year = flow.day ? year_of(*flow.day) : no_year;
    if (last == years.end() || last->first != year) last = years.try_emplace(year, money.words).first;
    last->second.add(flow);
  }
  money.years.clear();
  for (const auto& [year, sums] : years) {
    const Sums in_year = sums.sums();
    for (const Money& one : in_year.list()) {
      money.years.push_back({year == no_year ? std::optional<int>() : year, one});
    }
  }
}

// In a currency in which it was given nothing, a giver passes on what it exchanged.
void add_surplus(const ProviderOrder& order, MoneyFlows& money) {
  std::vector<bool> passes_on(order.size());
  const auto enters = [](const Flow& flow) {
    return flow.treatment < Treatment::set_aside && flow.giver != flow.receiver;
  };
  for (const Flow& flow : money.flows) {
    if (enters(flow) && flow.treatment == Treatment::passed_on) passes_on[order.rank(flow.giver)] = true;
  }
  std::vector<Through> through;
  for (const Flow& flow : money.flows) {
    if (!enters(flow)) continue;
    if (flow.receiver.known() && passes_on[order.rank(flow.receiver)]) {
      through.push_back({order.rank(flow.receiver), flow.currency, flow.minor, 0});
    }
    if (flow.treatment == Treatment::passed_on) {
      through.push_back({order.rank(flow.giver), flow.currency, 0, flow.minor});
    }
  }
  const auto key = [](const Through& one) { return std::pair(one.who, one.currency); };
  std::ranges::sort(through, {}, key);
  money.surplus = {};
  for (std::size_t from = 0, to = 0; from < through.size(); from = to) {
    const std::string& currency = money.words[through[from].currency];
    std::int64_t given = 0, giving = 0;
    for (; to < through.size() && key(through[to]) == key(through[from]); ++to) {
      add_to(given, through[to].given, currency);
      add_to(giving, through[to].giving, currency);
    }
    if (given > 0 && giving > given) money.surplus.add({giving - given, currency});
  }
}

}  // namespace

void Sums::add(const Money& money) {
  const auto place = std::ranges::lower_bound(sums_, money.currency, {}, &Money::currency);
  if (place == sums_.end() || place->currency != money.currency) {
    sums_.insert(place, money);
  } else {
    add_to(place->minor, money.minor, money.currency);
  }
}

void Sums::add(const Sums& other) {
  for (const Money& money : other.sums_) add(money);
}

void add_sums(const ProviderOrder& order, MoneyFlows& money) {
  add_by_treatment(money);
  add_years(money);
  add_surplus(order, money);
}

}  // namespace engine
