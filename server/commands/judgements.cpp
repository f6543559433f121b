#include "server/commands/judgements.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "engine/model/error.h"
#include "server/answers/import_report.h"
#include "server/answers/json.h"
#include "server/answers/judgement.h"
#include "server/commands/form.h"
#include "server/commands/run.h"

namespace server {
namespace {

using engine::Error;
using nlohmann::json;

engine::Revision revision_of(const std::string& text) {
  engine::Revision revision = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), revision);
  if (error == std::errc() && end == text.data() + text.size()) return revision;
  throw Error(Error::Kind::invalid,
              "'" + text + "' is no revision: that is a whole number, as 'concert show' gives it");
}

std::string sentence_of_pair(const json& answer) {
  const bool joined = answer.at("joined");
  std::string text = "'" + answer.at("a").get<std::string>() + "' and '" + answer.at("b").get<std::string>() + "' are ";
  text += joined ? "one now: " + answer.at("ids").at(0).get<std::string>() : "two now";
  const std::string revision = answer.at("revision").dump();
  return text + ". Revision " + revision + "; 'concert undo " + revision + "' takes it back.";
}

std::string sentence_of_undo(const json& answer) {
  const auto withdrawn = answer.at("withdrawn").get<std::uint64_t>();
  return "Revision " + answer.at("undone").dump() + " is undone: " + with_thousands(withdrawn) +
         (withdrawn == 1 ? " record withdrawn, " : " records withdrawn, ") +
         with_thousands(answer.at("restored").get<std::uint64_t>()) + " as they were before. Revision " +
         answer.at("revision").dump() + ".";
}

}  // namespace

int judge_records(const CommandLine& line, Console& console) {
  const OutputForm form = form_of(line.options);
  const Writer writer{line.options.text("actor").value_or("command line"), console.clock()};
  const bool undoes = line.command == "undo";
  const engine::Revision revision = undoes ? revision_of(line.arguments.at(0)) : 0;
  if (!undoes && line.arguments.size() != 2) {
    throw Error(Error::Kind::invalid, line.command + " takes the ids of two records");
  }
  const auto library = Library::open(database_folder(line, console), Library::Access::write, console.clock());
  if (undoes) {
    const json answer = undo(*library, revision, writer);
    console.out << (form == OutputForm::json ? to_text(answer) : sentence_of_undo(answer)) << "\n";
    return exit_code::done;
  }
  const SameOrder order{line.arguments[0], line.arguments[1], line.command == "merge" ? "same" : "different",
                        line.options.text("reason").value_or("")};
  const json answer = judge_same(*library, order, writer);
  console.out << (form == OutputForm::json ? to_text(answer) : sentence_of_pair(answer)) << "\n";
  return exit_code::done;
}

}  // namespace server
