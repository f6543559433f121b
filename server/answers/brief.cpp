#include "server/answers/brief.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/brief_parts.h"
#include "server/answers/changes.h"
#include "server/answers/commitments.h"
#include "server/answers/coverage.h"
#include "server/answers/findings.h"
#include "server/answers/markup.h"
#include "server/answers/overlaps.h"
#include "server/answers/question.h"
#include "server/answers/returns.h"
#include "server/answers/status.h"

namespace server {
namespace {

using engine::Error;
using nlohmann::json;

constexpr const char* rows_shown = "15";
constexpr int deepest_level = 2;

void check_levels(const engine::Question& question) {
  const auto level = question.levels.location;
  if (!level || *level > deepest_level) {
    throw Error(Error::Kind::invalid, "a brief is handed out, and names no places below level 2");
  }
}

// The same question with one more parameter.
Asking with(const Asking& asking, const char* name, const std::string& value) {
  Asking more = asking;
  more.parameters.add(name, value);
  return more;
}

// The last day of the last meeting before the day of the question that the asker may know of.
std::optional<engine::Day> last_meeting(const Asking& asking, engine::Day day) {
  std::optional<engine::Day> last;
  for (const engine::MeetingNode& meeting : asking.edition.snapshot().meetings) {
    if (meeting.tier > asking.tier || !meeting.has_period) continue;
    const engine::Day end =
        meeting.period.to == engine::Period::open_end ? meeting.period.from : engine::previous(meeting.period.to);
    if (end != engine::Period::open_start && end < day) last = std::max(last, std::optional(end));
  }
  return last;
}

json changes_since(const Asking& asking, engine::Day day) {
  const Asking some = with(asking, "limit", rows_shown);
  if (asking.parameters.has("from")) return answer_changes(some);
  const auto last = last_meeting(asking, day);
  return last ? answer_changes(with(some, "from", to_text(*last))) : json();
}

// What the page is about, in words: the filters that were given.
std::string filter_words(const Asking& asking, const json& answer) {
  std::string words;
  for (const char* name : {"location", "service", "group", "organisation", "donor", "package"}) {
    for (const std::string& value : asking.parameters.list(name)) {
      words += (words.empty() ? "" : ", ") + std::string(name) + " " + shown_name(answer, json(value));
    }
  }
  return words.empty() ? "Everything in the database." : "Only " + words + ".";
}

}  // namespace

std::string brief_page(const Asking& asking) {
  const engine::Question question = read_question(asking, usual_for_coverage);
  check_levels(question);
  const json coverage = answer_coverage(with(asking, "limit", "0"));
  const json gaps = answer_gaps(with(asking, "limit", rows_shown));
  const json watch = answer_watch(asking);
  const json overlaps = answer_overlaps(with(asking, "class", "confirmed|likely|rejected"));
  const json findings = answer_findings(asking);
  const json commitments = answer_commitments(asking);
  const json returns = answer_returns(asking);
  const json changes = changes_since(asking, *question.day);

  const std::string title = "Coordination brief, " + to_text(*question.day);
  std::string body = "<h1>" + escaped(title) + "</h1>\n" + paragraph(filter_words(asking, gaps));
  body += coverage_part(answer_status(asking), coverage, returns);
  body += gaps_part(gaps, coverage);
  body += watch_part(watch, coverage);
  body += duplication_part(overlaps, findings);
  body += ending_part(watch);
  body += changes_part(changes);
  body += due_part(findings, commitments);
  body += unknown_part(coverage, commitments, returns);
  body += "<footer>\n" +
          paragraph("Made by Concert from revision " + std::to_string(asking.edition.revision()) + ", about " +
                    to_text(*question.day) +
                    ". It shows services recorded, never conditions for return, and ranks no country. Unknown is not "
                    "zero, and not no.") +
          "</footer>\n";
  return whole_page(title, body);
}

}  // namespace server
