#include <algorithm>
#include <functional>

#include "store/files/currencies.h"
#include "store/files/iati_activity.h"
#include "store/files/iati_values.h"

// The money of an activity as it is stated: transactions, budgets and planned disbursements.
namespace store {
namespace {

std::string upper(std::string_view code) {
  std::string text(code);
  for (char& one : text) {
    if (one >= 'a' && one <= 'z') one = static_cast<char>(one - 'a' + 'A');
  }
  return text;
}

IatiMoney::What what_of(const IatiElement& element) {
  if (element.name() == "transaction") return IatiMoney::What::transaction;
  if (element.name() == "planned-disbursement") return IatiMoney::What::planned;
  const std::string_view type = element["type"];
  return type == "2" || type == "Revised" || type == "revised" ? IatiMoney::What::revised_budget
                                                               : IatiMoney::What::budget;
}

}  // namespace

// Whether the amount can be taken; it is reported where not.
bool IatiActivityReader::take_value(const IatiElement& element, IatiActivity& activity, IatiMoney& money) {
  const IatiElement value = element.child("value");
  const std::string text = value.text();
  const auto amount = iati_amount(text);
  if (!amount) {
    report_.leave_out(value.is_there() ? value.line() : element.line(), element.name(), text,
                      text.empty() ? "states no amount" : "its value is no amount");
    return false;
  }
  money.amount = *amount;
  const std::string stated = upper(value["currency"]);
  const std::string currency = stated.empty() ? activity.currency : stated;
  if (!is_currency(currency)) {
    report_.doubt(value.line(), element.name(), currency,
                  currency.empty() ? "states no currency, and the activity has none by default: it is unknown"
                                   : "is no code of a currency: the currency is unknown");
  } else {
    money.currency = activity.text(currency);
  }
  // The day by which the amount is worth what it says; else the day on which it was paid.
  const std::string_view value_date = value["value-date"];
  if (!value_date.empty()) {
    money.day = iati_day(value_date);
    if (!money.day) report_.doubt(value.line(), element.name(), value_date, "is no day written as 2014-01-31");
  }
  return true;
}

void IatiActivityReader::take_sides(const IatiElement& element, IatiActivity& activity, IatiMoney& money) {
  const IatiElement provider = element.child("provider-org");
  const IatiElement receiver = element.child("receiver-org");
  const auto given_by = actors_.meet(provider);
  const auto given_to = actors_.meet(receiver);
  if (given_by) money.provider = *given_by;
  const auto names = given_by ? std::vector<IatiText>() : texts_of(provider);
  if (!names.empty() && !has_address(names.front().text)) money.provider_name = activity.text(names.front().text);
  if (given_to) money.receiver = *given_to;
  const std::string_view from = provider["provider-activity-id"];
  const std::string_view to = receiver["receiver-activity-id"];
  if (!from.empty()) money.provider_activity = activity.text(from);
  if (!to.empty()) money.receiver_activity = activity.text(to);
}

void IatiActivityReader::take_money(const IatiElement& element, IatiActivity& activity) {
  report_.count_row();
  IatiMoney money;
  money.what = what_of(element);
  money.line = element.line();
  take_sides(element, activity, money);
  if (!take_value(element, activity, money)) return;
  if (money.what == IatiMoney::What::transaction) {
    const IatiElement type = element.child("transaction-type");
    const std::string_view code = type["code"];
    const std::string stated = code.empty() ? type.text() : std::string(code);
    if (stated.empty()) {
      report_.doubt(element.line(), element.name(), "", "states no type: its kind is unknown");
    } else if (!transaction_type(stated)) {
      report_.doubt(type.line(), element.name(), stated, "is no type of a transaction: its kind is unknown");
    }
    money.type = activity.text(stated);
    const IatiElement date = element.child("transaction-date");
    const auto day =
        date.is_there() || !money.day ? day_of(date.is_there() ? date : element, element.name()) : std::nullopt;
    if (!money.day) money.day = day;
    if (!element["ref"].empty()) money.reference = std::hash<std::string_view>()(element["ref"]) | 1U;
    element.for_each_child([&](const IatiElement& child) {
      if (child.name() == "sector") take_sector(child, activity, activity.payment_sectors);
      if (child.name() == "recipient-country") take_country(child, activity.payment_countries);
    });
  } else {
    money.start = day_of(element.child("period-start"), element.name());
    const auto last = day_of(element.child("period-end"), element.name());
    if (last) money.end = engine::next(*last);
  }
  activity.money.push_back(money);
}

}  // namespace store
