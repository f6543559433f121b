#include "server/answers/check.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/analysis/check.h"
#include "engine/model/error.h"
#include "engine/model/pack_change.h"
#include "server/answers/evidence.h"
#include "server/answers/items.h"
#include "server/answers/json.h"
#include "server/answers/question.h"
#include "server/answers/resolve.h"

namespace server {
namespace {

using engine::Check;
using engine::Error;
using engine::Proposal;
using engine::Snapshot;
using nlohmann::json;

// Every service named, at every place named, for every group named.
Proposal proposal_of_words(const Asking& asking, const engine::Filter& filter) {
  Proposal proposal;
  auto groups = filter.groups;
  if (groups.empty()) groups.push_back({});
  for (const auto location : filter.locations) {
    for (const auto service : filter.services) {
      for (const auto group : groups) proposal.lines.push_back({location, service, group});
    }
  }
  const auto from = asking.parameters.text("from"), to = asking.parameters.text("to");
  if (from) proposal.period.from = engine::parse_day(*from);
  if (to) proposal.period.to = next(engine::parse_day(*to));
  if (proposal.period.empty()) throw Error(Error::Kind::invalid, "the programme ends before it begins");
  proposal.hosts = asking.parameters.list("host");
  return proposal;
}

// What the deliveries of a file propose: from the first start to the last end, open where one is.
Proposal proposal_of_records(const Snapshot& snapshot, const engine::Changeset& change) {
  Proposal proposal;
  proposal.period = {engine::Period::open_end, engine::Period::open_start};
  std::set<Proposal::Line> lines;
  std::set<std::string> hosts;
  bool hosts_known = true;
  const auto take = [&](const engine::StoredRecord& stored) {
    const auto* delivery = std::get_if<engine::Delivery>(&stored.record.fact);
    if (delivery == nullptr) return;
    const Proposal::Line line{snapshot.locations.find(delivery->location.text),
                              snapshot.services.find(delivery->service.text),
                              snapshot.groups.find(delivery->group.text)};
    if (!line.location.known() || !line.service.known()) return;
    lines.insert(line);
    proposal.period.from = std::min(proposal.period.from, delivery->start.value_or(engine::Period::open_start));
    proposal.period.to = std::max(proposal.period.to, delivery->end.value_or(engine::Period::open_end));
    hosts.insert(delivery->host_countries.begin(), delivery->host_countries.end());
    hosts_known = hosts_known && !delivery->host_countries.empty();
  };
  for (const auto& stored : change.added) take(stored);
  for (const auto& stored : engine::unpack_all(change.packs)) take(stored);
  proposal.lines.assign(lines.begin(), lines.end());
  if (hosts_known) proposal.hosts.assign(hosts.begin(), hosts.end());
  return proposal;
}

json contact_json(const engine::Contact& contact, Names& names) {
  return {{"organisation", names(contact.organisation)},
          {"cells", contact.shared.size()},
          {"donors", contact.donors},
          {"reasons", contact.reasons},
          {"shared", cells_json(contact.shared, names)}};
}

json neighbour_json(const engine::Neighbour& one, Names& names) {
  json donors = json::array();
  for (const auto donor : one.donors) donors.push_back(names(donor));
  return {{"provider", names(one.provider)},
          {"organisation", one.lead.known() ? json(names(one.lead)) : json()},
          {"class", to_text(one.kind)},
          {"cells", one.shared.size()},
          {"donors", std::move(donors)},
          {"shared", cells_json(one.shared, names)},
          {"evidence", evidence_json(one.records)}};
}

json gap_json(const engine::GapFilled& gap, const Snapshot& snapshot, Names& names) {
  json item = cell_json(gap.cell.cell, names);
  item["id"] = gap_id(snapshot, gap.cell.cell);
  item["state"] = to_text(gap.cell.state);
  item["need"] = known(gap.cell.need);
  item["unmet"] = known(gap.cell.unmet);
  item["severity"] = known(gap.cell.severity);
  item["general"] = gap.general;
  return item;
}

// The question of the gaps: on the day asked, else on the day that the proposal begins, else today.
engine::Question question_of(const Asking& asking) {
  engine::Question question = read_question(asking, usual_for_coverage);
  const auto from = asking.parameters.text("from");
  if (from && !asking.parameters.has("at")) question.day = engine::parse_day(*from);
  return question;
}

}  // namespace

json answer_check(const Asking& asking) {
  const std::string view = asking.parameters.text("view").value_or("contacts");
  if (view != "contacts" && view != "neighbours" && view != "gaps") {
    throw Error(Error::Kind::invalid, "a view is contacts, neighbours or gaps, and '" + view + "' is none");
  }
  const Snapshot& snapshot = asking.edition.snapshot();
  const engine::Question question = question_of(asking);
  const Proposal proposal =
      asking.change ? proposal_of_records(snapshot, *asking.change) : proposal_of_words(asking, question.filter);
  if (proposal.lines.empty()) {
    throw Error(Error::Kind::invalid, "say with location and service what is proposed where");
  }
  const Check found = check_proposal(snapshot, question, proposal);
  Names names(asking);
  json answer = frame_json(asking, question);
  answer["view"] = view;
  if (view == "contacts") {
    answer["columns"] = {"organisation", "cells", "donors", "reasons", "shared"};
    add_items(answer, asking, found.contacts, [&](const auto& one) { return contact_json(one, names); });
  } else if (view == "neighbours") {
    answer["columns"] = {"provider", "organisation", "class", "cells", "donors", "shared", "evidence"};
    add_items(answer, asking, found.neighbours, [&](const auto& one) { return neighbour_json(one, names); });
  } else {
    answer["columns"] = {"location", "service", "group", "id", "state", "need", "unmet", "severity", "general"};
    add_items(answer, asking, found.gaps, [&](const auto& one) { return gap_json(one, snapshot, names); });
  }
  answer["cells"] = cells_json(found.cells, names);
  answer["contacts"] = found.contacts.size();
  answer["neighbours"] = found.neighbours.size();
  answer["gaps"] = found.gaps.size();
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
