#include "server/commands/views_money.h"

#include <nlohmann/json.hpp>

namespace server {
namespace {

using Columns = std::vector<ColumnTerm>;

Columns donor_columns(const std::string& view) {
  if (view == "pairs") {
    return {{"A", "a", ColumnForm::name},
            {"B", "b", ColumnForm::name},
            {"Cells", "cells", ColumnForm::number},
            {"Programmes", "programmes", ColumnForm::number},
            {"Money", "money"}};
  }
  if (view == "shares") {
    return {{"Donor", "donor", ColumnForm::name},
            {"Cells", "cells", ColumnForm::number},
            {"Programmes", "programmes", ColumnForm::number},
            {"Money", "money"},
            {"Share", "share", ColumnForm::share},
            {"At most", "share_at_most", ColumnForm::share}};
  }
  if (view == "money") {
    return {{"From", "provider", ColumnForm::name},
            {"To", "receiver", ColumnForm::name},
            {"Kind", "kind"},
            {"Money", "money"},
            {"Day", "day"},
            {"Treatment", "treatment"}};
  }
  if (view == "runway") {
    return {{"Month", "month"},
            {"Programme", "programme", ColumnForm::name},
            {"Last day", "ends_on"},
            {"Donors", "donors", ColumnForm::names},
            {"Services", "services", ColumnForm::names},
            {"Locations", "locations", ColumnForm::names},
            {"Emptied", "emptied", ColumnForm::count},
            {"Routes", "referrals", ColumnForm::count}};
  }
  if (view == "leaving") {
    return {{"Programme", "programme", ColumnForm::name},      {"Effect", "effect"},
            {"Donors left", "donors_left", ColumnForm::names}, {"Services", "services", ColumnForm::names},
            {"Locations", "locations", ColumnForm::names},     {"Emptied", "emptied", ColumnForm::count},
            {"Routes", "referrals", ColumnForm::count}};
  }
  return {{"Location", "location", ColumnForm::name},
          {"Service", "service", ColumnForm::name},
          {"Group", "group", ColumnForm::name},
          {"Providers", "providers", ColumnForm::number},
          {"Unknown", "unknown", ColumnForm::number},
          {"Herfindahl", "herfindahl", ColumnForm::share},
          {"At most", "herfindahl_at_most", ColumnForm::share}};
}

Columns ownership_columns(const std::string& view) {
  if (view == "handoff") {
    return {{"Ends on", "ends_on"},
            {"Organisation", "organisation", ColumnForm::name},
            {"Programme", "programme", ColumnForm::name},
            {"Location", "location", ColumnForm::name},
            {"Service", "service", ColumnForm::name},
            {"Missing", "missing"},
            {"Successor", "successor", ColumnForm::name},
            {"Hand-over", "handover"}};
  }
  return {{"Location", "location", ColumnForm::name},
          {"Service", "service", ColumnForm::name},
          {"Group", "group", ColumnForm::name},
          {"Funding", "funding"},
          {"Survives", "survives"},
          {"National", "national", ColumnForm::number},
          {"Project", "project", ColumnForm::number},
          {"Unknown", "unknown", ColumnForm::number}};
}

Columns check_columns(const std::string& view) {
  if (view == "neighbours") {
    return {{"Provider", "provider", ColumnForm::name},
            {"Organisation", "organisation", ColumnForm::name},
            {"Class", "class"},
            {"Cells", "cells", ColumnForm::number},
            {"Donors", "donors", ColumnForm::names}};
  }
  if (view == "gaps") {
    return {{"Location", "location", ColumnForm::name}, {"Service", "service", ColumnForm::name},
            {"Group", "group", ColumnForm::name},       {"State", "state"},
            {"Need", "need", ColumnForm::number},       {"Unmet", "unmet", ColumnForm::number}};
  }
  return {{"Organisation", "organisation", ColumnForm::name},
          {"Cells", "cells", ColumnForm::number},
          {"Donors there", "donors", ColumnForm::number},
          {"Why", "reasons", ColumnForm::names}};
}

}  // namespace

std::vector<ColumnTerm> money_columns(std::string_view resource, const nlohmann::json& answer) {
  const std::string view = answer.value("view", "");
  if (resource == "/donors") return donor_columns(view);
  if (resource == "/ownership") return ownership_columns(view);
  if (resource == "/check") return check_columns(view);
  if (resource != "/what-if") return {};
  return {{"Location", "location", ColumnForm::name},
          {"Service", "service", ColumnForm::name},
          {"Group", "group", ColumnForm::name},
          {"Before", "before"},
          {"After", "after"}};
}

}  // namespace server
