#include "store/files/iati_facts.h"

#include <algorithm>

#include "engine/model/text.h"
#include "store/files/iati_values.h"

namespace store {
namespace {

constexpr std::size_t most_words = 20;

// What the budgets that count are together.
struct Budget {
  std::optional<engine::Decimal> amount;
  std::uint32_t currency = IatiMoney::nobody;
  bool cannot_be_added = false;  // in several currencies, or beyond all bounds
};

Budget budget_of(const std::vector<IatiMoney>& all) {
  Budget budget;
  const std::vector<bool> counts = budgets_that_count(all);
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!counts[at]) continue;
    const IatiMoney& money = all[at];
    if (!budget.amount) {
      budget.amount = money.amount;
      budget.currency = money.currency;
    } else {
      auto& sum = budget.amount->ten_thousandths;
      const bool beyond = __builtin_add_overflow(sum, money.amount.ten_thousandths, &sum);
      if (beyond || budget.currency != money.currency) budget.cannot_be_added = true;
    }
  }
  return budget;
}

std::string relation(std::string_view type) {
  if (type == "3") return "sibling";
  if (type == "4") return "co-funded";
  return type == "5" ? "third party" : std::string(type);
}

}  // namespace

engine::Record IatiFacts::record_of(const IatiActivity& activity, engine::Fact fact) const {
  engine::Record record;
  record.assured = activity.updated;
  record.fact = std::move(fact);
  return record;
}

IatiFacts::Actors IatiFacts::with_role(const IatiActivity& activity, std::string_view role) const {
  Actors found;
  for (const IatiParticipant& participant : activity.participants) {
    if (participant.role != role || !participant.actor) continue;
    if (std::ranges::find(found, *participant.actor) == found.end()) found.push_back(*participant.actor);
  }
  return found;
}

bool IatiFacts::reporter_takes_part(const IatiActivity& activity) const {
  if (!activity.reporter) return false;
  bool others = false;
  for (const IatiParticipant& participant : activity.participants) {
    if (!participant.actor) continue;
    if (actors_.same(*participant.actor, *activity.reporter)) return true;
    others = true;
  }
  return !others && !activity.is_secondary;
}

void IatiFacts::state(IatiActivity& activity) {
  report_.count_row();
  if (activity.identifier.empty()) {
    report_.leave_out(activity.line, "iati-identifier", activity.titles.empty() ? "" : activity.titles.front().text,
                      "the activity has no identifier, by which alone it is told from others");
    return;
  }
  programme_ = records_.claim_activity(activity.identifier);
  if (programme_.empty()) {
    report_.leave_out(activity.line, "iati-identifier", activity.identifier,
                      "an activity before it in the file has this identifier; that one was taken");
    return;
  }
  const auto& [planned_start, actual_start, planned_end, actual_end] = activity.dates;
  start_ = actual_start ? actual_start : planned_start;
  end_ = actual_end ? actual_end : planned_end;
  if (start_ && end_ && *end_ < *start_) {
    report_.doubt(activity.line, "activity-date", engine::to_text(*end_),
                  "the activity ends before it begins: its end is taken as unknown");
    end_.reset();
  }
  if (end_) end_ = engine::next(*end_);
  funders_ = with_role(activity, "funding");
  implementers_ = with_role(activity, "implementing");
  const auto unknown_funder = [](const IatiParticipant& one) { return one.role == "funding" && !one.actor; };
  const bool only = funders_.size() == 1 && std::ranges::none_of(activity.participants, unknown_funder);
  only_funder_ = only ? std::optional(funders_.front()) : std::nullopt;
  payer_ = assumed_provider(activity);

  state_programme(activity);
  state_participations(activity);
  state_money(activity);
  state_deliveries(activity);
}

// What the programme's columns have no room for, or no code.
std::vector<engine::Word> IatiFacts::words_of(const IatiActivity& activity, const engine::Programme& programme) const {
  std::vector<engine::Word> words;
  if (programme.status.empty() && !activity.stated_status.empty()) words.push_back({"status", activity.stated_status});
  if (activity.dates[0] && activity.dates[1] && activity.dates[0] != activity.dates[1]) {
    words.push_back({"start", engine::to_text(*activity.dates[0]) + " planned"});
  }
  if (activity.dates[2] && activity.dates[3] && activity.dates[2] != activity.dates[3]) {
    words.push_back({"end", engine::to_text(*activity.dates[2]) + " planned"});
  }
  for (std::size_t at = 1; at < activity.titles.size() && at < most_words; ++at) {
    const IatiText& title = activity.titles[at];
    if (title.text == programme.name) continue;
    words.push_back({"name", title.language.empty() ? title.text : title.text + " (" + title.language + ")"});
  }
  for (const auto& [type, other] : activity.related) {
    const bool is_kin = type == "1" || type == "2";
    if (!is_kin && words.size() < most_words) words.push_back({"related", relation(type) + ": " + other});
  }
  std::ranges::sort(words);
  return words;
}

void IatiFacts::state_programme(const IatiActivity& activity) {
  engine::Programme programme;
  programme.name = activity.titles.empty() ? activity.identifier : activity.titles.front().text;
  if (activity.titles.empty()) report_.note(activity.line, "title", activity.identifier, "the activity has no title");
  programme.status = activity.status;
  programme.start = start_;
  programme.end = end_;
  const Budget budget = budget_of(activity.money);
  if (budget.cannot_be_added) {
    report_.note(activity.line, "budget", "", "budgets in several currencies, or beyond all bounds, are not added up");
  } else if (budget.amount) {
    programme.budget = budget.amount;
    if (budget.currency != IatiMoney::nobody) programme.currency = activity.text(budget.currency);
  }
  programme.goals = activity.goals;

  for (const auto& [type, other] : activity.related) {
    if (type == "1" && programme.parent.empty()) programme.parent.text = other;
    if (type == "2") records_.name_parent(other, activity.identifier);
  }
  std::vector<engine::Word> words = words_of(activity, programme);
  engine::Record record = record_of(activity, std::move(programme));
  record.id = programme_;
  record.words = std::move(words);
  records_.add(std::move(record), activity.line);
}

void IatiFacts::state_participations(const IatiActivity& activity) {
  for (const IatiParticipant& participant : activity.participants) {
    engine::Participation participation;
    participation.organisation.text =
        actors_.id(participant.actor ? *participant.actor : actors_.nobody(participant.line));
    participation.programme.text = programme_;
    participation.role = participant.role;
    engine::Record record = record_of(activity, std::move(participation));
    if (participant.role == "partner" && !participant.stated_role.empty()) {
      record.words.push_back({"role", participant.stated_role});
    }
    if (!participant.stated_name.empty()) record.words.push_back({"organisation", participant.stated_name});
    records_.add(std::move(record), participant.line);
  }
}

}  // namespace store
