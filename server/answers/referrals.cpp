#include "server/answers/referrals.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "server/answers/items.h"
#include "server/answers/listing.h"
#include "server/answers/profile.h"
#include "server/answers/referral_items.h"
#include "server/answers/resources.h"

namespace server {
namespace {

using engine::Snapshot;
using nlohmann::json;

constexpr engine::Levels usual_levels{2, 1, 0};

// What a view is made of.
struct Looking {
  const Asking& asking;
  const Snapshot& snapshot;
  const engine::Question& question;
  const engine::Profile& profile;
  Names& names;
};

// Every item that names one of the filter's organisations, where it has any.
template <class List, class Named>
void keep_asked(List& list, const Looking& looking, Named named) {
  const auto& wanted = looking.question.filter.organisations;
  if (wanted.empty()) return;
  std::erase_if(list, [&](const auto& one) {
    const std::vector<engine::Ref<engine::Organisation>> organisations = named(one);
    return std::ranges::none_of(organisations,
                                [&](auto each) { return std::ranges::find(wanted, each) != wanted.end(); });
  });
}

// How many there are of each state, before the list is cut.
template <class List>
json states_json(const List& list) {
  std::map<std::string, std::size_t> states;
  for (const auto& one : list) ++states[std::string(to_text(one.state))];
  return states;
}

void view_routes(const Looking& looking, json& answer) {
  auto found = find_routes(looking.snapshot, looking.question, looking.profile).routes;
  keep_asked(found, looking, [](const engine::Route& one) {
    auto all = one.providers;
    all.insert(all.end(), one.way.begin(), one.way.end());
    return all;
  });
  answer["states"] = states_json(found);
  answer["columns"] = {"id",  "location", "service",   "state",    "steps",
                       "way", "links",    "providers", "critical", "evidence"};
  add_items(answer, looking.asking, found,
            [&](const auto& one) { return route_json(one, looking.snapshot, looking.names); });
}

// The links that several missing routes wait for: most routes first.
json most_wanted(const std::vector<engine::MissingRoute>& missing, Names& names) {
  std::map<std::pair<engine::Ref<engine::Organisation>, engine::Ref<engine::Organisation>>, std::size_t> counts;
  for (const auto& route : missing) {
    for (const auto& link : route.links) ++counts[{link.from, link.to}];
  }
  std::vector<std::pair<decltype(counts)::key_type, std::size_t>> sorted(counts.begin(), counts.end());
  std::ranges::stable_sort(sorted, std::greater(), [](const auto& one) { return one.second; });
  json list = json::array();
  for (const auto& [link, routes] : sorted) {
    list.push_back({{"from", names(link.first)}, {"to", names(link.second)}, {"routes", routes}});
  }
  return list;
}

void view_missing(const Looking& looking, json& answer) {
  auto found = find_missing_routes(looking.snapshot, looking.question, looking.profile);
  keep_asked(found, looking, [](const engine::MissingRoute& one) {
    auto all = one.providers;
    for (const auto& link : one.links) all.insert(all.end(), {link.from, link.to});
    return all;
  });
  answer["states"] = states_json(found);
  answer["wanted"] = most_wanted(found, looking.names);
  answer["columns"] = {"id", "location", "service", "state", "providers", "needs", "missing", "lacks_way_in", "opens"};
  add_items(answer, looking.asking, found, [&](const auto& one) { return missing_json(one, looking.names); });
}

void view_critical(const Looking& looking, json& answer) {
  auto found = find_routes(looking.snapshot, looking.question, looking.profile).critical;
  keep_asked(found, looking, [](const auto& one) { return std::vector{one.organisation}; });
  answer["columns"] = {"organisation", "lost_as_link", "lost_as_provider", "lost"};
  add_items(answer, looking.asking, found, [&](const auto& one) { return critical_json(one, looking.names); });
}

void view_orphans(const Looking& looking, json& answer) {
  auto found = find_orphans(looking.snapshot, looking.question, looking.profile);
  keep_asked(found, looking, [](const auto& one) { return std::vector{one.organisation}; });
  answer["states"] = states_json(found);
  answer["columns"] = {"id", "organisation", "service", "state", "locations", "recorded", "evidence"};
  add_items(answer, looking.asking, found,
            [&](const auto& one) { return orphan_json(one, looking.snapshot, looking.names); });
}

void view_dead_ends(const Looking& looking, json& answer) {
  auto found = find_dead_ends(looking.snapshot, looking.question, looking.profile);
  keep_asked(found, looking, [](const auto& one) { return std::vector{one.organisation}; });
  answer["columns"] = {"id", "organisation", "kind", "service", "state", "links"};
  add_items(answer, looking.asking, found, [&](const auto& one) { return dead_end_json(one, looking.names); });
}

void view_stage_breaks(const Looking& looking, json& answer) {
  auto found = find_stage_breaks(looking.snapshot, looking.question, looking.profile);
  keep_asked(found, looking, [](const engine::StageBreak& one) {
    auto all = one.before;
    all.insert(all.end(), one.after.begin(), one.after.end());
    return all;
  });
  answer["states"] = states_json(found);
  answer["columns"] = {"id",    "location", "host",  "from_stage", "to_stage",
                       "state", "before",   "after", "links",      "recorded"};
  add_items(answer, looking.asking, found, [&](const auto& one) { return stage_break_json(one, looking.names); });
}

void view_crossings(const Looking& looking, json& answer) {
  auto found = find_crossings(looking.snapshot, looking.question, looking.profile);
  keep_asked(found, looking, [](const engine::Crossing& one) {
    auto all = one.providers;
    all.insert(all.end(), {one.from, one.to});
    return all;
  });
  answer["states"] = states_json(found);
  answer["columns"] = {"id", "from", "to", "service", "state", "links", "documents", "recorded", "providers"};
  add_items(answer, looking.asking, found, [&](const auto& one) { return crossing_json(one, looking.names); });
}

void view_informal(const Looking& looking, json& answer) {
  auto found = find_informal_links(looking.snapshot, looking.question, looking.profile);
  keep_asked(found, looking, [](const auto& one) { return std::vector{one.link->from, one.link->to}; });
  answer["columns"] = {"referral", "from", "to", "service", "why", "only_way"};
  add_items(answer, looking.asking, found,
            [&](const auto& one) { return informal_json(one, *looking.question.day, looking.names); });
}

void view_mechanisms(const Looking& looking, json& answer) {
  const auto found = score_mechanisms(looking.snapshot, looking.question);
  answer["columns"] = {"id",        "mechanism", "agreement", "coordination", "border",     "dimensions", "reasons",
                       "documents", "lead",      "actors",    "stage",        "next_stage", "links",      "evidence"};
  add_items(answer, looking.asking, found, [&](const auto& one) { return mechanism_json(one, looking.names); });
}

void view_links(const Looking& looking, json& answer) {
  auto found = score_links(looking.snapshot, looking.question);
  keep_asked(found, looking, [](const auto& one) { return std::vector{one.link->from, one.link->to}; });
  answer["columns"] = {"referral",     "from",   "to",         "service", "mechanism", "agreement",
                       "coordination", "border", "dimensions", "reasons", "documents", "evidence"};
  add_items(answer, looking.asking, found, [&](const auto& one) { return link_score_json(one, looking.names); });
}

void view_counts(const Looking& looking, json& answer) {
  struct Row {
    const engine::CountRow* row;
    const engine::ReferralEdge* link;
  };
  const auto counts = find_referral_counts(looking.snapshot, looking.question);
  std::vector<Row> rows;
  for (const auto& one : counts) {
    const engine::ReferralEdge& link = looking.snapshot.referrals[one.referral];
    for (const auto& month : one.months) rows.push_back({&month, &link});
    rows.push_back({&one.total, &link});
  }
  keep_asked(rows, looking, [](const Row& one) { return std::vector{one.link->from, one.link->to}; });
  answer["columns"] = {"referral", "from",      "to",         "month",    "sent",    "accepted",
                       "rejected", "no_answer", "suppressed", "at_least", "evidence"};
  add_items(answer, looking.asking, rows,
            [&](const Row& one) { return count_json(*one.row, *one.link, looking.names); });
  answer["fewest_shown"] = engine::fewest_shown;
}

// The records of the table, as /{kind} lists those of others.
constexpr std::string_view as_stated = "records";

json list_records(const Asking& asking) {
  Asking listing = asking;
  listing.parts = {"referrals"};
  return answer_listing(listing, {{"columns", columns_of(resource("/{kind}"), listing.parts)}});
}

struct View {
  std::string_view name;
  void (*show)(const Looking&, json&);
};

constexpr View views[] = {
    {"routes", view_routes},       {"missing", view_missing},     {"critical", view_critical},
    {"orphans", view_orphans},     {"dead-ends", view_dead_ends}, {"stage-breaks", view_stage_breaks},
    {"crossings", view_crossings}, {"informal", view_informal},   {"mechanisms", view_mechanisms},
    {"links", view_links},         {"counts", view_counts},
};

}  // namespace

json answer_referrals(const Asking& asking) {
  std::vector<std::string_view> known_views;
  for (const View& view : views) known_views.push_back(view.name);
  known_views.emplace_back(as_stated);
  const std::string wanted = read_view(asking, known_views, "routes");
  if (wanted == as_stated) return list_records(asking);
  const ProfileQuestion asked = read_profile_question(asking, usual_levels);
  Names names(asking.edition);
  json answer = profile_frame_json(asking, asked, wanted, names);
  // Where nobody reports on referrals, a link that is not there may be one that was not told.
  answer["in_scope"] = std::ranges::any_of(asking.edition.snapshot().scopes, [&](const engine::ScopeEdge& scope) {
    return scope.of == "referrals" && scope.period && scope.period->has(*asked.question.day);
  });
  const Looking looking{asking, asking.edition.snapshot(), asked.question, asked.profile, names};
  std::ranges::find(views, wanted, &View::name)->show(looking, answer);
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
