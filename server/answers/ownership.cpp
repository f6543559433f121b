#include "server/answers/ownership.h"

#include <nlohmann/json.hpp>

#include "engine/analysis/ownership.h"
#include "engine/model/error.h"
#include "server/answers/evidence.h"
#include "server/answers/items.h"
#include "server/answers/json.h"
#include "server/answers/question.h"

namespace server {
namespace {

using engine::Ownership;
using engine::Snapshot;
using nlohmann::json;

json owned_json(const engine::OwnedCell& cell, Names& names) {
  json item = cell_json(cell.cell, names);
  item["funding"] = to_text(cell.type);
  // Of a cell where nothing is known to be national, something unknown may be.
  item["survives"] = cell.survives() ? json(true) : cell.may_survive() ? json() : json(false);
  item["national"] = cell.national;
  item["project"] = cell.project;
  item["unknown"] = cell.unknown;
  return item;
}

json hand_off_json(const engine::HandOff& one, const Snapshot& snapshot, Names& names) {
  const engine::DeliveryRow& row = snapshot.deliveries[one.delivery];
  const engine::Number record[] = {row.number};
  return {{"ends_on", day_json(one.last)},
          {"organisation", names(row.organisation)},
          {"programme", row.programme.known() ? json(names(row.programme)) : json()},
          {"location", names(row.location)},
          {"service", names(row.service)},
          {"group", row.group.known() ? json(names(row.group)) : json()},
          {"missing", to_text(one.gap)},
          {"successor", one.successor.known() ? json(names(one.successor)) : json()},
          {"handover", day_json(one.handover)},
          {"evidence", evidence_json(record)}};
}

json shares_json(const Ownership& ownership) {
  const auto none = ownership.types[static_cast<std::size_t>(engine::FundingType::none)];
  const auto delivered = static_cast<double>(ownership.cells.size() - none);
  if (delivered == 0) return {{"low", nullptr}, {"high", nullptr}};
  return {{"low", static_cast<double>(ownership.surviving) / delivered},
          {"high", static_cast<double>(ownership.may_survive) / delivered}};
}

}  // namespace

json answer_ownership(const Asking& asking) {
  const std::string view = asking.parameters.text("view").value_or("cells");
  if (view != "cells" && view != "handoff") {
    throw engine::Error(engine::Error::Kind::invalid, "a view is cells or handoff, and '" + view + "' is none");
  }
  const engine::Question question = read_question(asking, usual_for_coverage);
  const Snapshot& snapshot = asking.edition.snapshot();
  const Ownership found = find_ownership(snapshot, question);
  Names names(asking);
  json answer = frame_json(asking, question);
  answer["view"] = view;
  if (view == "cells") {
    answer["columns"] = {"location", "service", "group", "funding", "survives", "national", "project", "unknown"};
    add_items(answer, asking, found.cells, [&](const auto& cell) { return owned_json(cell, names); });
  } else {
    answer["columns"] = {"ends_on", "organisation", "programme", "location", "service",
                         "group",   "missing",      "successor", "handover", "evidence"};
    add_items(answer, asking, found.hand_offs, [&](const auto& one) { return hand_off_json(one, snapshot, names); });
  }
  json types = json::object();
  for (std::size_t type = 0; type < found.types.size(); ++type) {
    types[std::string(to_text(static_cast<engine::FundingType>(type)))] = found.types[type];
  }
  answer["types"] = std::move(types);
  answer["surviving"] = found.surviving;
  answer["surviving_share"] = shares_json(found);
  std::size_t without_successor = 0;
  for (const auto& one : found.hand_offs) without_successor += one.gap != engine::HandOff::Gap::none;
  answer["hand_offs"] = found.hand_offs.size();
  answer["hand_offs_wanting"] = without_successor;
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
