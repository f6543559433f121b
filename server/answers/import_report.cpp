#include "server/answers/import_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "server/answers/issues.h"
#include "server/answers/json.h"

namespace server {
namespace {

using nlohmann::json;

json columns_json(const std::vector<engine::ColumnReport>& columns) {
  json list = json::array();
  for (const auto& column : columns) {
    list.push_back({{"column", column.column},
                    {"header", column.header},
                    {"tag", known(column.tag)},
                    {"treatment", engine::to_text(column.treatment)},
                    {"meaning", known(column.meaning)},
                    {"reason", known(column.reason)}});
  }
  return list;
}

json unresolved_json(const std::vector<engine::Unresolved>& unresolved) {
  json list = json::array();
  for (const auto& word : unresolved) list.push_back({{"kind", word.kind}, {"word", word.word}, {"rows", word.rows}});
  return list;
}

json withdrawals_json(const std::vector<engine::Withdrawal>& withdrawals) {
  json list = json::array();
  for (const auto& withdrawal : withdrawals) list.push_back({{"id", withdrawal.id}, {"what", withdrawal.what}});
  return list;
}

// The first of them, as /matches lists them all.
json proposals_json(const std::vector<Proposal>& proposals) {
  constexpr std::size_t most = 20;
  json list = json::array();
  for (const Proposal& one : std::span(proposals).first(std::min(most, proposals.size()))) {
    list.push_back({{"id", one.match.id},
                    {"a", one.match.a},
                    {"b", one.match.b},
                    {"score", one.match.score},
                    {"reasons", one.match.reasons}});
  }
  return list;
}

std::string changes_sentence(const ImportOutcome& outcome) {
  const auto& reconciled = outcome.reconciled;
  if (outcome.refused) return "nothing was committed, since rows were left out";
  if (reconciled.added + reconciled.changed + reconciled.withdrawn + reconciled.moved == 0)
    return "nothing had changed";
  return with_thousands(reconciled.added) + (reconciled.added == 1 ? " record added, " : " records added, ") +
         with_thousands(reconciled.changed) + " changed, " + with_thousands(reconciled.withdrawn) + " withdrawn" +
         (outcome.committed ? "" : "; nothing was committed");
}

}  // namespace

std::string with_thousands(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t from_end = 3; from_end < text.size(); from_end += 4) text.insert(text.size() - from_end, ",");
  return text;
}

std::string import_sentence(const ImportOutcome& outcome) {
  const auto& reconciled = outcome.reconciled;
  std::string sentence = "We took " + with_thousands(reconciled.rows_taken) + " of " +
                         with_thousands(outcome.rows_read) + " rows of " + outcome.file + ": " +
                         changes_sentence(outcome) + ".";
  if (!reconciled.unresolved.empty()) {
    sentence += " " + with_thousands(reconciled.unresolved.size()) +
                (reconciled.unresolved.size() == 1 ? " word is in no list and stands as written."
                                                   : " words are in no list and stand as written.");
  }
  return sentence;
}

json import_json(const ImportOutcome& outcome) {
  const auto& reconciled = outcome.reconciled;
  return {{"revision", outcome.revision},
          {"committed", outcome.committed},
          {"file", outcome.file},
          {"source", outcome.source},
          {"format", outcome.format},
          {"sheet", known(outcome.sheet)},
          {"rows_read", outcome.rows_read},
          {"rows_taken", reconciled.rows_taken},
          {"rows_left", reconciled.rows_left},
          {"added", reconciled.added},
          {"changed", reconciled.changed},
          {"withdrawn", reconciled.withdrawn},
          {"unchanged", reconciled.unchanged},
          {"moved", reconciled.moved},
          {"columns", columns_json(outcome.columns)},
          {"issues", issues_json(reconciled.issues)},
          {"unresolved", unresolved_json(reconciled.unresolved)},
          {"withdrawals", withdrawals_json(reconciled.withdrawals)},
          {"organisations", reconciled.organisations},
          {"locations", reconciled.locations},
          {"proposed", outcome.proposals.size()},
          {"matches", proposals_json(outcome.proposals)},
          {"summary", import_sentence(outcome)}};
}

}  // namespace server
