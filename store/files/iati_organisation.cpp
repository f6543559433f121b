#include "store/files/iati_organisation.h"

#include <algorithm>
#include <array>

#include "engine/model/text.h"
#include "store/files/iati_values.h"

namespace store {
namespace {

constexpr std::array unplaced{std::string_view("recipient-country-budget"), std::string_view("recipient-region-budget"),
                              std::string_view("total-budget"), std::string_view("total-expenditure")};
constexpr std::array wanted{std::string_view("iati-identifier"), std::string_view("name"),
                            std::string_view("organisation-identifier"), std::string_view("recipient-org-budget"),
                            std::string_view("reporting-org")};

bool is_one_of(const auto& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

}  // namespace

bool IatiOrganisationReader::wants(std::string_view name) {
  return is_one_of(wanted, name) || is_one_of(unplaced, name);
}

void IatiOrganisationReader::begin(std::uint32_t line, std::string currency, engine::Date updated) {
  line_ = line;
  currency_ = std::move(currency);
  updated_ = updated;
  identifier_.clear();
  type_.clear();
  names_.clear();
  budgets_.clear();
}

void IatiOrganisationReader::take(const IatiElement& element) {
  const std::string_view name = element.name();
  if (name == "organisation-identifier" || name == "iati-identifier") {
    if (identifier_.empty()) identifier_ = element.text();
  } else if (name == "name") {
    names_ = texts_of(element);
  } else if (name == "reporting-org") {
    // Who reports is as a rule the organisation itself, and only here its type is stated.
    actors_.meet(element);
    type_ = element["type"];
    if (identifier_.empty())
      identifier_ = element["ref"];
    else if (element["ref"] != identifier_)
      type_.clear();
  } else if (name == "recipient-org-budget") {
    take_budget(element);
  } else {
    report_.count_row();
    report_.leave_out(element.line(), name, element.child("value").text(),
                      "says not who gives to whom, which funding must: it is not taken");
  }
}

void IatiOrganisationReader::take_budget(const IatiElement& element) {
  report_.count_row();
  const IatiElement value = element.child("value");
  const auto amount = iati_amount(value.text());
  Budget budget;
  budget.line = element.line();
  budget.receiver = actors_.meet(element.child("recipient-org"));
  if (!amount || !budget.receiver) {
    report_.leave_out(element.line(), element.name(), value.text(),
                      amount ? "names no receiver" : "its value is no amount");
    return;
  }
  budget.amount = *amount;
  budget.currency = value["currency"].empty() ? currency_ : std::string(value["currency"]);
  budget.day = iati_day(value["value-date"]);
  budget.start = iati_day(element.child("period-start")["iso-date"]);
  const auto last = iati_day(element.child("period-end")["iso-date"]);
  if (last) budget.end = engine::next(*last);
  if (!budget.start || !last) {
    report_.doubt(element.line(), element.name(), "", "its period is no two days written as 2014-01-31");
  }
  budgets_.push_back(std::move(budget));
}

void IatiOrganisationReader::state_budget(const Budget& budget, IatiActors::Actor provider) {
  engine::Funding funding;
  funding.provider.text = actors_.id(provider);
  funding.receiver.text = actors_.id(*budget.receiver);
  funding.kind = "budget";
  funding.amount = budget.amount;
  funding.currency = budget.currency;
  funding.value_date = budget.day;
  funding.start = budget.start;
  funding.end = budget.end;
  engine::Record record;
  record.assured = updated_;
  record.fact = std::move(funding);
  records_.add(std::move(record), budget.line);
}

void IatiOrganisationReader::end() {
  report_.count_row();
  const auto actor = actors_.meet(identifier_, names_, type_, line_);
  if (!actor) {
    report_.leave_out(line_, "organisation-identifier", identifier_, "names nobody: neither a reference nor a name");
    return;
  }
  if (identifier_.empty()) {
    report_.doubt(line_, "organisation-identifier", names_.front().text,
                  "the organisation has no identifier; it is known by its name alone");
  }
  for (const Budget& budget : budgets_) state_budget(budget, *actor);
}

}  // namespace store
