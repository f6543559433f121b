#include "server/commands/sentences_followup.h"

#include <nlohmann/json.hpp>

#include "server/answers/import_report.h"
#include "server/commands/sentences.h"

namespace server {
namespace {

using nlohmann::json;

std::string count(const json& number) { return with_thousands(number.get<std::uint64_t>()); }

// "late 2, reported 5", the codes that occur.
std::string counts_words(const json& counts) {
  std::string words;
  for (const auto& [name, number] : counts.items()) {
    if (number != 0) words += (words.empty() ? "" : ", ") + name + " " + count(number);
  }
  return words.empty() ? "none" : words;
}

std::string on_day(const json& answer) { return "On " + day_words(answer.at("at").get<std::string>()) + ": "; }

std::string commitments_words(const json& answer) {
  const json& answers = answer.at("answers");
  std::string words = on_day(answer) + "of " + count(answer.at("total")) + " commitments " +
                      count(answers.at("funded")) + " are answered by a funded programme, " +
                      count(answers.at("programme")) + " by a programme without known funding, " +
                      count(answers.at("none")) + " by none; of " + count(answers.at("unknown")) +
                      " nobody says who answers them. Overdue: " + count(answer.at("overdue")) + ".";
  if (answer.at("overdue_unknown") != 0) {
    words += " Whether " + count(answer["overdue_unknown"]) + " are overdue is not known.";
  }
  return words;
}

std::string returns_words(const json& answer) {
  return on_day(answer) + count(answer.at("total")) + " declared to be reported on; " +
         counts_words(answer.at("states")) + ".";
}

std::string findings_words(const json& answer) {
  const auto level = [](const json& one) { return one.is_string() ? one.get<std::string>() : one.dump(); };
  std::string words = on_day(answer) + count(answer.at("total")) + " findings (places at level " +
                      level(answer.at("level")) + ", services at " + level(answer.at("service_level")) +
                      ", groups at " + level(answer.at("group_level")) + "): " + counts_words(answer.at("kinds")) +
                      "; " + counts_words(answer.at("statuses")) + ". Overdue: " + count(answer.at("overdue")) + ".";
  if (answer.at("gone") != 0) words += " Decided before and found no longer: " + count(answer["gone"]) + ".";
  if (answer.at("withheld") != 0) {
    words += " Not shown yet, until the two and the secretariat have talked: " + count(answer["withheld"]) + ".";
  }
  return words;
}

std::string moment_words(const json& moment) {
  return "revision " + moment.at("revision").dump() + " (" + day_words(moment.at("at").get<std::string>()) + ")";
}

std::string changes_words(const json& answer) {
  return "From " + moment_words(answer.at("from")) + " to " + moment_words(answer.at("to")) +
         ", records: " + counts_words(answer.at("records")) + "; findings: " + counts_words(answer.at("findings")) +
         ".";
}

}  // namespace

std::string followup_sentence(std::string_view resource, const json& answer) {
  if (resource == "/commitments") return commitments_words(answer);
  if (resource == "/returns") return returns_words(answer);
  if (resource == "/findings") return findings_words(answer);
  if (resource == "/changes") return changes_words(answer);
  return "";
}

}  // namespace server
