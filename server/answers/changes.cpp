#include "server/answers/changes.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/analysis/findings.h"
#include "server/answers/changed_records.h"
#include "server/answers/findings.h"
#include "server/answers/guard.h"
#include "server/answers/items.h"
#include "server/answers/mentioned.h"
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

json finding_change_json(const Asking& asking, const FindingNow& now, std::string_view change, const json& columns,
                         Names& names) {
  json about = json::array();
  for (const std::string& id : now.finding.about) about.push_back(about_json(asking, id, names));
  return {{"id", now.finding.id},     {"kind", to_text(now.finding.kind)},
          {"what", now.finding.what}, {"about", std::move(about)},
          {"change", change},         {"columns", columns}};
}

// What came, went and moved, each in the order of the findings.
class FindingChanges {
 public:
  FindingChanges(Found before, Found after) : before_(std::move(before)), after_(std::move(after)) {
    for (const auto& [id, placed] : after_) {
      const auto old = before_.find(id);
      if (old == before_.end()) {
        add(RecordChange::came, placed, json::array());
        continue;
      }
      json columns = differing_columns(columns_of_finding(old->second.second), columns_of_finding(placed.second));
      if (columns.empty()) {
        ++unchanged_;
      } else {
        add(RecordChange::moved, placed, std::move(columns));
      }
    }
    for (const auto& [id, placed] : before_) {
      if (!after_.contains(id)) add(RecordChange::went, placed, json::array());
    }
    std::ranges::sort(changes_, {}, [](const Change& one) { return std::pair(one.change, one.place); });
  }

  json counts() const {
    const auto count = [&](RecordChange change) { return std::ranges::count(changes_, change, &Change::change); };
    return {{"came", count(RecordChange::came)},
            {"went", count(RecordChange::went)},
            {"moved", count(RecordChange::moved)},
            {"unchanged", unchanged_}};
  }

  // The part that is asked for, as of records.
  json list(const Asking& asking, Names& names) const {
    json list = json::array();
    const Part part = Part::of(asking, changes_.size());
    for (std::size_t at = part.from; at < part.to; ++at) {
      const Change& one = changes_[at];
      list.push_back(finding_change_json(asking, *one.now, to_text(one.change), one.columns, names));
    }
    return list;
  }

 private:
  struct Change {
    RecordChange change;
    std::size_t place;
    const FindingNow* now;
    json columns;
  };

  void add(RecordChange change, const Found::mapped_type& placed, json columns) {
    changes_.push_back({change, placed.first, &placed.second, std::move(columns)});
  }

  const Found before_, after_;
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

json sources_json(const ChangedRecords& changed) {
  std::vector<RecordCounts> counts(changed.sources.size());
  for (const ChangedRecord& one : changed.list) counts[one.source].add(one.change);
  std::map<std::string, RecordCounts> sources;
  for (std::size_t at = 0; at < counts.size(); ++at) sources[changed.sources[at]] = counts[at];
  json list = json::array();
  for (const auto& [source, its] : sources) {
    list.push_back(its.to_json());
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
  for (const ChangedRecord& one : changed.list) counts.add(one.change);
  json sources = sources_json(changed);
  // What was only confirmed says nothing new: it is counted, and not listed.
  std::erase_if(changed.list, [](const ChangedRecord& one) { return one.change == RecordChange::confirmed; });

  Names names(asking);
  const FindingChanges findings(findings_at(asking, from), findings_at(asking, to));
  json answer = frame_json(asking, read_question(to.asking(asking), usual_for_coverage));
  answer["revision"] = last;
  answer["from"] = moment_json(from);
  answer["to"] = moment_json(to);
  answer["total"] = changed.list.size();
  answer["records"] = counts.to_json();
  answer["sources"] = std::move(sources);
  answer["findings"] = findings.counts();
  answer["finding_changes"] = findings.list(asking, names);
  Items items(answer, asking);
  Mentioned mentioned(asking.edition, names);
  for_each_changed(asking, changed, {first, last, Part::of(asking, changed.list.size())}, [&](json&& item) {
    mentioned.add(item["id"].get_ref<const std::string&>());
    items.add(std::move(item));
  });
  items.add_names([&](const auto& visit) { mentioned.walk(visit); });
  return answer;
}

}  // namespace server
