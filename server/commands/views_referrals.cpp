#include "server/commands/views_referrals.h"

#include <nlohmann/json.hpp>
#include <string>

namespace server {
namespace {

using Columns = std::vector<ColumnTerm>;

constexpr ColumnTerm location{"Location", "location", ColumnForm::name};
constexpr ColumnTerm service{"Service", "service", ColumnForm::name};
constexpr ColumnTerm organisation{"Organisation", "organisation", ColumnForm::name};
constexpr ColumnTerm from{"From", "from", ColumnForm::name};
constexpr ColumnTerm to{"To", "to", ColumnForm::name};
constexpr ColumnTerm state{"State", "state"};

Columns route_columns(const std::string& view) {
  if (view == "missing") {
    return {location, service, state, {"Needs a link from", "needs"}, {"Opens", "opens", ColumnForm::number}};
  }
  if (view == "critical") {
    return {organisation,
            {"Lost as a link", "lost_as_link", ColumnForm::number},
            {"Lost as the provider", "lost_as_provider", ColumnForm::number}};
  }
  if (view == "orphans") {
    return {organisation,
            service,
            state,
            {"Locations", "locations", ColumnForm::names},
            {"Recorded links", "recorded", ColumnForm::count}};
  }
  if (view == "dead-ends") {
    return {organisation, {"Kind", "kind"}, service, state, {"Links in", "links", ColumnForm::count}};
  }
  if (view == "stage-breaks") {
    return {location,
            {"Host", "host"},
            {"From", "from_stage"},
            {"To", "to_stage"},
            state,
            {"Links", "links", ColumnForm::count},
            {"Recorded", "recorded", ColumnForm::count}};
  }
  return {location, service, state, {"Way", "way", ColumnForm::names}, {"Critical", "critical", ColumnForm::names}};
}

Columns link_columns(const std::string& view) {
  const Columns scores = {
      {"Agreement", "agreement"}, {"Coordination", "coordination"}, {"Border", "border"}, {"Dimensions", "dimensions"}};
  Columns columns;
  if (view == "crossings") {
    return {
        from, to, service, state, {"Links", "links", ColumnForm::count}, {"Documents", "documents", ColumnForm::names}};
  }
  if (view == "informal") {
    return {from, to, service, {"Why", "why"}, {"Only way to", "only_way", ColumnForm::count}};
  }
  if (view == "counts") {
    return {from,
            to,
            {"Month", "month"},
            {"Sent", "sent", ColumnForm::number},
            {"Accepted", "accepted", ColumnForm::number},
            {"Rejected", "rejected", ColumnForm::number},
            {"No answer", "no_answer", ColumnForm::number},
            {"Suppressed", "suppressed"}};
  }
  if (view == "mechanisms") columns.push_back({"Mechanism", "mechanism", ColumnForm::name});
  if (view == "links") {
    for (const ColumnTerm& column : {from, to, service}) columns.push_back(column);
  }
  if (columns.empty()) return columns;
  for (const ColumnTerm& column : scores) columns.push_back(column);
  return columns;
}

// Of packages, bundles and chains; none for other views.
Columns whole_columns(const std::string& view) {
  if (view == "packages") {
    return {{"Destination", "destination", ColumnForm::name},
            {"Profile", "profile"},
            {"Host", "host"},
            {"Money", "money"},
            {"Converted", "converted"},
            {"In kind", "in_kind"}};
  }
  if (view == "bundles") {
    return {location,
            {"Complete", "complete"},
            {"Offered", "offered", ColumnForm::names},
            {"Absent", "absent", ColumnForm::names},
            {"Way in", "entry", ColumnForm::name},
            {"Reached", "reached", ColumnForm::names}};
  }
  if (view == "chains") {
    return {location, {"Stages", "length", ColumnForm::number}, {"Which", "stages"}, {"Way", "way", ColumnForm::names}};
  }
  return {};
}

Columns equality_columns(const std::string& view) {
  if (view == "compare") {
    return {service, {"Open in", "open_in", ColumnForm::name}, {"Not in", "not_in", ColumnForm::name}, {"Why", "why"}};
  }
  if (view == "access") {
    return {location,
            service,
            {"Group", "group", ColumnForm::name},
            {"Nothing left", "nothing_left"},
            {"Deliveries", "deliveries", ColumnForm::number},
            {"Open", "open", ColumnForm::number},
            {"Conditions", "conditions"}};
  }
  if (view == "balance") {
    return {location,
            {"Returnees only", "returnees", ColumnForm::count},
            {"Residents only", "residents", ColumnForm::count},
            {"Both", "both", ColumnForm::count},
            {"Others", "others", ColumnForm::count},
            {"Unknown", "unknown", ColumnForm::count}};
  }
  if (Columns columns = whole_columns(view); !columns.empty()) return columns;
  const ColumnTerm place = view == "hosts" ? ColumnTerm{"Host", "host"} : location;
  return {place,
          state,
          {"Services", "services", ColumnForm::number},
          {"Reachable", "reachable", ColumnForm::number},
          {"Not known", "reach_unknown", ColumnForm::number}};
}

Columns network_columns(const std::string& view) {
  if (view == "actors") {
    return {organisation,
            {"Between", "betweenness", ColumnForm::share},
            {"Contacts", "contacts", ColumnForm::number},
            {"Deliveries", "deliveries", ColumnForm::number},
            {"Parts others", "articulation"},
            {"Isolated", "isolated"},
            {"Community", "community", ColumnForm::number}};
  }
  if (view == "communities") {
    return {{"Community", "community", ColumnForm::number},
            {"Size", "size", ColumnForm::number},
            {"Members", "members", ColumnForm::names}};
  }
  if (view == "conversations" || view == "strangers") {
    Columns columns = {{"A", "a", ColumnForm::name}, {"B", "b", ColumnForm::name}};
    if (view == "conversations") columns.push_back({"Cells", "cells", ColumnForm::number});
    return columns;
  }
  if (view == "surroundings") {
    return {{"Links", "links", ColumnForm::number},
            {"Actor", "actor", ColumnForm::name},
            {"Linked by", "kinds"},
            {"Through", "through", ColumnForm::name}};
  }
  if (view == "counts") {
    return {{"Actor", "actor", ColumnForm::name}, {"Around", "around", ColumnForm::number}, {"Within", "within"}};
  }
  return {organisation, {"Bodies", "bodies", ColumnForm::names}, {"Deliveries", "deliveries", ColumnForm::number}};
}

}  // namespace

std::vector<ColumnTerm> referral_columns(std::string_view resource, const nlohmann::json& answer) {
  const std::string view = answer.value("view", "");
  if (resource == "/referrals") {
    Columns columns = link_columns(view);
    return columns.empty() ? route_columns(view) : columns;
  }
  if (resource == "/equality") return equality_columns(view);
  if (resource == "/network" && !view.empty()) return network_columns(view);
  return {};
}

}  // namespace server
