#include "server/answers/findings.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/double_records.h"
#include "server/answers/evidence.h"
#include "server/answers/guard.h"
#include "server/answers/items.h"
#include "server/answers/question.h"
#include "server/answers/read_codes.h"
#include "server/answers/revisions.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::Error;
using engine::FindingKind;
using engine::FindingNow;
using engine::FindingStatus;
using engine::Snapshot;
using nlohmann::json;

// By whom and when a decision was written.
engine::LogEntry entry_of(const Asking& asking, engine::Number number) {
  const auto versions = asking.library.database().history(number);
  for (const engine::LogEntry& entry : asking.library.database().log()) {
    if (!versions.empty() && entry.revision == versions.front().revision) return entry;
  }
  return {};
}

// Whether the asker's own organisation is one of those whom the finding concerns.
bool concerns_asker(const Asking& asking, const engine::Finding& finding) {
  const auto own =
      look_up(asking.edition.snapshot().organisation_by_id, engine::Id<engine::Organisation>{asking.organisation});
  return own.known() && std::ranges::find(finding.concerned, own) != finding.concerned.end();
}

// What the asker may read of what was decided. Those whom a finding concerns read every reply to it, their own too.
json decisions_json(const Asking& asking, const FindingNow& now, Names& names) {
  const bool reads_replies = concerns_asker(asking, now.finding);
  json list = json::array();
  for (const std::uint32_t number : now.life.decisions) {
    const engine::DecisionEdge& decision = asking.edition.snapshot().decisions[number];
    if (decision.tier > asking.tier && !(reads_replies && decision.status == "reply")) continue;
    const engine::LogEntry entry = entry_of(asking, decision.number);
    if (!decision.owner.empty()) names(decision.owner);
    list.push_back({{"id", id_of_number(decision.number)},
                    {"revision", entry.revision},
                    {"when", time_text(entry.when)},
                    {"by", known(entry.actor)},
                    {"status", decision.status},
                    {"reason", known(decision.reason)},
                    {"owner", known(decision.owner)},
                    {"due", day_json(decision.due)}});
  }
  return list;
}

bool is_overdue(const FindingNow& now, engine::Day day) {
  return now.life.status == FindingStatus::agreed && now.life.due && *now.life.due < day;
}

// What was decided of before, and is found no longer at these levels on this day.
std::vector<FindingNow> gone(const Asking& asking, const std::vector<FindingNow>& found,
                             const std::vector<FindingKind>& kinds) {
  std::vector<FindingNow> list;
  for (const char* filter : {"location", "service", "group", "organisation", "donor"}) {
    if (asking.parameters.has(filter)) return list;
  }
  const engine::FindingLives lives(asking.edition.snapshot());
  for (const std::string& id : lives.decided()) {
    if (std::ranges::any_of(found, [&](const FindingNow& now) { return now.finding.id == id; })) continue;
    const auto kind = engine::kind_of_finding(id);
    if (!kind || (!kinds.empty() && std::ranges::find(kinds, *kind) == kinds.end())) continue;
    FindingNow now;
    now.finding.id = id;
    now.finding.kind = *kind;
    now.life = lives.of(id, "");
    list.push_back(std::move(now));
  }
  return list;
}

template <class Code>
json counts_of(const std::vector<FindingNow>& all, std::size_t count, Code (*code_of)(const FindingNow&)) {
  std::vector<std::uint64_t> counts(count);
  for (const FindingNow& now : all) ++counts[static_cast<std::size_t>(code_of(now))];
  json object = json::object();
  for (std::size_t code = 0; code < count; ++code) object[std::string(to_text(static_cast<Code>(code)))] = counts[code];
  return object;
}

// Leaves out the pairs that the asker may not see yet, and says how many they were.
std::size_t withhold(const Asking& asking, std::vector<FindingNow>& all) {
  const PairGuard guard(asking);
  return std::erase_if(all, [&](const FindingNow& now) {
    return now.finding.kind == FindingKind::duplication && !guard.may_see(now.finding.id, now.finding.concerned);
  });
}

}  // namespace

engine::FindingsAsked read_findings_asked(const Asking& asking) {
  return {read_question(asking, usual_for_coverage), read_question(asking, usual_for_overlaps)};
}

std::vector<FindingNow> find_all_findings(const Asking& asking, const engine::FindingsAsked& asked,
                                          std::span<const FindingKind> kinds) {
  const Snapshot& snapshot = asking.edition.snapshot();
  std::vector<FindingNow> all = find_findings(snapshot, asked, kinds);
  if (!kinds.empty() && std::ranges::find(kinds, FindingKind::double_record) == kinds.end()) return all;
  const engine::FindingLives lives(snapshot);
  for (engine::Finding& finding : find_double_records(asking)) {
    engine::FindingLife life = lives.of(finding.id, finding.hash);
    all.push_back({std::move(finding), std::move(life)});
  }
  return all;
}

// A place among what a finding is about is shown as cells are.
json about_json(const Asking& asking, const std::string& id, Names& names) {
  const auto place = asking.edition.snapshot().locations.find(id);
  if (!place.known()) return names(id);
  const engine::Cell shown = names.shown({place, {}, {}});
  return shown.location.known() ? json(names(shown.location)) : json();
}

json finding_json(const Asking& asking, const FindingNow& now, Names& names) {
  const engine::Finding& finding = now.finding;
  json about = json::array(), concerned = json::array();
  for (const std::string& id : finding.about) about.push_back(about_json(asking, id, names));
  for (const auto organisation : finding.concerned) concerned.push_back(names(organisation));
  json item = {{"id", finding.id},
               {"kind", to_text(finding.kind)},
               {"found", !finding.hash.empty()},
               {"what", known(finding.what)},
               {"rule", known(finding.rule)},
               {"about", std::move(about)},
               {"organisations", std::move(concerned)},
               {"status", to_text(now.life.status)},
               {"reopened", now.life.reopened},
               {"owner", now.life.owner.empty() ? json() : json(names(now.life.owner))},
               {"due", day_json(now.life.due)},
               {"reason", known(now.life.reason)},
               {"evidence", evidence_json(finding.evidence)},
               {"evidence_hash", known(finding.hash)},
               {"decisions", decisions_json(asking, now, names)}};
  for (const char* part : {"location", "service", "group"}) item[part] = nullptr;
  if (finding.cell) item.update(cell_json(*finding.cell, names));
  return item;
}

json answer_findings(const Asking& asking) {
  const engine::FindingsAsked asked = read_findings_asked(asking);
  const auto kinds = read_codes<FindingKind>(asking, "kind", engine::finding_kind_count);
  const auto statuses = read_codes<FindingStatus>(asking, "status", engine::finding_status_count);
  std::vector<FindingNow> all = find_all_findings(asking, asked, kinds);
  const auto past = gone(asking, all, kinds);
  all.insert(all.end(), past.begin(), past.end());
  const std::size_t withheld = withhold(asking, all);

  std::vector<const FindingNow*> wanted;
  for (const FindingNow& now : all) {
    if (statuses.empty() || std::ranges::find(statuses, now.life.status) != statuses.end()) wanted.push_back(&now);
  }
  Names names(asking);
  json answer = frame_json(asking, asked.cells);
  answer["pairs_at"] = day_json(asked.pairs.day);
  answer["total"] = all.size();
  answer["listed"] = wanted.size();
  answer["kinds"] =
      counts_of<FindingKind>(all, engine::finding_kind_count, [](const FindingNow& now) { return now.finding.kind; });
  answer["statuses"] = counts_of<FindingStatus>(all, engine::finding_status_count,
                                                [](const FindingNow& now) { return now.life.status; });
  answer["overdue"] =
      std::ranges::count_if(all, [&](const FindingNow& now) { return is_overdue(now, *asked.cells.day); });
  answer["gone"] = std::ranges::count_if(all, [](const FindingNow& now) { return now.finding.hash.empty(); });
  answer["withheld"] = withheld;
  const Part part = Part::of(asking, wanted.size());
  Items items(answer, asking);
  for (std::size_t i = part.from; i < part.to; ++i) {
    json item = finding_json(asking, *wanted[i], names);
    item["overdue"] = is_overdue(*wanted[i], *asked.cells.day);
    items.add(std::move(item));
  }
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
