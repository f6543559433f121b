#include "server/commands/report.h"

#include <algorithm>
#include <functional>

#include "engine/model/error.h"
#include "server/answers/import_report.h"
#include "server/commands/grid.h"

namespace server {
namespace {

using engine::Issue;

constexpr std::size_t shown = 20;

// "1 row", "1,204 rows".
std::string counted(std::uint64_t number, const std::string& what) {
  return with_thousands(number) + " " + what + (number == 1 ? "" : "s");
}

// Of a native package only the columns that were not taken: that the others mean what they are called is no news.
std::string columns_text(const ImportOutcome& outcome) {
  const bool is_native = outcome.format == "datapackage";
  const auto is_news = [&](const auto& column) {
    return !is_native || column.treatment != engine::ColumnReport::Treatment::understood;
  };
  if (std::ranges::none_of(outcome.columns, is_news)) return "";
  Grid grid{{{"Column"}, {"Heading"}, {"Tag"}, {"Treatment"}, {"Meaning"}, {"Because"}}, {}};
  for (const auto& column : outcome.columns) {
    if (!is_news(column)) continue;
    grid.rows.push_back(
        {column.column, column.header, column.tag, engine::to_text(column.treatment), column.meaning, column.reason});
  }
  const std::string sheet = outcome.sheet.empty() ? "" : " of sheet '" + outcome.sheet + "'";
  return (is_native ? "\nThe columns that were not taken:\n" : "\nThe columns" + sheet + ":\n") + to_text(grid);
}

// A heading, the first lines, and how many more there are; nothing where there is none.
std::string list_text(const std::string& heading, std::size_t count,
                      const std::function<std::string(std::size_t)>& line) {
  if (count == 0) return "";
  std::string text = "\n" + heading + " (" + with_thousands(count) + "):\n";
  for (std::size_t i = 0; i < std::min(count, shown); ++i) text += "  " + line(i) + "\n";
  if (count > shown) text += "  and " + with_thousands(count - shown) + " more; --format json or csv lists all\n";
  return text;
}

std::string issues_text(const ImportOutcome& outcome, Issue::Weight weight, const std::string& heading) {
  std::vector<const Issue*> issues;
  for (const Issue& issue : outcome.reconciled.issues) {
    if (issue.weight == weight) issues.push_back(&issue);
  }
  return list_text(heading, issues.size(), [&](std::size_t i) { return engine::to_text(*issues[i]); });
}

}  // namespace

std::string report_of(const ImportOutcome& outcome) {
  const auto& reconciled = outcome.reconciled;
  std::string text = import_sentence(outcome) + "\n";
  text += "Read as " + outcome.format + " from source '" + outcome.source + "'; it names " +
          counted(reconciled.organisations, "organisation") + " and " + counted(reconciled.locations, "location") +
          ". Revision " + std::to_string(outcome.revision) + ".\n";
  text += columns_text(outcome);
  text += issues_text(outcome, Issue::Weight::left_out, "Rows left out");
  text += list_text("Words that no list knows", reconciled.unresolved.size(), [&](std::size_t i) {
    const auto& word = reconciled.unresolved[i];
    return word.kind + " '" + word.word + "', " + counted(word.rows, "row");
  });
  text += list_text("These seem to be one; 'concert merge' or 'concert separate' decides", outcome.proposals.size(),
                    [&](std::size_t i) {
                      const Proposal& one = outcome.proposals[i];
                      return one.match.a + " (" + one.name_a + ") and " + one.match.b + " (" + one.name_b +
                             "): " + (one.match.reasons.empty() ? "" : one.match.reasons.front());
                    });
  text += list_text("Withdrawn", reconciled.withdrawals.size(),
                    [&](std::size_t i) { return reconciled.withdrawals[i].what; });
  text += issues_text(outcome, Issue::Weight::note, "Worth knowing");
  return text;
}

}  // namespace server
