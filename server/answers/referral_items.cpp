#include "server/answers/referral_items.h"

#include <nlohmann/json.hpp>

#include "server/answers/evidence.h"
#include "server/answers/ids.h"

namespace server {
namespace {

using nlohmann::json;

json aim_json(const engine::Aim& aim, Names& names) {
  return {{"location", names(aim.location)}, {"service", id_json(aim.service, names)}};
}

template <std::size_t Count>
void add_scores(json& item, const std::array<engine::Score, Count>& scores, Names& names) {
  json reasons = json::object(), documents = json::array(), evidence = json::array();
  for (std::size_t at = 0; at < Count; ++at) {
    const std::string requirement(to_text(static_cast<engine::Requirement>(at)));
    item[requirement] = to_text(scores[at].verdict);
    reasons[requirement] = scores[at].reason;
    for (const std::string& document : scores[at].documents) documents.push_back(names(document));
    for (auto& record : evidence_json(scores[at].records)) evidence.push_back(std::move(record));
  }
  item["reasons"] = std::move(reasons);
  item["documents"] = std::move(documents);
  item["evidence"] = std::move(evidence);
}

}  // namespace

json referral_id(const engine::ReferralEdge& link) { return link.id.empty() ? id_of_number(link.number) : link.id; }

json referral_ids(const std::vector<const engine::ReferralEdge*>& links) {
  json list = json::array();
  for (const engine::ReferralEdge* link : links) list.push_back(referral_id(*link));
  return list;
}

std::vector<engine::Number> numbers_of(const engine::Snapshot& snapshot, const std::vector<std::uint32_t>& deliveries) {
  std::vector<engine::Number> numbers;
  for (const std::uint32_t delivery : deliveries) numbers.push_back(snapshot.deliveries[delivery].number);
  return numbers;
}

json route_json(const engine::Route& route, const engine::Snapshot& snapshot, Names& names) {
  json item = aim_json(route.aim, names);
  item["id"] = route.id;
  item["state"] = to_text(route.state);
  item["steps"] = route.way.empty() ? json() : json(route.way.size() - 1);
  item["way"] = ids_json(route.way, names);
  item["links"] = referral_ids(route.links);
  item["providers"] = ids_json(route.providers, names);
  item["critical"] = ids_json(route.critical, names);
  item["evidence"] = evidence_json(numbers_of(snapshot, route.deliveries));
  return item;
}

json missing_json(const engine::MissingRoute& route, Names& names) {
  json item = aim_json(route.aim, names);
  json links = json::array(), needs = json::array();
  for (const engine::MissingLink& link : route.links) {
    needs.push_back(names(link.from) + " to " + names(link.to));
    links.push_back({{"from", names(link.from)},
                     {"to", names(link.to)},
                     {"recorded", link.recorded == nullptr ? json() : referral_id(*link.recorded)},
                     {"why", link.recorded == nullptr ? json("not-recorded") : json(to_text(link.use))}});
  }
  item["id"] = route.id;
  item["state"] = to_text(route.state);
  item["providers"] = ids_json(route.providers, names);
  item["missing"] = std::move(links);
  item["needs"] = std::move(needs);
  item["lacks_way_in"] = route.lacks_way_in;
  item["opens"] = route.opens;
  return item;
}

json critical_json(const engine::CriticalActor& actor, Names& names) {
  json lost = json::array();
  for (const auto& [aims, as] : {std::pair(&actor.as_link, "link"), std::pair(&actor.as_provider, "provider")}) {
    for (const engine::Aim& aim : *aims) {
      json one = aim_json(aim, names);
      one["as"] = as;
      lost.push_back(std::move(one));
    }
  }
  return {{"organisation", names(actor.organisation)},
          {"lost_as_link", actor.as_link.size()},
          {"lost_as_provider", actor.as_provider.size()},
          {"lost", std::move(lost)}};
}

json orphan_json(const engine::Orphan& orphan, const engine::Snapshot& snapshot, Names& names) {
  return {{"id", orphan.id},
          {"organisation", names(orphan.organisation)},
          {"service", id_json(orphan.service, names)},
          {"state", to_text(orphan.state)},
          {"locations", ids_json(orphan.locations, names)},
          {"recorded", referral_ids(orphan.recorded)},
          {"evidence", evidence_json(numbers_of(snapshot, orphan.deliveries))}};
}

json dead_end_json(const engine::DeadEnd& end, Names& names) {
  return {{"id", end.id},
          {"organisation", names(end.organisation)},
          {"kind", to_text(end.kind)},
          {"service", id_json(end.service, names)},
          {"state", end.certain ? "missing" : "unknown"},
          {"links", referral_ids(end.links)}};
}

json stage_break_json(const engine::StageBreak& one, Names& names) {
  return {{"id", one.id},
          {"location", names(one.country)},
          {"host", known(one.host)},
          {"from_stage", to_text(one.from)},
          {"to_stage", to_text(one.to)},
          {"state", to_text(one.state)},
          {"before", ids_json(one.before, names)},
          {"after", ids_json(one.after, names)},
          {"links", referral_ids(one.links)},
          {"recorded", referral_ids(one.recorded)}};
}

json crossing_json(const engine::Crossing& crossing, Names& names) {
  json documents = json::array();
  for (const std::string& document : crossing.documents) documents.push_back(names(document));
  return {{"id", crossing.id},
          {"from", names(crossing.from)},
          {"to", names(crossing.to)},
          {"service", id_json(crossing.service, names)},
          {"state", to_text(crossing.state)},
          {"links", referral_ids(crossing.links)},
          {"documents", std::move(documents)},
          {"recorded", referral_ids(crossing.recorded)},
          {"providers", ids_json(crossing.providers, names)}};
}

json informal_json(const engine::InformalLink& informal, engine::Day day, Names& names) {
  json only_way = json::array();
  for (const engine::Aim& aim : informal.only_way) only_way.push_back(aim_json(aim, names));
  return {{"referral", referral_id(*informal.link)},
          {"from", names(informal.link->from)},
          {"to", names(informal.link->to)},
          {"service", id_json(informal.link->service, names)},
          {"why", to_text(use_of(*informal.link, day))},
          {"only_way", std::move(only_way)}};
}

json mechanism_json(const engine::MechanismScore& scored, Names& names) {
  json item = {{"id", scored.id},
               {"mechanism", names(scored.mechanism->id)},
               {"lead", id_json(scored.mechanism->lead, names)},
               {"actors", ids_json(scored.mechanism->actors, names)},
               {"stage", known(scored.mechanism->stage)},
               {"next_stage", known(scored.next_stage)},
               {"links", referral_ids(scored.links)}};
  add_scores(item, scored.scores, names);
  return item;
}

json link_score_json(const engine::LinkScore& scored, Names& names) {
  const engine::ReferralEdge& link = *scored.link;
  json item = {{"referral", referral_id(link)},
               {"from", names(link.from)},
               {"to", id_json(link.to, names)},
               {"service", id_json(link.service, names)},
               {"mechanism", link.mechanism.empty() ? json() : json(names(link.mechanism))}};
  add_scores(item, scored.scores, names);
  return item;
}

json count_json(const engine::CountRow& row, const engine::ReferralEdge& link, Names& names) {
  const bool is_total = row.month == engine::Period{};
  json item = {{"referral", referral_id(link)}, {"from", names(link.from)},
               {"to", id_json(link.to, names)}, {"month", is_total ? json("total") : json(to_text(row.month))},
               {"suppressed", row.suppressed},  {"evidence", evidence_json(row.records)}};
  json at_least = json::array();
  for (std::size_t outcome = 0; outcome < row.counts.size(); ++outcome) {
    const std::string name(to_text(static_cast<engine::Outcome>(outcome)));
    item[name] = known(row.counts[outcome]);
    if (row.at_least[outcome]) at_least.push_back(name);
  }
  item["at_least"] = std::move(at_least);
  return item;
}

}  // namespace server
