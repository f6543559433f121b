#include "server/answers/donors.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/analysis/donors.h"
#include "engine/analysis/leaving.h"
#include "engine/analysis/runway.h"
#include "engine/analysis/unlike_flows.h"
#include "engine/model/error.h"
#include "server/answers/departure.h"
#include "server/answers/evidence.h"
#include "server/answers/items.h"
#include "server/answers/json.h"
#include "server/answers/money.h"
#include "server/answers/question.h"

namespace server {
namespace {

using engine::Error;
using engine::Question;
using engine::Snapshot;
using nlohmann::json;

template <class Refs>
json ids_json(const Refs& refs, Names& names) {
  json list = json::array();
  for (const auto& ref : refs) list.push_back(names(ref));
  return list;
}

json interval_json(const engine::Interval& interval) { return {{"low", interval.low}, {"high", interval.high}}; }

json pair_json(const engine::DonorPair& pair, const engine::DonorPairDetail& detail, Names& names) {
  json shared = cells_json(detail.shared, names);
  return {{"a", names(pair.a)},
          {"b", names(pair.b)},
          {"cells", pair.cells},
          {"programmes", pair.programmes},
          {"money", sums_json(detail.money)},
          {"shared", std::move(shared)},
          {"shared_programmes", ids_json(detail.programmes, names)},
          {"evidence", evidence_json(detail.records)}};
}

json donor_json(const engine::Donor& donor, Names& names) {
  return {{"donor", names(donor.donor)},
          {"cells", donor.cells},
          {"programmes", donor.programmes.size()},
          {"money", sums_json(donor.money)},
          {"share", donor.share.low},
          {"share_at_most", donor.share.high},
          {"paid_programmes", ids_json(donor.programmes, names)},
          {"evidence", evidence_json(donor.records)}};
}

json concentration_json(const engine::DonorsOfCell& one, Names& names) {
  json item = cell_json(one.cell, names);
  item.update({{"providers", one.concentration.providers},
               {"unknown", one.concentration.unknown},
               {"herfindahl", one.concentration.herfindahl.low},
               {"herfindahl_at_most", one.concentration.herfindahl.high}});
  json shares = json::array();
  for (const auto& share : one.concentration.donors) {
    shares.push_back({{"donor", names(share.donor)}, {"share", share.share}});
  }
  item["donors"] = std::move(shares);
  return item;
}

json actor_json(const engine::Provider& who, Names& names) { return who.known() ? json(names(who)) : json(); }

using Differing = std::map<engine::Number, std::vector<engine::Number>>;

json flow_json(const engine::MoneyFlows& money, const engine::Flow& flow, const Differing& differing, Names& names) {
  const auto records = money.records_of(flow);
  const auto found = differing.find(records.front());
  return {{"provider", actor_json(flow.giver, names)},
          {"receiver", actor_json(flow.receiver, names)},
          {"kind", known(money.kind_of(flow))},
          {"money", money_json(money.money_of(flow))},
          {"day", day_json(flow.day)},
          {"treatment", to_text(flow.treatment)},
          {"origins", ids_json(money.origins_of(flow), names)},
          {"evidence", evidence_json(records)},
          {"differs", found == differing.end() ? json::array() : evidence_json(found->second)}};
}

json end_json(const engine::RunwayEnd& end, const Snapshot& snapshot, Names& names) {
  json item = {{"month", engine::to_text(end.last).substr(0, 7)},
               {"programme", names(end.who)},
               {"ends_on", day_json(end.last)},
               {"donors", ids_json(end.donors, names)},
               {"money", sums_json(end.money)},
               {"evidence", evidence_json(end.records)}};
  add_fall(item, snapshot, end.fall, names);
  return item;
}

json consequence_json(const engine::Consequence& one, const Snapshot& snapshot, Names& names) {
  json item = {{"programme", names(one.who)},
               {"effect", to_text(one.effect)},
               {"donors_left", ids_json(one.donors_left, names)},
               {"money", sums_json(one.money)},
               {"evidence", evidence_json(one.records)}};
  add_fall(item, snapshot, one.fall, names);
  return item;
}

// What there is in all, by how it is reckoned; `counted` alone is added.
json totals_json(const engine::MoneyFlows& money) {
  json totals = json::object();
  for (std::size_t at = 0; at < engine::treatment_count; ++at) {
    totals[std::string(to_text(static_cast<engine::Treatment>(at)))] = sums_json(money.by[at]);
  }
  totals["surplus"] = sums_json(money.surplus);
  totals["records_without_amount"] = money.no_amount;
  json years = json::array();
  for (const engine::YearSum& year : money.years) {
    years.push_back({{"year", year.year ? json(*year.year) : json()},
                     {"amount", engine::to_double({year.money.minor})},
                     {"currency", known(year.money.currency)}});
  }
  totals["years"] = std::move(years);
  return totals;
}

// What the view shows, and the totals that each has.
engine::DonorsWanted wanted_for(const Asking& asking, const std::string& view) {
  engine::DonorsWanted wanted = engine::DonorsWanted::donors_alone();
  wanted.pairs = view == "pairs";
  wanted.cells = view == "cells";
  wanted.places = view == "locations";
  wanted.flows = view == "money";
  if (wanted.pairs) {
    const Part part = Part::of(asking, engine::DonorsWanted::all);
    wanted.first = part.from;
    wanted.last = part.to;
  }
  return wanted;
}

// The pairs of which find_donors() made the details, and how many there are in all.
void add_pairs(json& answer, const Asking& asking, const engine::Donors& found, std::size_t first, Names& names) {
  answer["total"] = found.pairs.size();
  answer["columns"] = {"a", "b", "cells", "programmes", "money", "shared_programmes", "shared", "evidence"};
  Items items(answer, asking);
  for (std::size_t at = 0; at < found.details.size(); ++at) {
    items.add(pair_json(found.pairs[first + at], found.details[at], names));
  }
}

void add_flows(json& answer, const Asking& asking, const engine::Donors& found, Names& names) {
  const engine::MoneyFlows& money = *found.money;
  const auto differing = find_differing(money, found.flows);
  answer["columns"] = {"provider", "receiver", "kind", "money", "day", "treatment", "origins", "evidence", "differs"};
  add_items(answer, asking, found.flows,
            [&](std::uint32_t flow) { return flow_json(money, money.flows[flow], differing, names); });
}

void add_donors(json& answer, const Asking& asking, const Question& question, const std::string& view, Names& names) {
  const auto currency = asking.parameters.text("currency").value_or("");
  const engine::DonorsWanted wanted = wanted_for(asking, view);
  const engine::Donors found = find_donors(asking.edition.snapshot(), question, currency, wanted);
  if (view == "pairs") {
    add_pairs(answer, asking, found, wanted.first, names);
  } else if (view == "shares") {
    answer["columns"] = {"donor", "cells",         "programmes",      "money",
                         "share", "share_at_most", "paid_programmes", "evidence"};
    add_items(answer, asking, found.donors, [&](const auto& donor) { return donor_json(donor, names); });
  } else if (view == "money") {
    add_flows(answer, asking, found, names);
  } else {
    const auto& list = view == "cells" ? found.cells : found.places;
    answer["columns"] = {"location",           "service", "group", "providers", "unknown", "herfindahl",
                         "herfindahl_at_most", "donors"};
    add_items(answer, asking, list, [&](const auto& one) { return concentration_json(one, names); });
  }
  answer["donors_total"] = found.donors.size();
  answer["providers"] = found.together.providers;
  answer["providers_unknown"] = found.together.unknown;
  answer["herfindahl"] = interval_json(found.together.herfindahl);
  answer["money"] = totals_json(*found.money);
}

// How much ends in each month, of all that is listed and not.
json months_json(const engine::Runway& runway) {
  struct Month {
    std::size_t programmes = 0, deliveries = 0, emptied = 0, referrals = 0;
  };
  std::map<std::string, Month> months;
  for (const auto& end : runway.ends) {
    Month& month = months[engine::to_text(end.last).substr(0, 7)];
    ++month.programmes;
    month.deliveries += end.fall.deliveries.size();
    month.emptied += end.fall.emptied.size();
    month.referrals += end.fall.referrals.size();
  }
  json list = json::array();
  for (const auto& [name, month] : months) {
    list.push_back({{"month", name},
                    {"programmes", month.programmes},
                    {"deliveries", month.deliveries},
                    {"emptied", month.emptied},
                    {"referrals", month.referrals}});
  }
  return list;
}

void add_runway(json& answer, const Asking& asking, const Question& question, Names& names) {
  const Snapshot& snapshot = asking.edition.snapshot();
  const engine::Runway runway = find_runway(snapshot, question);
  answer["columns"] = {"month",     "programme", "ends_on", "donors",    "money",      "services",
                       "locations", "cells",     "emptied", "referrals", "deliveries", "evidence"};
  add_items(answer, asking, runway.ends, [&](const auto& end) { return end_json(end, snapshot, names); });
  answer["months"] = months_json(runway);
  answer["open_ended"] = ids_json(runway.open_ended, names);
}

void add_leaving(json& answer, const Asking& asking, const Question& question, Names& names) {
  const auto words = asking.parameters.list("leaving");
  if (words.empty()) throw Error(Error::Kind::invalid, "say with leaving who leaves, as in leaving=ID");
  const Snapshot& snapshot = asking.edition.snapshot();
  const engine::Departure departure = read_departure(asking.edition, words);
  const engine::Leaving leaving = find_leaving(snapshot, question, departure);
  answer["columns"] = {"programme", "effect",  "donors_left", "money",      "services", "locations",
                       "cells",     "emptied", "referrals",   "deliveries", "evidence"};
  add_items(answer, asking, leaving.consequences,
            [&](const auto& one) { return consequence_json(one, snapshot, names); });
  answer["leaving"] = ids_json(departure.organisations, names);
  for (const auto programme : departure.programmes) answer["leaving"].push_back(names(programme));
  add_fall(answer["together"], snapshot, leaving.together, names);
}

}  // namespace

json answer_donors(const Asking& asking) {
  const auto& parameters = asking.parameters;
  const std::string view =
      parameters.text("view").value_or(parameters.has("leaving") ? std::string("leaving") : std::string("pairs"));
  const auto views = {"pairs", "shares", "cells", "locations", "money", "runway", "leaving"};
  if (std::ranges::find(views, view) == views.end()) {
    throw Error(Error::Kind::invalid,
                "a view is pairs, shares, cells, locations, money, runway or leaving, and '" + view + "' is none");
  }
  const Question question = read_question(asking, usual_for_overlaps);
  Names names(asking);
  json answer = frame_json(asking, question);
  answer["view"] = view;
  if (view == "runway") {
    add_runway(answer, asking, question, names);
  } else if (view == "leaving") {
    add_leaving(answer, asking, question, names);
  } else {
    add_donors(answer, asking, question, view, names);
  }
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
