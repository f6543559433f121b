#include "tests/engine/analysis/obvious_followup.h"

#include <algorithm>

namespace testing_text {
namespace {

using engine::Snapshot;

std::string date(const std::optional<engine::Day>& day) { return day ? to_text(*day) : "-"; }

std::string pick(std::mt19937& random, std::initializer_list<const char*> choices) {
  return *(choices.begin() + random() % choices.size());
}

}  // namespace

std::string answers_text(const Snapshot& snapshot, const engine::Commitments& commitments) {
  std::string text;
  for (const auto& found : commitments.items) {
    const auto& commitment = snapshot.commitments[found.commitment];
    text += commitment.document + " " + commitment.id + " " + std::string(to_text(found.answer)) + " [";
    for (const auto& one : found.programmes) {
      text += (&one == &found.programmes.front() ? "" : " ") + snapshot.programmes[one.programme.index].id;
    }
    text += "]";
    const bool waits = commitment.due && found.overdue.value_or(true);
    if (waits) text += found.overdue ? " overdue" : " overdue?";
    text += "\n";
  }
  return text;
}

std::string answers_text(const Snapshot& snapshot, const engine::Returns& returns) {
  std::string text;
  for (const auto& found : returns.items) {
    const auto& scope = snapshot.scopes[found.scope];
    text += snapshot.sources[scope.source];
    if (scope.organisation.known()) text += " " + snapshot.organisations[scope.organisation.index].id;
    text += " " + std::string(to_text(found.state));
    if (found.days_late) text += " " + std::to_string(*found.days_late);
    text += " " + std::to_string(found.records) + " " + date(found.last_assured);
    for (const auto& one : found.organisations) {
      text += " " + snapshot.organisations[one.organisation.index].id + (one.silent ? "(silent)" : "");
    }
    if (found.made) {
      text += " +" + std::to_string(found.made->added) + " ~" + std::to_string(found.made->changed) + " -" +
              std::to_string(found.made->withdrawn) + " since " + std::to_string(found.made->previous);
    }
    text += "\n";
  }
  return text;
}

std::string random_followup(std::mt19937& random) {
  const auto number = [&](unsigned most) { return static_cast<unsigned>(random() % most); };
  const auto date_or_none = [&] {
    return number(3) == 0 ? std::string() : "2025-0" + std::to_string(1 + number(9)) + "-1" + std::to_string(number(9));
  };
  std::string tables =
      "documents\nid | kind\naccord | declaration\nplan | roadmap\nprogrammes\nid | start | end | status\n";
  for (const char* id : {"jobs", "homes", "schools"}) {
    tables += std::string(id) + " | " + date_or_none() + " | " + date_or_none() + " | " +
              pick(random, {"", "active", "completed", "cancelled"}) + "\n";
  }
  tables += "funding\nprovider | receiver | kind | start | end | tier\n";
  for (unsigned i = number(5); i > 0; --i) {
    tables += "donor | " + pick(random, {"jobs", "homes", "care"}) + " | " +
              pick(random, {"commitment", "disbursement"}) + " | " + date_or_none() + " | " + date_or_none() + " | " +
              pick(random, {"public", "secretariat"}) + "\n";
  }
  tables += "commitments\nid | document | text | owner | due | status | programmes | source | tier\n";
  for (unsigned i = number(6); i > 0; --i) {
    tables += "c" + std::to_string(i) + " | " + pick(random, {"accord", "plan", "lost"}) + " | Text | " +
              pick(random, {"", "hope", "care"}) + " | " + date_or_none() + " | " +
              pick(random, {"", "agreed", "done"}) + " | " + pick(random, {"", "", "jobs", "homes+jobs", "schools"}) +
              " | " + pick(random, {"one", "other"}) + " | " + pick(random, {"public", "public", "members"}) + "\n";
  }
  tables += "deliveries\norganisation | service | location | assured_date | reported | source | tier\n";
  for (unsigned i = number(8); i > 0; --i) {
    tables += pick(random, {"hope", "care", "relief"}) + " | " + pick(random, {"health", "clinic", "water"}) + " | " +
              pick(random, {"north", "valley", "camp-1", "port"}) + " | " + date_or_none() + " | " +
              pick(random, {"", "", "2025-01", "2025-02", "2025-Q2"}) + " | " + pick(random, {"one", "other"}) + " | " +
              pick(random, {"public", "public", "members"}) + "\n";
  }
  tables += "referrals\nfrom | to | source\n";
  if (number(2) == 0) tables += "hope | care | " + pick(random, {"one", "other"}) + "\n";
  tables += "scopes\nof | location | service | organisation | start | end | due | source | tier\n";
  for (unsigned i = number(6); i > 0; --i) {
    tables += pick(random, {"deliveries", "deliveries", "referrals"}) + " | " +
              pick(random, {"land", "valley", "port"}) + " | " + pick(random, {"", "", "health"}) + " | " +
              pick(random, {"", "", "hope", "care"}) + " | " + date_or_none() + " | " + date_or_none() + " | " +
              date_or_none() + " | " + pick(random, {"one", "other"}) + " | " +
              pick(random, {"public", "public", "members"}) + "\n";
  }
  return tables;
}

}  // namespace testing_text

namespace obvious {

using namespace engine;

namespace {

bool has(const Day day, const Period& period) { return period.from <= day && day < period.to; }

// What is known of a programme's committed money: 2 it holds the day, 1 it does not, 0 unknown.
int money_of(const Snapshot& snapshot, const Question& question, Ref<Programme> programme) {
  bool any = false, undated = false, now = false;
  for (const auto& funding : snapshot.funding) {
    if (funding.tier > question.tier || funding.kind != "commitment") continue;
    if (funding.receiver.programme != programme) continue;
    any = true;
    if (!funding.has_period) undated = true;
    if (funding.has_period && has(*question.day, funding.period)) now = true;
  }
  if (now) return 2;
  return any && !undated ? 1 : 0;
}

bool runs(const ProgrammeNode& programme, Day day) {
  if (programme.status == "cancelled" || !has(day, programme.period)) return false;
  return programme.status != "completed" || programme.period.to != Period::open_end;
}

CommitmentAnswer answer_of(const Snapshot& snapshot, const Question& question, const CommitmentNode& commitment) {
  bool tells = false, running = false;
  for (const auto& other : snapshot.commitments) {
    if (other.tier <= question.tier && other.source == commitment.source && !other.programmes.empty()) tells = true;
  }
  for (const auto programme : commitment.programmes) {
    if (!runs(snapshot.programmes[programme.index], *question.day)) continue;
    running = true;
    if (money_of(snapshot, question, programme) == 2) return CommitmentAnswer::funded;
  }
  if (running) return CommitmentAnswer::programme;
  return tells ? CommitmentAnswer::none : CommitmentAnswer::unknown;
}

}  // namespace

Commitments commitments(const Snapshot& snapshot, const Question& question) {
  Commitments all;
  for (std::uint32_t i = 0; i < snapshot.commitments.size(); ++i) {
    const auto& commitment = snapshot.commitments[i];
    if (commitment.tier > question.tier) continue;
    CommitmentFound found;
    found.commitment = i;
    found.answer = answer_of(snapshot, question, commitment);
    for (const auto programme : commitment.programmes) found.programmes.push_back({programme, false, {}, {}});
    const bool past = commitment.due && *commitment.due < *question.day;
    if (!commitment.due || (past && commitment.status.empty())) {
      found.overdue.reset();
    } else {
      found.overdue = past && commitment.status != "done";
    }
    all.items.push_back(found);
  }
  const auto key = [&](const CommitmentFound& found) {
    const auto& commitment = snapshot.commitments[found.commitment];
    return std::tuple(commitment.document, commitment.due ? commitment.due->number : std::numeric_limits<int>::max(),
                      commitment.id, commitment.number);
  };
  std::ranges::sort(all.items, [&](const auto& one, const auto& other) { return key(one) < key(other); });
  return all;
}

namespace {

// Whether another Scope says the same later.
bool is_spoken_over(const Snapshot& snapshot, const Question& question, const ScopeEdge& scope) {
  const auto start = [](const ScopeEdge& one) { return one.period ? one.period->from : Period::open_start; };
  return std::ranges::any_of(snapshot.scopes, [&](const ScopeEdge& other) {
    if (other.tier > question.tier || start(other) > *question.day) return false;
    const bool same = other.of == scope.of && other.source == scope.source &&
                      other.organisation == scope.organisation && other.location == scope.location &&
                      other.service == scope.service;
    return same && std::tuple(start(other), other.number) > std::tuple(start(scope), scope.number);
  });
}

void count_deliveries(const Snapshot& snapshot, const Question& question, const ScopeEdge& scope, ReturnFound& found) {
  for (std::size_t i = 0; i < snapshot.deliveries.size(); ++i) {
    const auto& row = snapshot.deliveries[i];
    if (row.tier > question.tier) continue;
    if (scope.organisation.known() && row.organisation != scope.organisation) continue;
    if (!scope.organisation.known() && row.source != scope.source) continue;
    if (scope.service.known() && !snapshot.services.within(row.service, scope.service)) continue;
    if (!snapshot.locations.within(row.location, scope.location)) continue;
    ++found.records;
    auto day = row.has_assured ? std::optional(row.assured) : std::nullopt;
    for (const auto& period : snapshot.reported(i)) {
      const auto last = engine::previous(period.to);
      if (!period.empty() && (!day || last > *day)) day = last;
    }
    if (day && (!found.last_assured || *day > *found.last_assured)) found.last_assured = day;
    auto one = std::ranges::find(found.organisations, row.organisation, &OrganisationReturn::organisation);
    if (one == found.organisations.end()) {
      found.organisations.push_back({row.organisation, 0, std::nullopt, false});
      one = found.organisations.end() - 1;
    }
    if (day && (!one->last_assured || *day > *one->last_assured)) one->last_assured = day;
  }
  for (auto& one : found.organisations) one.silent = found.last_assured && one.last_assured != found.last_assured;
  std::ranges::sort(found.organisations, {}, &OrganisationReturn::organisation);
}

ReturnState state_of(const ScopeEdge& scope, const ReturnFound& found, Day day) {
  if (found.records == 0) return ReturnState::never;
  if (!scope.due) return scope.of == "deliveries" ? ReturnState::no_due : ReturnState::unknown;
  const bool is_due = *scope.due < day;
  if (!is_due || (found.last_assured && *found.last_assured >= *scope.due)) return ReturnState::reported;
  return found.made && found.made->day >= *scope.due ? ReturnState::received : ReturnState::late;
}

}  // namespace

Returns returns(const Snapshot& snapshot, const Question& question, const std::vector<LogEntry>& log) {
  Returns all;
  for (std::uint32_t i = 0; i < snapshot.scopes.size(); ++i) {
    const auto& scope = snapshot.scopes[i];
    if (scope.tier > question.tier || (scope.period && scope.period->from > *question.day)) continue;
    if (is_spoken_over(snapshot, question, scope)) continue;
    ReturnFound found;
    found.scope = i;
    found.due = scope.due;
    if (scope.of == "deliveries") count_deliveries(snapshot, question, scope, found);
    for (const auto& referral : snapshot.referrals) {
      const bool is_own =
          scope.organisation.known() ? referral.from == scope.organisation : referral.source == scope.source;
      if (scope.of == "referrals" && is_own) ++found.records;
    }
    for (const auto& entry : log) {
      const Day day{static_cast<std::int32_t>(entry.when / 86400)};
      if (entry.source != snapshot.sources[scope.source] || day > *question.day) continue;
      if (entry.revision > snapshot.revision) continue;
      found.made = {entry.revision, found.made ? found.made->revision : 0, day, entry.added, entry.changed,
                    entry.withdrawn};
    }
    found.state = state_of(scope, found, *question.day);
    const bool waits = found.state == ReturnState::late || found.state == ReturnState::never;
    if (waits && scope.due && *scope.due < *question.day) found.days_late = question.day->number - scope.due->number;
    all.items.push_back(found);
  }
  const std::vector<ReturnState> order = {ReturnState::late,   ReturnState::never,   ReturnState::received,
                                          ReturnState::no_due, ReturnState::unknown, ReturnState::reported};
  const auto key = [&](const ReturnFound& found) {
    const auto& scope = snapshot.scopes[found.scope];
    return std::tuple(std::ranges::find(order, found.state) - order.begin(),
                      scope.due ? scope.due->number : std::numeric_limits<int>::max(), scope.source, scope.number);
  };
  std::ranges::sort(all.items, [&](const auto& one, const auto& other) { return key(one) < key(other); });
  return all;
}

}  // namespace obvious
