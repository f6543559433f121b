#include "server/commands/ask.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "engine/model/error.h"
#include "server/answers/answer_text.h"
#include "server/answers/import_report.h"
#include "server/answers/resources.h"
#include "server/answers/status.h"
#include "server/commands/form.h"
#include "server/commands/page.h"
#include "server/commands/printable.h"
#include "server/commands/proposal.h"
#include "server/commands/run.h"
#include "server/commands/sentences.h"
#include "server/commands/views.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::Error;
using nlohmann::json;

constexpr std::int64_t seconds_a_day = 86400;
constexpr std::size_t rows_shown = 50;
constexpr const char* most_records = "1000000000";  // a program asks for all, and a person for a page

// Whether an answer has any of what --fail-on names.
using HasFailed = bool (*)(const json& answer);

struct Failing {
  std::string_view command, what;
  HasFailed has_failed;
};

bool has_any(const json& answer) { return answer.at("total") > 0; }
bool has_gaps(const json& answer) {
  const json& states = answer.at("states");
  return states.at("uncovered") > 0 || states.at("no-access") > 0 || states.at("thin") > 0;
}
bool has_duplication(const json& answer) {
  return answer.at("classes").at("likely") > 0 || answer.at("classes").at("confirmed") > 0;
}
bool has_late(const json& answer) { return answer.at("states").at("late") > 0; }
bool has_open(const json& answer) { return answer.at("statuses").at("open") > 0; }
bool has_overdue(const json& answer) { return answer.at("overdue") > 0; }
bool has_none(const json&) { return false; }

constexpr Failing failings[] = {
    {"gaps", "gaps", has_any},         {"coverage", "gaps", has_gaps},
    {"overlaps", "overlaps", has_any}, {"overlaps", "duplication", has_duplication},
    {"returns", "late", has_late},     {"findings", "findings", has_any},
    {"findings", "open", has_open},    {"findings", "overdue", has_overdue},
};

// What the command is to fail on. Throws Error{invalid} where it cannot.
HasFailed read_fail_on(std::string_view command, const std::string& what) {
  if (what.empty()) return has_none;
  for (const Failing& one : failings) {
    if (one.command == command && one.what == what) return one.has_failed;
  }
  throw Error(Error::Kind::invalid, std::string(command) + " cannot fail on '" + what + "'");
}

// Of these a table shows a page, and no more is made; what the sentence above other tables says is counted in all.
bool is_made_by_page(std::string_view resource) {
  return resource == "/overlaps" || resource == "/changes" || resource == "/findings";
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
  if (!asking.parameters.has("limit") && form == OutputForm::table && is_made_by_page(term.resource)) {
    asking.parameters.add("limit", std::to_string(rows_shown));
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
  const auto write_line = [&](const std::string& sentence) {
    const std::string text = printable(sentence);
    if (!text.empty()) console.out << (console.colour ? "\033[1m" + text + "\033[0m" : text) << "\n";
  };
  if (term.name == "show") {
    console.out << printable(page_of(answered));
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

  const HasFailed has_failed = read_fail_on(term.name, line.options.text("fail_on").value_or(""));
  json answered;
  if (form == OutputForm::table) {
    answered = answer(asked, asking);
    write_table(term, line, answered, asking, console);
  } else {
    const Put put = [&console](std::string_view text) { console.out << text; };
    const auto text = form == OutputForm::json ? json_text(put) : csv_text(put, asked, asking.parts);
    asking.taker = text.get();
    answered = answer(asked, asking);
    text->end(answered);
    if (form == OutputForm::json) console.out << "\n";
  }
  return has_failed(answered) ? exit_code::found : exit_code::done;
}

}  // namespace server
