#include "server/answers/changes.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/analysis/findings.h"
#include "server/answers/changed_records.h"
#include "server/answers/findings.h"
#include "server/answers/guard.h"
#include "server/answers/moments.h"
#include "server/answers/question.h"

namespace server {
namespace {

using engine::FindingNow;
using nlohmann::json;

// The findings of a moment by id, each with its place in their order.
using Found = std::map<std::string, std::pair<std::size_t, FindingNow>>;

Found findings_at(const Asking& whole, const Moment& moment) {
  Found found;
  // Nothing was known yet: there is no place, either, that a filter could name.
  if (moment.edition->revision() == 0) return found;
  const Asking asking = moment.asking(whole);
  const PairGuard guard(asking);
  std::size_t place = 0;
  for (FindingNow& now : find_all_findings(asking, read_findings_asked(asking), {})) {
    const bool hidden =
        now.finding.kind == engine::FindingKind::duplication && !guard.may_see(now.finding.id, now.finding.concerned);
    std::string id = now.finding.id;
    if (!hidden) found.emplace(std::move(id), std::pair(place++, std::move(now)));
  }
  return found;
}

json columns_of_finding(const FindingNow& now) {
  return {{"what", now.finding.what},
          {"status", to_text(now.life.status)},
          {"owner", known(now.life.owner)},
          {"due", day_json(now.life.due)},
          {"evidence_hash", now.finding.hash}};
}

json finding_change_json(const Asking& asking, const FindingNow& now, const char* change, json columns, Names& names) {
  json about = json::array();
  for (const std::string& id : now.finding.about) about.push_back(about_json(asking, id, names));
  return {{"id", now.finding.id},     {"kind", to_text(now.finding.kind)},
          {"what", now.finding.what}, {"about", std::move(about)},
          {"change", change},         {"columns", std::move(columns)}};
}

// What came, went and moved, each in the order of the findings.
class FindingChanges {
 public:
  FindingChanges(const Asking& asking, const Found& before, const Found& after, Names& names) : asking_(asking) {
    for (const auto& [id, placed] : after) {
      const auto old = before.find(id);
      if (old == before.end()) {
        add(0, placed, "came", json::array(), names);
        continue;
      }
      json columns = differing_columns(columns_of_finding(old->second.second), columns_of_finding(placed.second));
      if (columns.empty()) {
        ++unchanged_;
      } else {
        add(2, placed, "moved", std::move(columns), names);
      }
    }
    for (const auto& [id, placed] : before) {
      if (!after.contains(id)) add(1, placed, "went", json::array(), names);
    }
    std::ranges::sort(changes_, {}, [](const auto& change) { return std::pair(change.rank, change.place); });
  }

  json counts() const {
    const auto count = [&](int rank) {
      return std::ranges::count(changes_, rank, [](const auto& change) { return change.rank; });
    };
    return {{"came", count(0)}, {"went", count(1)}, {"moved", count(2)}, {"unchanged", unchanged_}};
  }

  json list() const {
    json list = json::array();
    for (const auto& change : changes_) list.push_back(change.item);
    return list;
  }

 private:
  struct Change {
    int rank;
    std::size_t place;
    json item;
  };

  void add(int rank, const Found::mapped_type& placed, const char* word, json columns, Names& names) {
    changes_.push_back(
        {rank, placed.first, finding_change_json(asking_, placed.second, word, std::move(columns), names)});
  }

  const Asking& asking_;
  std::vector<Change> changes_;
  std::size_t unchanged_ = 0;
};

struct RecordCounts {
  std::uint64_t came = 0, went = 0, moved = 0, confirmed = 0;

  void add(RecordChange change) {
    came += change == RecordChange::came;
    went += change == RecordChange::went;
    moved += change == RecordChange::moved;
    confirmed += change == RecordChange::confirmed;
  }
  json to_json() const { return {{"came", came}, {"went", went}, {"moved", moved}, {"confirmed", confirmed}}; }
};

json sources_json(const std::vector<ChangedRecord>& changed) {
  std::map<std::string, RecordCounts> sources;
  for (const ChangedRecord& one : changed) sources[one.source].add(one.change);
  json list = json::array();
  for (const auto& [source, counts] : sources) {
    list.push_back(counts.to_json());
    list.back()["source"] = source;
  }
  return list;
}

json moment_json(const Moment& moment) {
  return {{"revision", moment.edition->revision()}, {"at", day_json(moment.day)}};
}

}  // namespace

json answer_changes(const Asking& asking) {
  const auto [from, to] = read_moments(asking);
  const engine::Revision first = from.edition->revision(), last = to.edition->revision();
  auto changed = find_changed_records(asking, first, last);
  RecordCounts counts;
  for (const ChangedRecord& one : changed) counts.add(one.change);
  json sources = sources_json(changed);
  // What was only confirmed says nothing new: it is counted, and not listed.
  std::erase_if(changed, [](const ChangedRecord& one) { return one.change == RecordChange::confirmed; });

  Names names(asking);
  json items = json::array();
  const Part part = Part::of(asking.parameters, changed.size());
  for (std::size_t i = part.from; i < part.to; ++i) {
    items.push_back(changed_record_json(asking, changed[i], first, last, names));
  }
  const FindingChanges findings(asking, findings_at(asking, from), findings_at(asking, to), names);
  json answer = frame_json(asking, read_question(to.asking(asking), usual_for_coverage));
  answer["revision"] = last;
  answer["from"] = moment_json(from);
  answer["to"] = moment_json(to);
  answer["total"] = changed.size();
  answer["records"] = counts.to_json();
  answer["sources"] = std::move(sources);
  answer["findings"] = findings.counts();
  answer["finding_changes"] = findings.list();
  answer["items"] = std::move(items);
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
