#include "server/commands/ask.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "engine/model/error.h"
#include "server/answers/csv.h"
#include "server/answers/import_report.h"
#include "server/answers/resources.h"
#include "server/answers/status.h"
#include "server/commands/form.h"
#include "server/commands/page.h"
#include "server/commands/proposal.h"
#include "server/commands/run.h"
#include "server/commands/sentences.h"
#include "server/commands/views.h"
#include "server/http/reply.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::Error;
using nlohmann::json;

constexpr std::int64_t seconds_a_day = 86400;
constexpr std::size_t rows_shown = 50;
constexpr const char* most_records = "1000000000";  // a program asks for all, and a person for a page

// What --fail-on may name for the command, and whether the answer has it.
bool has_failed(std::string_view command, const std::string& what, const json& answer) {
  if (what.empty()) return false;
  if (what == "gaps" && command == "gaps") return answer.at("total") > 0;
  if (what == "gaps" && command == "coverage") {
    const json& states = answer.at("states");
    return states.at("uncovered") > 0 || states.at("no-access") > 0 || states.at("thin") > 0;
  }
  if (what == "overlaps" && command == "overlaps") return answer.at("total") > 0;
  if (what == "duplication" && command == "overlaps") {
    return answer.at("classes").at("likely") > 0 || answer["classes"].at("confirmed") > 0;
  }
  if (what == "late" && command == "returns") return answer.at("states").at("late") > 0;
  if (what == "findings" && command == "findings") return answer.at("total") > 0;
  if (what == "open" && command == "findings") return answer.at("statuses").at("open") > 0;
  if (what == "overdue" && command == "findings") return answer.at("overdue") > 0;
  throw Error(Error::Kind::invalid, std::string(command) + " cannot fail on '" + what + "'");
}

// The parameters of the question: what the command line says, but for what is the command's own.
Asking asking_of(const CommandTerm& term, const CommandLine& line, const Library& library, const Edition& edition,
                 const Console& console, OutputForm form) {
  Asking asking{library,
                edition,
                {},
                {},
                engine::Tier::secretariat,
                {static_cast<std::int32_t>(console.clock() / seconds_a_day)}};
  for (const auto& [name, values] : line.options.all()) {
    if (name == "format" || name == "fail_on" || name == "with") continue;
    for (const std::string& value : values) asking.parameters.add(name, value);
  }
  if (term.name == "search") {
    asking.parameters.add("text", line.arguments.at(0));
  } else if (term.name != "check") {
    asking.parts = line.arguments;
  }
  if (!asking.parameters.has("limit") && form != OutputForm::table && (term.name == "list" || term.name == "search")) {
    asking.parameters.add("limit", most_records);
  }
  return asking;
}

// The file whose records the question adds to the database, where it names one.
std::optional<std::string> file_of(const CommandTerm& term, const CommandLine& line) {
  if (term.name == "what-if") return line.options.text("with");
  if (term.name == "check" && !line.arguments.empty()) return line.arguments.front();
  return std::nullopt;
}

// Of a question about today whose records all are older, the sentence that says so. Who is around somebody is asked of
// no day.
std::string hint(const CommandTerm& term, const CommandLine& line, const Asking& asking) {
  const bool about_today = term.resource == "/coverage" || term.resource == "/gaps" || term.resource == "/watch" ||
                           term.resource == "/network" || term.resource == "/findings" ||
                           term.resource == "/ownership" || term.resource == "/what-if";
  return about_today && !line.options.has("at") && !line.options.has("around") ? hint_of_day(answer_status(asking))
                                                                               : "";
}

void write_table(const CommandTerm& term, const CommandLine& line, json answered, const Asking& asking,
                 Console& console) {
  const auto write_line = [&](const std::string& text) {
    if (!text.empty()) console.out << (console.colour ? "\033[1m" + text + "\033[0m" : text) << "\n";
  };
  if (term.name == "show") {
    console.out << page_of(answered);
    return;
  }
  write_line(sentence_of(term.resource, answered));
  write_line(hint(term, line, asking));
  json& items = answered["items"];
  const std::size_t found = items.size();
  if (!line.options.has("limit") && found > rows_shown) items.erase(items.begin() + rows_shown, items.end());
  if (items.empty()) return;
  console.out << "\n" << to_text(grid_of(term.resource, answered));
  const std::size_t total = answered.value("listed", answered.value("total", found));
  if (total > items.size()) {
    console.out << with_thousands(total - items.size()) << " more; --limit N shows N, --format csv all\n";
  }
}

}  // namespace

int ask(const CommandTerm& term, const CommandLine& line, Console& console) {
  const OutputForm form = form_of(line.options);
  const auto library = Library::open(database_folder(line, console), Library::Access::read, console.clock());
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const auto as_of = line.options.whole("as_of", 0, most);
  const auto edition = as_of ? library->at(static_cast<engine::Revision>(*as_of)) : library->present();
  Asking asking = asking_of(term, line, *library, *edition, console, form);
  if (const auto file = file_of(term, line)) {
    if (as_of) throw Error(Error::Kind::invalid, "a file is added to the present alone, without --as-of");
    asking.change = read_proposal(*file, *library, console);
    if (!asking.change) return exit_code::refused;
  }
  const bool of_deliveries = term.name == "list" && asking.parts.at(0) == "deliveries";
  const Resource& asked = resource(of_deliveries ? "/deliveries" : term.resource);

  json answered = answer(asked, asking);
  const int code =
      has_failed(term.name, line.options.text("fail_on").value_or(""), answered) ? exit_code::found : exit_code::done;
  const auto columns = columns_of_answer(asked, asking.parts, answered);
  if (form == OutputForm::json) {
    console.out << to_text(answered) << "\n";
  } else if (form == OutputForm::csv && !columns.empty()) {
    console.out << to_csv(answered.at("items"), columns);
  } else if (form == OutputForm::csv) {
    throw Error(Error::Kind::invalid, "a record is no list: ask for --format json");
  } else {
    write_table(term, line, std::move(answered), asking, console);
  }
  return code;
}

}  // namespace server
