#include <algorithm>
#include <nlohmann/json.hpp>

#include "store/files/fts_readers.h"
#include "store/files/json_items.h"
#include "store/files/json_text.h"
#include "store/files/refusal.h"
#include "store/files/stated_values.h"

namespace store {
namespace {

using Json = nlohmann::json;

// "NGO" of the sort "International" is an international NGO.
std::string kind_of(const Json& organisation) {
  const std::vector<std::string> types = texts_at(organisation, "organizationTypes");
  const std::vector<std::string> sorts = texts_at(organisation, "organizationSubTypes");
  if (types.size() != 1) return "";
  if (types[0] != "NGO" || sorts.size() != 1) return types[0];
  if (sorts[0] == "International") return "International NGO";
  return sorts[0] == "National" || sorts[0] == "Local" ? sorts[0] + " NGO" : types[0];
}

NamedActor actor_of(const Json& organisation) {
  NamedActor actor{text_at(organisation, "name"), "", kind_of(organisation), "", ""};
  const std::string id = text_at(organisation, "id");
  if (!id.empty()) {
    actor.id = "fts-" + id;
    actor.identifiers = {"fts:" + id};
  }
  return actor;
}

void take_year(FtsFlow& flow, const std::string& year) {
  if (year.size() != 4) return;
  if (flow.first_year.empty() || year < flow.first_year) flow.first_year = year;
  if (year > flow.last_year) flow.last_year = year;
}

void take_destination(FtsFlow& flow, const Json& object) {
  const std::string type = text_at(object, "type");
  const std::string name = text_at(object, "name");
  const FtsUndertaking undertaking{text_at(object, "id"), text_at(object, "code"), name};
  if (type == "Organization") flow.receivers.push_back(actor_of(object));
  if (type == "Plan" && flow.plan.empty()) flow.plan = undertaking;
  if (type == "Project" && flow.project.empty()) flow.project = undertaking;
  if (type == "GlobalCluster" && !name.empty()) flow.clusters.push_back(name);
  if (type == "Cluster" && !name.empty()) flow.plan_clusters.push_back(name);
  if (type == "Location" && !name.empty()) flow.countries.push_back({0, "", name});
  if (type == "UsageYear") take_year(flow, name);
}

// A government is of the country that the flow names as its source.
void take_country(FtsFlow& flow, const Json& sources) {
  std::vector<std::string> countries;
  for (const Json& object : sources) {
    if (text_at(object, "type") == "Location") countries.push_back(text_at(object, "name"));
  }
  if (flow.sources.size() == 1 && countries.size() == 1 && flow.sources[0].kind == "Government") {
    flow.sources[0].country = countries[0];
  }
}

FtsFlow flow_of(const Json& json) {
  FtsFlow flow;
  flow.id = text_at(json, "id");
  flow.amount = text_at(json, "amountUSD");
  flow.original_amount = text_at(json, "originalAmount");
  flow.original_currency = text_at(json, "originalCurrency");
  flow.status = text_at(json, "status");
  flow.contribution = text_at(json, "contributionType");
  flow.type = text_at(json, "flowType");
  flow.boundary = text_at(json, "boundary");
  flow.on_boundary = text_at(json, "onBoundary");
  flow.method = text_at(json, "method");
  flow.keywords = joined(texts_at(json, "keywords"));
  flow.description = text_at(json, "description");
  flow.new_money = text_at(json, "newMoney");
  flow.parent = text_at(json, "parentFlowId");
  flow.date = text_at(json, "date");
  flow.updated = text_at(json, "updatedAt");
  const Json none = Json::array();
  const Json& sources = json.contains("sourceObjects") ? json["sourceObjects"] : none;
  for (const Json& object : sources) {
    if (text_at(object, "type") == "Organization") flow.sources.push_back(actor_of(object));
  }
  take_country(flow, sources);
  for (const Json& object : json.contains("destinationObjects") ? json["destinationObjects"] : none) {
    take_destination(flow, object);
  }
  return flow;
}

// A page says how many flows the whole answer has.
void note_other_pages(const Json& page, std::uint64_t read, IssueList& issues) {
  const Json::json_pointer count("/meta/count");
  if (!page.contains(count) || !page[count].is_number_unsigned()) return;
  const auto all = page[count].get<std::uint64_t>();
  if (all <= read) return;
  issues.note(0, "meta.count", std::to_string(all),
              "this is one page of an answer of " + std::to_string(all) + " flows: the others are in other files");
}

}  // namespace

void read_fts_page(const std::filesystem::path& path, const Limits& limits, engine::Reading& reading) {
  IssueList issues(reading, "");
  FtsFlows flows(reading, issues);
  each_json_item(path, reading.file, {"data/flows", "flows"}, limits, [&](const JsonItem& item, Json&& json) {
    if (!item.list.ends_with("flows") && !(item.list.empty() && json.contains("sourceObjects"))) {
      note_other_pages(json, reading.rows_read, issues);
      return true;
    }
    ++reading.rows_read;
    if (!json.is_object()) {
      issues.leave_out(item.number, "flows", json.dump(), "is no flow: each is an object");
      return true;
    }
    const FtsFlow flow = flow_of(json);
    const std::string name = flow.id.empty() ? "flow " + std::to_string(item.number) : "flow " + flow.id;
    flows.take(flow, {reading.file + ", " + name, 0}, item.number);
    return true;
  });
  flows.finish();
  issues.finish();
}

}  // namespace store
