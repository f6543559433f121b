#include "store/files/fts_flow.h"

#include <algorithm>

#include "engine/identity/words.h"
#include "store/files/stated_values.h"

namespace store {
namespace {

bool is(const std::string& text, std::string_view word) { return engine::fold(text) == word; }

// A flow is one promise in one state, and stands once whatever that is: what is paid is a commitment that was paid, and
// FTS adds both up. As a disbursement it would be taken for a payment of another record's commitment, and not be added.
// The status itself is kept as the word `kind`.
std::string kind_of(const FtsFlow& flow) {
  if (is(flow.contribution, "in kind")) return "in kind";
  if (is(flow.status, "pledge")) return "pledge";
  return is(flow.status, "commitment") || is(flow.status, "paid") ? "commitment" : "unknown";
}

std::string name_of(const FtsUndertaking& undertaking) {
  return undertaking.name.empty() ? undertaking.code : undertaking.name;
}

std::vector<std::string> names_of(const std::vector<NamedActor>& actors) {
  std::vector<std::string> names;
  for (const NamedActor& actor : actors) names.push_back(actor.name);
  return names;
}

std::string names_of(const std::vector<engine::PlaceWords>& countries) {
  std::vector<std::string> names;
  for (const engine::PlaceWords& country : countries)
    names.push_back(country.name.empty() ? country.code : country.name);
  return joined(names);
}

// The source's own words that a record of money has no column for.
std::vector<engine::Word> words_of(const FtsFlow& flow) {
  const bool is_standard = is(flow.type, "standard");
  const bool is_old = is(flow.new_money, "false") || is(flow.new_money, "no") || is(flow.boundary, "internal") ||
                      is(flow.type, "pass through") || is(flow.type, "carryover");
  std::string plan = name_of(flow.plan);
  if (!flow.plan.code.empty() && flow.plan.code != plan) plan += " (" + flow.plan.code + ")";
  return {{"boundary", flow.boundary},
          {"cluster", joined(flow.clusters.empty() ? flow.plan_clusters : flow.clusters)},
          {"flow-type", is_standard ? "" : flow.type},
          {"keywords", flow.keywords},
          {"kind", flow.status + (is(flow.contribution, "in kind") ? ", in kind" : "")},
          {"location", names_of(flow.countries)},
          {"method", flow.method},
          {"on-boundary", is(flow.on_boundary, "shared") ? flow.on_boundary : ""},
          {"original-amount", flow.original_amount.empty() ? "" : flow.original_amount + " " + flow.original_currency},
          {"parent-flow", flow.parent},
          {"passed-on", is_old ? "yes" : ""},
          {"plan", plan},
          {"provider", joined(names_of(flow.sources))},
          {"receiver", joined(names_of(flow.receivers))}};
}

}  // namespace

// The flow stands in the file already: in flat files once for each place that was asked for.
bool FtsFlows::repeats(const FtsFlow& flow, const engine::Citation& citation, std::uint32_t row) {
  const auto earlier = money_by_flow_.find(flow.id);
  if (flow.id.empty() || earlier == money_by_flow_.end()) return false;
  if (earlier->second.amount != read_amount(flow.amount)) {
    issues_.leave_out(row, "amountUSD", flow.amount,
                      "flow " + flow.id + " stands in the file already, with another amount; the first one counts");
    return true;
  }
  records_.cite_again(earlier->second.place, citation);
  ++repeated_;
  return true;
}

engine::Id<engine::Programme> FtsFlows::programme_of(const FtsUndertaking& undertaking, const std::string& kind,
                                                     const engine::Id<engine::Programme>& parent,
                                                     const engine::Citation& citation) {
  if (undertaking.empty()) return {};
  engine::Programme programme;
  programme.name = public_text(name_of(undertaking));
  programme.parent = parent;
  const std::string id = undertaking.code.empty()
                             ? (undertaking.id.empty() ? engine::slug(programme.name) : undertaking.id)
                             : undertaking.code;
  return records_.programme("fts-" + kind + "-" + id, programme, citation, {{"code", undertaking.code}});
}

engine::Id<engine::Programme> FtsFlows::own_programme(const FtsFlow& flow, const engine::Id<engine::Programme>& parent,
                                                      const engine::Citation& citation) {
  engine::Programme programme;
  programme.name = public_text(flow.description, 200);
  if (programme.name.empty()) programme.name = "FTS flow " + flow.id;
  programme.parent = parent;
  const std::string id = flow.id.empty() ? engine::slug(programme.name) : flow.id;
  return records_.programme("fts-flow-" + id + "-undertaking", programme, citation);
}

engine::Id<engine::Any> FtsFlows::provider_of(const FtsFlow& flow, const engine::Ids<engine::Organisation>& sources,
                                              const engine::Citation& citation, std::uint32_t row) {
  if (sources.size() == 1) return {sources.front().text};
  if (sources.empty()) {
    issues_.note(row, "srcOrganization", joined(names_of(flow.sources)),
                 "the flow names nobody who gives the money: its provider is unknown");
  } else {
    issues_.note(row, "srcOrganization", joined(names_of(flow.sources)),
                 "several give one amount, and how they share it is unknown: it stands once, with an unknown provider");
  }
  return {records_.nobody(citation).text};
}

FtsFlows::Ends FtsFlows::ends_of(const FtsFlow& flow, const engine::Citation& citation, std::uint32_t row) {
  Ends ends;
  engine::Ids<engine::Organisation> sources;
  const auto add = [&](const std::vector<NamedActor>& actors, engine::Ids<engine::Organisation>& ids) {
    for (const NamedActor& actor : actors) {
      const auto id = records_.organisation(actor, citation);
      if (!id.empty() && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
  };
  add(flow.sources, sources);
  add(flow.receivers, ends.receivers);
  ends.provider = provider_of(flow, sources, citation, row);

  const bool is_alone = ends.receivers.size() == 1 && flow.receivers.size() == 1 && sources != ends.receivers;
  if (is_alone && flow.project.empty()) {
    ends.receiver = {ends.receivers.front().text};
    return ends;
  }
  const auto plan = programme_of(flow.plan, "plan", {}, citation);
  if (!flow.project.empty()) {
    ends.programme = programme_of(flow.project, "project", plan, citation);
  } else if (flow.receivers.empty() && !plan.empty()) {
    ends.receiver = {plan.text};
    return ends;
  } else {
    ends.programme = own_programme(flow, plan, citation);
  }
  ends.receiver = {ends.programme.text};
  for (const auto& id : ends.receivers) records_.participate(id, ends.programme, "implementing", citation);
  for (const auto& id : sources) records_.participate(id, ends.programme, "funding", citation);
  return ends;
}

engine::Record FtsFlows::record_of(const FtsFlow& flow, const Ends& ends, std::uint32_t row) {
  engine::Funding money;
  money.provider = ends.provider;
  money.receiver = ends.receiver;
  money.kind = kind_of(flow);
  money.amount = read_amount(flow.amount);
  if (money.amount) money.currency = "USD";
  if (!money.amount) issues_.note(row, "amountUSD", flow.amount, "is no amount: it is taken as unknown");
  if (money.kind == "unknown") issues_.note(row, "status", flow.status, "is no status of a flow that is known");
  money.value_date = first_day(flow.date);
  money.start = first_day(flow.first_year);
  money.end = day_after(flow.last_year.empty() ? flow.first_year : flow.last_year);

  engine::Record record;
  if (!flow.id.empty()) record.id = "fts-flow-" + id_of(flow.id);
  record.assured = first_day(flow.updated);
  record.note = public_text(flow.description, 200);
  record.words = words_of(flow);
  record.fact = std::move(money);
  return record;
}

// What a committed or paid flow is for, as planned deliveries of who receives it. What is parked is not yet given to
// anybody for anything.
void FtsFlows::announce(const FtsFlow& flow, const Ends& ends, const engine::Funding& money,
                        const engine::Citation& citation, std::uint32_t row) {
  if (money.kind == "pledge" || money.kind == "unknown" || is(flow.type, "parked")) return;
  const bool own_words = flow.clusters.empty();
  const std::size_t clusters = own_words ? flow.plan_clusters.size() : flow.clusters.size();
  if (clusters * std::max<std::size_t>(flow.countries.size(), 1) * std::max<std::size_t>(ends.receivers.size(), 1) >
      most_deliveries_of_a_row) {
    issues_.note(row, "", flow.id, "the flow is for more clusters and places than one can be: only its money is taken");
    return;
  }
  for (const std::string& cluster : own_words ? flow.plan_clusters : flow.clusters) {
    engine::ServiceMention service;
    service.sector = cluster;
    if (!own_words && flow.clusters.size() == 1 && flow.plan_clusters.size() == 1 && flow.plan_clusters[0] != cluster) {
      service.name = flow.plan_clusters[0];
    }
    for (const engine::PlaceWords& country : flow.countries) {
      for (const auto& receiver : ends.receivers) {
        engine::Delivery delivery;
        delivery.organisation = receiver;
        delivery.programme = ends.programme;
        delivery.service = records_.service(service);
        delivery.location = records_.place({{country}, {}, {}});
        delivery.start = money.start;
        delivery.end = money.end;
        delivery.status = "planned";
        records_.deliver(delivery, {{"status", "funded"}}, citation);
      }
    }
  }
}

void FtsFlows::take(const FtsFlow& flow, const engine::Citation& citation, std::uint32_t row) {
  if (repeats(flow, citation, row)) return;
  const Ends ends = ends_of(flow, citation, row);
  engine::Record record = record_of(flow, ends, row);
  const auto money = std::get<engine::Funding>(record.fact);
  const std::size_t at = records_.fund(std::move(record), citation);
  if (!flow.id.empty()) money_by_flow_.emplace(flow.id, Told{at, money.amount});
  announce(flow, ends, money, citation, row);
  if (is(flow.type, "parked")) ++parked_;
  if (!flow.parent.empty()) ++children_;
}

void FtsFlows::finish() {
  const auto note = [&](std::uint64_t flows, const std::string& what) {
    if (flows > 0) issues_.note(0, "", "", std::to_string(flows) + (flows == 1 ? " flow " : " flows ") + what);
  };
  note(repeated_, "stood in the file before, with the same amount: counted once");
  note(parked_,
       "parked: the amount is what is left of it once its child flows are taken off, so that nothing is double");
  note(children_, "passed on from a parent flow: said in the words of the record (parent-flow)");
  records_.finish();
}

}  // namespace store
