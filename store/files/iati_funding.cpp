#include <algorithm>
#include <array>
#include <tuple>

#include "engine/model/text.h"
#include "store/files/iati_facts.h"

// The money of an activity as funding. It stands either where it comes into the activity (organisation -> programme)
// or where it leaves it (programme -> organisation), never at both.
namespace store {
namespace {

constexpr std::uint32_t nobody = IatiMoney::nobody;

auto content(const IatiMoney& money) {
  return std::tie(money.what, money.type, money.provider, money.receiver, money.provider_activity,
                  money.receiver_activity, money.currency, money.amount, money.day, money.start, money.end);
}

// For each amount the how-manieth it is of those that say the same: 1, but where the activity states another payment
// like it. The same again under one reference is the same payment, told twice.
std::vector<std::uint32_t> ordinals_of(const std::vector<IatiMoney>& money) {
  std::vector<std::uint32_t> order(money.size());
  for (std::uint32_t at = 0; at < order.size(); ++at) order[at] = at;
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const auto left = content(money[a]);
    const auto right = content(money[b]);
    return left == right ? a < b : left < right;
  });
  std::vector<std::uint32_t> ordinals(money.size(), 1);
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from + 1;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> references{{money[order[from]].reference, 1}};
    std::uint32_t last = 1;
    for (; to < order.size() && content(money[order[to]]) == content(money[order[from]]); ++to) {
      const std::uint64_t reference = money[order[to]].reference;
      const auto told = std::ranges::find(references, reference, &std::pair<std::uint64_t, std::uint32_t>::first);
      const bool again = reference != 0 && told != references.end();
      ordinals[order[to]] = again ? told->second : ++last;
      constexpr std::size_t most_compared = 100;
      if (!again && references.size() < most_compared) references.emplace_back(reference, last);
    }
    from = to;
  }
  return ordinals;
}

engine::Period period_of(const IatiMoney& money) {
  return {money.start.value_or(engine::Period::open_start), money.end.value_or(engine::Period::open_end)};
}

bool is_promise(std::string_view kind) { return kind == "commitment" || kind == "pledge"; }

}  // namespace

std::vector<bool> budgets_that_count(const std::vector<IatiMoney>& money) {
  std::vector<engine::Period> revised;
  for (const IatiMoney& one : money) {
    if (one.what == IatiMoney::What::revised_budget) revised.push_back(period_of(one));
  }
  std::ranges::sort(revised);
  // The latest day to which the first so many of them reach.
  std::vector<engine::Day> reached;
  for (const engine::Period& period : revised) {
    reached.push_back(reached.empty() ? period.to : std::max(reached.back(), period.to));
  }
  std::vector<bool> counts(money.size(), false);
  for (std::size_t at = 0; at < money.size(); ++at) {
    counts[at] = money[at].what == IatiMoney::What::revised_budget;
    if (money[at].what != IatiMoney::What::budget) continue;
    const engine::Period period = period_of(money[at]);
    const auto later = std::ranges::lower_bound(revised, period.to, {}, &engine::Period::from) - revised.begin();
    counts[at] = later == 0 || reached[static_cast<std::size_t>(later - 1)] <= period.from;
  }
  return counts;
}

std::optional<IatiFacts::Actor> IatiFacts::assumed_provider(const IatiActivity& activity) const {
  if (reporter_takes_part(activity)) return activity.reporter;
  return only_funder_;
}

// Who is named as funding; where nobody is, whoever pays funds.
bool IatiFacts::is_funder(const IatiActivity& activity, Actor actor) const {
  const bool named =
      std::ranges::any_of(activity.participants, [](const IatiParticipant& one) { return one.role == "funding"; });
  if (!named) return true;
  return std::ranges::any_of(funders_, [&](Actor funder) { return actors_.same(funder, actor); });
}

IatiFacts::Sides IatiFacts::sides_of(const IatiActivity& activity, const IatiMoney& money, std::string_view kind,
                                     bool incoming) {
  const auto is_other = [&](std::uint32_t named) {
    return named != nobody && activity.text(named) != activity.identifier;
  };
  Sides sides;
  sides.other_gives = is_other(money.provider_activity);
  sides.other_gets = is_other(money.receiver_activity);
  if (money.provider != nobody) {
    sides.giver = money.provider;
  } else if (money.provider_name == nobody) {
    sides.giver = incoming ? only_funder_ : payer_;
  }
  const bool by_reporter = sides.giver && activity.reporter && actors_.same(*sides.giver, *activity.reporter);
  // What the reporter pays out of another activity of its own is still its own money.
  sides.by_activity = sides.other_gives && (incoming || !by_reporter);
  const bool funds = !sides.giver || is_funder(activity, *sides.giver) || !by_reporter;
  const bool to_itself =
      money.receiver != nobody && ((sides.giver && actors_.same(money.receiver, *sides.giver)) ||
                                   (activity.reporter && actors_.same(money.receiver, *activity.reporter)));
  sides.to_other = sides.other_gets || (money.receiver != nobody && !to_itself);
  sides.into = incoming || sides.by_activity || (sides.to_other ? funds && (!by_reporter || is_promise(kind)) : funds);
  return sides.into ? coming_in(activity, money, std::move(sides)) : going_out(activity, money, std::move(sides));
}

IatiFacts::Sides IatiFacts::coming_in(const IatiActivity& activity, const IatiMoney& money, Sides sides) {
  sides.provider = actors_.id(sides.giver ? *sides.giver : actors_.nobody(money.line));
  sides.receiver = programme_;
  if (money.provider_name != nobody) sides.words.push_back({"provider", activity.text(money.provider_name)});
  if (sides.other_gives) sides.words.push_back({"provider", activity.text(money.provider_activity)});
  if (sides.to_other && money.receiver != nobody) sides.words.push_back({"receiver", actors_.name(money.receiver)});
  return sides;
}

IatiFacts::Sides IatiFacts::going_out(const IatiActivity& activity, const IatiMoney& money, Sides sides) {
  sides.provider = programme_;
  if (money.receiver != nobody && sides.to_other) {
    sides.receiver = actors_.id(money.receiver);
  } else if (sides.other_gets) {
    sides.receiver = actors_.id(actors_.nobody(money.line));  // unless the file has the activity that gets it
  } else {
    // Nobody is named: it is spent by the one who implements, else by the one who pays.
    sides.receiver = actors_.id(implementers_.size() == 1 ? implementers_.front() : *sides.giver);
    sides.words.push_back({"receiver", "not stated"});
  }
  if (sides.other_gets) sides.words.push_back({"receiver", activity.text(money.receiver_activity)});
  return sides;
}

void IatiFacts::state_payment(const IatiActivity& activity, const IatiMoney& money, std::uint32_t ordinal) {
  engine::Funding funding;
  Sides sides;
  if (money.what == IatiMoney::What::transaction) {
    const std::string& stated = activity.text(money.type);
    const auto type = transaction_type(stated);
    const bool incoming = type && type->way == TransactionType::Way::in;
    funding.kind = type ? type->kind : "unknown";
    sides = sides_of(activity, money, funding.kind, incoming);
    const bool says_more = !type || type->kind == "unknown" || type->word == "incoming funds";
    if (says_more && !stated.empty()) sides.words.push_back({"kind", type ? std::string(type->word) : stated});
  } else {
    funding.kind = "budget";
    sides = sides_of(activity, money, funding.kind, false);
  }
  funding.provider.text = sides.provider;
  funding.receiver.text = sides.receiver;
  funding.amount = money.amount;
  if (money.currency != nobody) funding.currency = activity.text(money.currency);
  funding.value_date = money.day;
  funding.start = money.start;
  funding.end = money.end;
  engine::Record record = record_of(activity, std::move(funding));
  std::ranges::sort(sides.words);
  record.words = std::move(sides.words);
  const std::size_t place = records_.add(std::move(record), money.line);
  if (ordinal > 1) records_.number(place, ordinal);
  if (sides.by_activity) {
    records_.name_activity(place, IatiRecords::Side::provider, activity.text(money.provider_activity));
  }
  if (sides.other_gets && !sides.into) {
    records_.name_activity(place, IatiRecords::Side::receiver, activity.text(money.receiver_activity));
  }
}

void IatiFacts::state_money(const IatiActivity& activity) {
  const bool plans = std::ranges::any_of(activity.money,
                                         [](const IatiMoney& money) { return money.what == IatiMoney::What::planned; });
  const std::vector<std::uint32_t> ordinals = ordinals_of(activity.money);
  const std::vector<bool> counts = budgets_that_count(activity.money);
  for (std::size_t at = 0; at < activity.money.size(); ++at) {
    const IatiMoney& money = activity.money[at];
    if (money.what == IatiMoney::What::transaction || money.what == IatiMoney::What::planned) {
      state_payment(activity, money, ordinals[at]);
    } else if (!plans && only_funder_) {
      // A budget says no more than its planned disbursements do; and whose it is, only where one funds all.
      IatiMoney given = money;
      given.provider = *only_funder_;
      if (counts[at]) state_payment(activity, given, ordinals[at]);
    }
  }
}

}  // namespace store
