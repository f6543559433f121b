#include "server/answers/found_record.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/analysis/pair_findings.h"
#include "engine/model/error.h"
#include "server/answers/equality.h"
#include "server/answers/findings.h"
#include "server/answers/guard.h"
#include "server/answers/network.h"
#include "server/answers/overlaps.h"
#include "server/answers/question.h"
#include "server/answers/referrals.h"

namespace server {
namespace {

using engine::FindingKind;
using engine::FindingNow;
using nlohmann::json;

// Items of a list that are no findings, and that their list alone can tell.
struct ListedItem {
  std::string_view beginning;  // of their ids
  std::string_view kind, view;
  json (*answer)(const Asking&);
};

constexpr ListedItem listed_items[] = {
    {"access-", "equality", "access", answer_equality},
    {"balance-", "equality", "balance", answer_equality},
    {"bundle-", "equality", "bundles", answer_equality},
    {"conversation-", "network", "conversations", answer_network},
    {"entitlements-", "equality", "packages", answer_equality},
};

const ListedItem* listed_item(std::string_view id) {
  const auto found =
      std::ranges::find_if(listed_items, [&](const ListedItem& one) { return id.starts_with(one.beginning); });
  return found == std::end(listed_items) ? nullptr : &*found;
}

std::optional<FindingNow> find_now(const Asking& asking, const std::string& id) {
  const engine::FindingsAsked asked = read_findings_asked(asking);
  if (engine::kind_of_finding(id) != FindingKind::double_record) {
    return find_finding(asking.edition.snapshot(), asked, id);
  }
  constexpr FindingKind kinds[] = {FindingKind::double_record};
  for (FindingNow& now : find_all_findings(asking, asked, kinds)) {
    if (now.finding.id == id) return std::move(now);
  }
  return std::nullopt;
}

// A pair of any class has its measures too; one that is called duplication is seen by whom its guard lets.
bool may_see(const Asking& asking, const FindingNow& now) {
  const bool is_guarded = now.finding.what == to_text(engine::OverlapClass::likely) ||
                          now.finding.what == to_text(engine::OverlapClass::confirmed);
  if (now.finding.kind != FindingKind::duplication || !is_guarded) return true;
  return PairGuard(asking).may_see(now.finding.id, now.finding.concerned);
}

std::optional<json> finding_item(const Asking& asking, const std::string& id, Names& names) {
  const auto now = find_now(asking, id);
  if (!now || !may_see(asking, *now)) return std::nullopt;
  json item = finding_json(asking, *now, names);
  if (now->finding.kind != FindingKind::duplication) return item;
  const auto question = read_question(asking, usual_for_overlaps);
  const auto pair = engine::RankedOverlaps(asking.edition.snapshot(), question).find(id);
  if (pair) item.update(pair_json(asking, question, *pair, names));
  return item;
}

// Routes that are there and mechanisms that do well are no findings; their lists have them.
std::optional<json> referral_item(const Asking& asking, const std::string& id, Names& names) {
  for (const char* view : {"routes", "missing", "orphans", "dead-ends", "stage-breaks", "crossings", "mechanisms"}) {
    Asking one = asking;
    one.parameters.add("view", view);
    one.taker = nullptr;
    const json answer = answer_referrals(one);
    for (const json& item : answer["items"]) {
      if (item.value("id", "") != id) continue;
      for (const auto& [named, name] : answer["names"].items()) names(named);
      return item;
    }
  }
  return std::nullopt;
}

// What several host countries give stands in the list of the ranges, and what each gives in the items.
std::optional<json> item_of_list(const Asking& asking, const ListedItem& kind, const std::string& id, Names& names) {
  Asking one = asking;
  one.parameters.add("view", std::string(kind.view));
  one.taker = nullptr;
  const json answer = kind.answer(one);
  const json& list = answer.contains("ranges") ? answer["ranges"] : answer["items"];
  for (const json& listed : list) {
    if (listed.value("id", "") != id) continue;
    json item = listed;
    for (const json& host : answer.contains("ranges") ? answer["items"] : json::array()) {
      const bool of_range = host["destination"] == listed["destination"] && host["profile"] == listed["profile"];
      if (of_range) item["hosts_given"].push_back(host);
    }
    for (const auto& [named, name] : answer["names"].items()) names(named);
    return item;
  }
  return std::nullopt;
}

std::string name_of(const Asking& asking, const json& item) {
  const json empty = json::array();
  std::string name;
  for (const json& id : item.value("about", empty)) {
    if (id.is_string()) name += (name.empty() ? "" : " · ") + asking.edition.name_of(id);
  }
  for (const char* column : {"destination", "location", "service", "mechanism", "organisation"}) {
    if (item.contains("about") || !item.contains(column) || !item[column].is_string()) continue;
    name += (name.empty() ? "" : " · ") + asking.edition.name_of(item[column]);
  }
  return name;
}

json history_of(const json& item) {
  json list = json::array();
  for (const json& decision : item.value("decisions", json::array())) {
    list.push_back({{"revision", decision["revision"]},
                    {"when", decision["when"]},
                    {"source", "decisions"},
                    {"message", decision["reason"]},
                    {"change", decision["status"]}});
  }
  return list;
}

}  // namespace

bool is_found_id(std::string_view id) { return listed_item(id) != nullptr || engine::kind_of_finding(id).has_value(); }

json answer_found_record(const Asking& asking, const std::string& id) {
  Names names(asking);
  const ListedItem* listed = listed_item(id);
  auto item = listed != nullptr ? item_of_list(asking, *listed, id, names) : finding_item(asking, id, names);
  if (!item && engine::kind_of_finding(id) == FindingKind::broken_referral) item = referral_item(asking, id, names);
  if (!item) {
    throw engine::Error(engine::Error::Kind::not_found, "nothing has the id '" + id +
                                                            "' on this day and at these levels; say which day and "
                                                            "levels the list had");
  }
  json answer = {{"revision", asking.edition.revision()},
                 {"id", id},
                 {"kind", listed != nullptr ? listed->kind : "findings"},
                 {"name", name_of(asking, *item)},
                 {"statements", json::array()},
                 {"edges", json::array()},
                 {"history", history_of(*item)}};
  answer["record"] = std::move(*item);
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
