#include <algorithm>
#include <array>

#include "store/files/fts_readers.h"
#include "store/files/joined_names.h"
#include "store/files/standard.h"
#include "store/files/stated_values.h"

namespace store {
namespace {

// As HDX makes them of the API's pages, and as the site and its users call the same.
constexpr std::array columns{
    KnownColumn{"id", "id", "flow"},
    KnownColumn{"flow id", "id", "flow"},
    KnownColumn{"amountusd", "amountusd", "amount in USD"},
    KnownColumn{"amount us", "amountusd", "amount in USD"},
    KnownColumn{"amount usd", "amountusd", "amount in USD"},
    KnownColumn{"srcorganization", "src", "provider"},
    KnownColumn{"source org", "src", "provider"},
    KnownColumn{"source organization", "src", "provider"},
    KnownColumn{"sourceobjects organization name", "src", "provider"},
    KnownColumn{"srcorganizationtypes", "src-types", "kind of the provider"},
    KnownColumn{"source organization type", "src-types", "kind of the provider"},
    KnownColumn{"destorganization", "dest", "receiver"},
    KnownColumn{"dest org", "dest", "receiver"},
    KnownColumn{"destination org", "dest", "receiver"},
    KnownColumn{"destination organization", "dest", "receiver"},
    KnownColumn{"recipient organization", "dest", "receiver"},
    KnownColumn{"destinationobjects organization name", "dest", "receiver"},
    KnownColumn{"destorganizationtypes", "dest-types", "kind of the receiver"},
    KnownColumn{"destination organization type", "dest-types", "kind of the receiver"},
    KnownColumn{"destplan", "plan", "response plan"},
    KnownColumn{"destination plan", "plan", "response plan"},
    KnownColumn{"destinationobjects plan name", "plan", "response plan"},
    KnownColumn{"destplancode", "plan-code", "code of the plan"},
    KnownColumn{"destplanid", "plan-id", "number of the plan"},
    KnownColumn{"destglobalclusters", "clusters", "cluster"},
    KnownColumn{"destination cluster", "clusters", "cluster"},
    KnownColumn{"destinationobjects globalcluster name", "clusters", "cluster"},
    KnownColumn{"sector", "clusters", "cluster"},
    KnownColumn{"destlocations", "locations", "country"},
    KnownColumn{"dest country", "locations", "country"},
    KnownColumn{"destination country", "locations", "country"},
    KnownColumn{"destinationobjects location name", "locations", "country"},
    KnownColumn{"destproject", "project", "project"},
    KnownColumn{"destination project", "project", "project"},
    KnownColumn{"destprojectcode", "project-code", "code of the project"},
    KnownColumn{"destusageyearstart", "first-year", "first year of use"},
    KnownColumn{"dest usage year", "first-year", "year of use"},
    KnownColumn{"destination usage year", "first-year", "year of use"},
    KnownColumn{"destinationobjects usageyear name", "first-year", "year of use"},
    KnownColumn{"destusageyearend", "last-year", "last year of use"},
    KnownColumn{"contributiontype", "contribution", "in kind or financial"},
    KnownColumn{"flowtype", "type", "type of the flow"},
    KnownColumn{"method", "method", "method"},
    KnownColumn{"boundary", "boundary", "boundary"},
    KnownColumn{"onboundary", "on-boundary", "whether others have a part in it"},
    KnownColumn{"status", "status", "pledge, commitment or paid"},
    KnownColumn{"flow status", "status", "pledge, commitment or paid"},
    KnownColumn{"funding status", "status", "pledge, commitment or paid"},
    KnownColumn{"date", "date", "date of the flow"},
    KnownColumn{"flow date", "date", "date of the flow"},
    KnownColumn{"updatedat", "updated", "last confirmed"},
    KnownColumn{"keywords", "keywords", "keywords"},
    KnownColumn{"description", "description", "description"},
    KnownColumn{"newmoney", "new-money", "whether it is new money"},
    KnownColumn{"parentflowid", "parent", "parent flow"},
    KnownColumn{"originalamount", "original-amount", "amount as it was given"},
    KnownColumn{"originalcurrency", "original-currency", "currency in which it was given"},
};

// What parts the names of the columns that hold several.
struct Lists {
  JoinedNames organisations, clusters;
};

std::vector<NamedActor> actors_of(std::string_view cell, std::string_view types, const JoinedNames& names) {
  std::vector<NamedActor> actors;
  for (std::string& name : names.split(cell)) actors.push_back({std::move(name), "", "", "", ""});
  // Of several nobody can tell which is of which kind.
  const std::vector<std::string> kinds = parted(types, ",;|");
  if (actors.size() == 1 && kinds.size() == 1) actors[0].kind = kinds[0];
  return actors;
}

FtsFlow flow_of(const NamedRow& row, const Lists& lists) {
  const auto text = [&](std::string_view key) { return std::string(row[key]); };
  FtsFlow flow;
  flow.id = text("id");
  flow.amount = text("amountusd");
  flow.original_amount = text("original-amount");
  flow.original_currency = text("original-currency");
  flow.status = text("status");
  flow.contribution = text("contribution");
  flow.type = text("type");
  flow.boundary = text("boundary");
  flow.on_boundary = text("on-boundary");
  flow.method = text("method");
  flow.keywords = text("keywords");
  flow.description = text("description");
  flow.new_money = text("new-money");
  flow.parent = text("parent");
  flow.date = text("date");
  flow.updated = text("updated");
  flow.sources = actors_of(row["src"], row["src-types"], lists.organisations);
  flow.receivers = actors_of(row["dest"], row["dest-types"], lists.organisations);
  flow.plan = {text("plan-id"), text("plan-code"), text("plan")};
  flow.project = {"", text("project-code"), text("project")};
  flow.clusters = lists.clusters.split(row["clusters"]);
  for (const std::string& country : parted(row["locations"], ",;|")) {
    const bool is_code =
        country.size() == 3 && country.find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    flow.countries.push_back({0, is_code ? country : "", is_code ? "" : country});
  }
  const std::vector<std::string> years = parted(row["first-year"], ",;|");
  if (!years.empty()) {
    flow.first_year = *std::ranges::min_element(years);
    flow.last_year = *std::ranges::max_element(years);
  }
  if (!row["last-year"].empty()) flow.last_year = text("last-year");
  return flow;
}

Lists lists_of(Workbook& workbook, const NamedTable& table) {
  Lists lists;
  for (const engine::WordRow& word : read_words("words/sectors.csv")) lists.clusters.know(word.word);
  read_rows(workbook, table, [&](const NamedRow& row) {
    lists.organisations.add(row["src"]);
    lists.organisations.add(row["dest"]);
    lists.clusters.add(row["clusters"]);
  });
  lists.organisations.settle();
  lists.clusters.settle();
  return lists;
}

}  // namespace

std::span<const KnownColumn> fts_flow_columns() { return columns; }

bool is_fts_flow_table(const NamedColumns& table) { return table.has_all({"amountusd", "src", "dest"}); }

void read_fts_table(Workbook& workbook, const NamedTable& table, engine::Reading& reading) {
  reading.columns = table.columns.report("");
  reading.sheet = workbook.sheets()[table.sheet].name;
  const std::string place = reading.file + (reading.sheet.empty() ? "" : ", sheet " + reading.sheet);
  IssueList issues(reading, reading.sheet);
  FtsFlows flows(reading, issues);
  const Lists lists = lists_of(workbook, table);
  read_rows(workbook, table, [&](const NamedRow& row) {
    if (row.empty()) return;
    ++reading.rows_read;
    const FtsFlow flow = flow_of(row, lists);
    if (flow.amount.empty() && flow.sources.empty() && flow.receivers.empty()) {
      issues.leave_out(row.number(), "", flow.id, "the row names neither who gives, nor who receives, nor how much");
      return;
    }
    flows.take(flow, {place, row.number()}, row.number());
  });
  flows.finish();
  issues.finish();
}

}  // namespace store
