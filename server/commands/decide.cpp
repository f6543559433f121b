#include "server/commands/decide.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "server/answers/csv.h"
#include "server/answers/decide.h"
#include "server/answers/json.h"
#include "server/commands/form.h"
#include "server/commands/run.h"

namespace server {
namespace {

constexpr std::int64_t seconds_a_day = 86400;

std::string sentence(const nlohmann::json& answer) {
  const nlohmann::json& finding = answer.at("finding");
  std::string text = finding.at("id").get<std::string>() + " is " + finding.at("status").get<std::string>();
  if (finding.at("owner").is_string())
    text += ", with " + answer.at("names").at(finding["owner"].get<std::string>()).get<std::string>();
  if (finding.at("due").is_string()) text += ", due " + finding["due"].get<std::string>();
  const std::size_t decisions = finding.at("decisions").size();
  return text + ". Decided or replied so far: " + std::to_string(decisions) + "; revision " +
         answer.at("revision").dump() + ".";
}

}  // namespace

int decide_finding(const CommandLine& line, Console& console) {
  const OutputForm form = form_of(line.options);
  DecisionOrder order = read_decision(line.options, line.arguments.at(0));
  order.actor = line.options.text("actor").value_or("command line");
  order.when = console.clock();
  const auto library = Library::open(database_folder(line, console), Library::Access::write, console.clock());
  const auto edition = library->present();
  Asking asking{
      *library, *edition, {}, {}, engine::Tier::secretariat, {static_cast<std::int32_t>(order.when / seconds_a_day)}};
  for (const auto& [name, values] : line.options.all()) {
    if (name == "status" || name == "reason" || name == "owner" || name == "due" || name == "actor" || name == "format")
      continue;
    for (const std::string& value : values) asking.parameters.add(name, value);
  }
  const nlohmann::json answer = decide(*library, asking, std::move(order));
  console.out << (form == OutputForm::json ? to_text(answer) : sentence(answer)) << "\n";
  return exit_code::done;
}

}  // namespace server
