#include "server/answers/equality.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/analysis/balance.h"
#include "engine/analysis/bundles.h"
#include "engine/analysis/entitlements.h"
#include "engine/analysis/equality.h"
#include "engine/analysis/left_out.h"
#include "engine/model/error.h"
#include "server/answers/evidence.h"
#include "server/answers/ids.h"
#include "server/answers/items.h"
#include "server/answers/money.h"
#include "server/answers/profile.h"
#include "server/answers/referral_items.h"

namespace server {
namespace {

using engine::Snapshot;
using nlohmann::json;

constexpr engine::Levels usual_levels{2, std::nullopt, 0};

struct Looking {
  const Asking& asking;
  const Snapshot& snapshot;
  const engine::Question& question;
  const engine::Profile& profile;
  Names& names;
};

json optional_json(const std::optional<double>& number) { return number ? json(*number) : json(); }

json inequality_json(const engine::Inequality& found) {
  return {{"counted", found.counted},
          {"none", found.none},
          {"least", found.least},
          {"most", found.most},
          {"ratio", optional_json(found.ratio)},
          {"gini", optional_json(found.gini)}};
}

json choice_json(const engine::Choice& choice, const std::vector<std::string>& dimensions, const Looking& looking) {
  const bool is_known = choice.state == engine::ChoiceState::counted || choice.state == engine::ChoiceState::none;
  json by_dimension = json::object();
  for (std::size_t at = 0; at < dimensions.size(); ++at) {
    by_dimension[dimensions[at]] = is_known ? json(choice.dimensions[at]) : json();
  }
  json item = {{"state", to_text(choice.state)},
               {"services", is_known ? json(choice.services.size()) : json()},
               {"reachable", is_known ? json(choice.reachable) : json()},
               {"reach_unknown", is_known ? json(choice.reach_unknown) : json()},
               {"dimensions", std::move(by_dimension)},
               {"open", ids_json(choice.services, looking.names)},
               {"evidence", evidence_json(numbers_of(looking.snapshot, choice.deliveries))}};
  if (choice.location.known()) {
    item["location"] = looking.names(choice.location);
  } else {
    item["host"] = choice.host;
  }
  return item;
}

void show(const engine::Equality& found, const Looking& looking, json& answer) {
  add_items(answer, looking.asking, found.choices,
            [&](const auto& one) { return choice_json(one, found.dimensions, looking); });
  json dimensions = json::object();
  for (std::size_t at = 0; at < found.dimensions.size(); ++at) {
    dimensions[found.dimensions[at]] = inequality_json(found.by_dimension[at]);
  }
  answer["inequality"] = inequality_json(found.overall);
  answer["dimensions"] = std::move(dimensions);
  answer["unknown"] = found.unknown;
  answer["unreported"] = found.unreported;
}

void view_locations(const Looking& looking, json& answer) {
  answer["columns"] = {"location", "state", "services", "reachable", "reach_unknown", "dimensions", "open", "evidence"};
  show(find_equality_of_places(looking.snapshot, looking.question, looking.profile), looking, answer);
}

void view_hosts(const Looking& looking, json& answer) {
  answer["columns"] = {"host", "state", "services", "reachable", "reach_unknown", "dimensions", "open", "evidence"};
  show(find_equality_of_hosts(looking.snapshot, looking.question, looking.profile), looking, answer);
}

// Why a service is not open in the other place.
std::string why(const engine::Difference& difference) {
  if (difference.barrier != engine::Barrier::none) return std::string(to_text(difference.barrier));
  return difference.absent == engine::ChoiceState::none ? "nobody-delivers" : std::string(to_text(difference.absent));
}

void view_compare(const Looking& looking, json& answer) {
  const auto& places = looking.question.filter.locations;
  if (places.size() != 2) {
    throw engine::Error(engine::Error::Kind::invalid, "two places are compared: location names two, joined by |");
  }
  const auto found = compare_places(looking.snapshot, looking.question, looking.profile, places[0], places[1]);
  answer["columns"] = {"service", "open_in", "not_in", "why", "evidence"};
  add_items(answer, looking.asking, found, [&](const engine::Difference& one) -> json {
    const auto open = one.open[0] ? places[0] : places[1];
    const auto closed = one.open[0] ? places[1] : places[0];
    return {{"service", id_json(one.service, looking.names)},
            {"open_in", looking.names(open)},
            {"not_in", looking.names(closed)},
            {"why", why(one)},
            {"evidence", evidence_json(numbers_of(looking.snapshot, one.deliveries))}};
  });
}

void view_access(const Looking& looking, json& answer) {
  const auto found = find_left_out(looking.snapshot, looking.question, looking.profile);
  answer["columns"] = {"id",         "location", "service", "group",      "nothing_left",
                       "deliveries", "open",     "closed",  "conditions", "evidence"};
  add_items(answer, looking.asking, found, [&](const engine::LeftOut& one) -> json {
    json closed = json::object();
    for (std::size_t at = 1; at < engine::barrier_count; ++at) {
      if (one.closed[at] > 0) closed[std::string(to_text(static_cast<engine::Barrier>(at)))] = one.closed[at];
    }
    return {{"id", one.id},
            {"location", looking.names(one.aim.location)},
            {"service", id_json(one.aim.service, looking.names)},
            {"group", id_json(one.group, looking.names)},
            {"nothing_left", one.nothing_left()},
            {"deliveries", one.deliveries},
            {"open", one.open},
            {"closed", std::move(closed)},
            {"conditions", one.conditions},
            {"evidence", evidence_json(numbers_of(looking.snapshot, one.keeping_out))}};
  });
}

void view_balance(const Looking& looking, json& answer) {
  const auto found = find_balance(looking.snapshot, looking.question);
  answer["columns"] = {"id",   "location", "returnees_only", "returnees", "residents",
                       "both", "others",   "unknown",        "national",  "evidence"};
  add_items(answer, looking.asking, found, [&](const engine::Balance& one) -> json {
    return {{"id", one.id},
            {"location", looking.names(one.location)},
            {"returnees_only", one.returnees_only()},
            {"returnees", ids_json(one.returnees, looking.names)},
            {"residents", ids_json(one.residents, looking.names)},
            {"both", ids_json(one.both, looking.names)},
            {"others", ids_json(one.others, looking.names)},
            {"unknown", ids_json(one.unknown, looking.names)},
            {"national", one.national},
            {"evidence", evidence_json(numbers_of(looking.snapshot, one.deliveries))}};
  });
}

json range_json(const engine::Range& range) {
  return {{"currency", known(range.currency)},
          {"hosts", range.hosts},
          {"least", engine::to_double({range.least})},
          {"most", engine::to_double({range.most})},
          {"spread", engine::to_double({range.most - range.least})},
          {"least_host", range.least_host},
          {"most_host", range.most_host},
          {"ratio", optional_json(range.ratio)}};
}

void view_packages(const Looking& looking, json& answer) {
  struct Row {
    const engine::PackageChoice* choice;
    const engine::HostPackage* host;
  };
  const auto& parameters = looking.asking.parameters;
  const auto found = compare_entitlements(looking.snapshot, looking.question, parameters.text("profile").value_or(""),
                                          parameters.text("currency").value_or(""));
  std::vector<Row> rows;
  json choices = json::array();
  for (const auto& choice : found) {
    json ranges = json::array();
    for (const auto& range : choice.ranges) ranges.push_back(range_json(range));
    choices.push_back({{"id", choice.id},
                       {"destination", looking.names(choice.destination)},
                       {"profile", known(choice.profile)},
                       {"hosts", choice.hosts.size()},
                       {"without_amount", choice.without_amount},
                       {"ranges", std::move(ranges)}});
    for (const auto& host : choice.hosts) {
      if (looking.profile.host.empty() || looking.profile.host == host.host) rows.push_back({&choice, &host});
    }
  }
  answer["columns"] = {"destination", "profile", "host", "money", "converted", "in_kind", "evidence"};
  add_items(answer, looking.asking, rows, [&](const Row& row) -> json {
    json money = json::array();
    for (const auto& sum : row.host->money) money.push_back(money_json(sum));
    return {{"destination", looking.names(row.choice->destination)},
            {"profile", known(row.choice->profile)},
            {"host", row.host->host},
            {"money", money.empty() ? json() : std::move(money)},
            {"converted", row.host->converted ? money_json(*row.host->converted) : json()},
            {"in_kind", row.host->in_kind},
            {"evidence", evidence_json(row.host->records)}};
  });
  answer["ranges"] = std::move(choices);
}

void view_bundles(const Looking& looking, json& answer) {
  const auto found = find_bundles(looking.snapshot, looking.question, looking.profile);
  std::size_t complete = 0;
  for (const auto& one : found) complete += one.complete();
  answer["columns"] = {"id",    "location", "complete",   "offered", "absent", "absence_known",
                       "entry", "reached",  "links_known"};
  add_items(answer, looking.asking, found, [&](const engine::Bundle& one) -> json {
    return {{"id", one.id},
            {"location", looking.names(one.location)},
            {"complete", one.complete()},
            {"offered", one.offered},
            {"absent", one.absent},
            {"absence_known", one.absence_known},
            {"entry", id_json(one.entry, looking.names)},
            {"reached", one.reached},
            {"links_known", one.links_known}};
  });
  answer["complete"] = complete;
}

void view_chains(const Looking& looking, json& answer) {
  const auto found = find_stage_chains(looking.snapshot, looking.question, looking.profile);
  answer["columns"] = {"location", "length", "stages", "way", "certain"};
  add_items(answer, looking.asking, found, [&](const engine::StageChain& one) -> json {
    json stages = json::array();
    for (const auto stage : one.stages) stages.push_back(to_text(stage));
    return {{"location", looking.names(one.location)},
            {"length", one.stages.size()},
            {"stages", std::move(stages)},
            {"way", ids_json(one.way, looking.names)},
            {"certain", one.certain}};
  });
}

struct View {
  std::string_view name;
  void (*show)(const Looking&, json&);
};

constexpr View views[] = {
    {"locations", view_locations}, {"hosts", view_hosts},       {"compare", view_compare}, {"access", view_access},
    {"balance", view_balance},     {"packages", view_packages}, {"bundles", view_bundles}, {"chains", view_chains},
};

}  // namespace

json answer_equality(const Asking& asking) {
  std::vector<std::string_view> known_views;
  for (const View& view : views) known_views.push_back(view.name);
  const std::string wanted = read_view(asking, known_views, "locations");
  const ProfileQuestion asked = read_profile_question(asking, usual_levels);
  Names names(asking.edition);
  json answer = profile_frame_json(asking, asked, wanted, names);
  const Looking looking{asking, asking.edition.snapshot(), asked.question, asked.profile, names};
  std::ranges::find(views, wanted, &View::name)->show(looking, answer);
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
