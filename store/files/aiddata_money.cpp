#include <cstdlib>
#include <string_view>
#include <utility>

#include "engine/identity/words.h"
#include "store/files/aiddata_projects.h"
#include "store/files/stated_values.h"

namespace store {
namespace {

std::string kind_of(std::string_view code) {
  const std::string folded = engine::fold(code);
  if (folded == "c" || folded == "commitment") return "commitment";
  if (folded == "d" || folded == "disbursement") return "disbursement";
  if (folded == "e" || folded == "expenditure") return "expenditure";
  return "unknown";
}

}  // namespace

void AidProjects::pay(const Project& project, engine::Funding money, engine::Record record,
                      const engine::Citation& citation, IssueList& issues) {
  if (project.donors.size() == 1) {
    money.provider = {project.donors.front().text};
  } else {
    money.provider = {records_.nobody(citation).text};
    issues.note(citation.row, "donors", project.donor_names,
                project.donors.empty() ? "the project names no donor: the provider of its money is unknown"
                                       : "several give one amount, and how they share it is unknown: it stands once");
  }
  record.words.push_back({"provider", project.donor_names});
  money.receiver = {project.programme.text};
  record.fact = std::move(money);
  records_.fund(std::move(record), citation);
}

void AidProjects::take_totals(const NamedRow& row, const engine::Citation& citation, IssueList& issues) {
  const auto found = projects_.find(row["project"]);
  if (found == projects_.end() || found->second.row != row.number()) return;
  const Project& project = found->second;
  const auto total = [&](std::string_view column, const std::string& kind) {
    if (row[column].empty()) return;
    engine::Funding money;
    money.kind = kind;
    money.amount = read_amount(row[column]);
    money.currency = "USD";
    money.start = project.start;
    money.end = project.end;
    if (!money.amount) {
      issues.note(row.number(), column, row[column], "is no amount: it is taken as unknown");
      money.currency.clear();
    }
    engine::Record record;
    record.id = project.programme.text + "-total-" + kind;
    pay(project, std::move(money), std::move(record), citation, issues);
  };
  total("total-commitments", "commitment");
  total("total-disbursements", "disbursement");
}

void AidProjects::take_transaction(const NamedRow& row, const engine::Citation& citation, IssueList& issues) {
  const auto found = projects_.find(row["project"]);
  if (found == projects_.end()) {
    issues.leave_out(row.number(), "project_id", row["project"], "no table of the release has this project");
    return;
  }
  Project& project = found->second;
  engine::Funding money;
  money.kind = kind_of(row["code"]);
  money.amount = read_amount(row["value"]);
  if (money.amount) money.currency = std::string(row["currency"]);
  if (!money.amount) issues.note(row.number(), "transaction_value", row["value"], "is no amount: it is unknown");
  if (money.amount && money.amount->ten_thousandths < 0) {
    issues.note(row.number(), "transaction_value", row["value"], "is below zero, and is kept as it stands");
  }
  if (money.kind == "unknown")
    issues.note(row.number(), "transaction_value_code", row["code"], "is no code that is known");
  money.value_date = first_day(row["date"].empty() ? row["year"] : row["date"]);
  if (money.kind == "commitment") {
    // What was committed to a project is there for as long as it lasts.
    money.start = project.start;
    money.end = project.end;
    if (money.amount) project.commitments += money.amount->ten_thousandths;
  }
  engine::Record record;
  if (!row["transaction"].empty()) record.id = id_of(row["transaction"]);
  record.words = {{"kind", std::string(row["code"])}};
  // A year alone is written as its first day; the word says what was stated.
  if (row["date"].empty()) record.words.push_back({"value_date", std::string(row["year"])});
  pay(project, std::move(money), std::move(record), citation, issues);
}

void AidProjects::compare_totals(IssueList& issues) const {
  constexpr std::int64_t one_unit = 10'000;
  for (const auto& [id, project] : projects_) {
    if (!project.stated || project.commitments == 0) continue;
    if (std::abs(project.stated->ten_thousandths - project.commitments) < one_unit) continue;
    issues.note(project.row, "total_commitments", engine::to_text(*project.stated),
                "is not the sum of the project's commitments: the transactions count, the total is its budget");
  }
}

}  // namespace store
