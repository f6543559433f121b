#include "server/commands/views.h"

#include <array>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>

#include "server/answers/csv.h"
#include "server/commands/views_money.h"
#include "server/commands/views_referrals.h"

namespace server {
namespace {

using nlohmann::json;

using Show = std::function<std::string(const json& item, const json& names)>;

struct Shown {
  Shown(std::string heading, bool is_number, Show how) : column{std::move(heading), is_number}, show(std::move(how)) {}

  Grid::Column column;
  Show show;
};

std::string name_of(const json& id, const json& names) {
  if (!id.is_string()) return field_text(id);
  return names.value(id.get_ref<const std::string&>(), id.get<std::string>());
}

Shown text(const char* heading, const char* field) {
  return {heading, false, [=](const json& item, const json&) { return field_text(item.at(field)); }};
}

Shown number(const char* heading, const char* field) {
  return {heading, true, [=](const json& item, const json&) { return field_text(item.at(field)); }};
}

Shown share(const char* heading, const char* field) {
  return {heading, true, [=](const json& item, const json&) {
            if (!item.at(field).is_number()) return std::string();
            std::array<char, 32> digits{};
            std::snprintf(digits.data(), digits.size(), "%.3f", item.at(field).get<double>());
            return std::string(digits.data());
          }};
}

Shown named(const char* heading, const char* field) {
  return {heading, false, [=](const json& item, const json& names) { return name_of(item.at(field), names); }};
}

// The first two names and how many more there are.
Shown named_list(const char* heading, const char* field) {
  return {heading, false, [=](const json& item, const json& names) {
            constexpr std::size_t most = 2;
            const json& list = item.at(field);
            std::string line;
            for (std::size_t i = 0; i < list.size() && i < most; ++i) line += (i ? ", " : "") + name_of(list[i], names);
            return list.size() > most ? line + " +" + std::to_string(list.size() - most) : line;
          }};
}

Shown class_of_overlap() {
  return {"Class", false, [](const json& item, const json&) {
            return field_text(item.at("class")) + (item.value("probable", false) ? " (probably)" : "");
          }};
}

// "need: 100 to 80", of the first columns that moved.
Shown moved_columns() {
  return {"Columns", false, [](const json& item, const json&) {
            std::string line;
            for (const json& one : item.at("columns")) {
              line += (line.empty() ? "" : "; ") + one.at("column").get<std::string>() + ": " +
                      field_text(one.at("old")) + " to " + field_text(one.at("new"));
            }
            return line;
          }};
}

std::vector<Shown> cell_columns() {
  return {named("Location", "location"),
          named("Service", "service"),
          named("Group", "group"),
          text("State", "state"),
          named_list("Organisations", "organisations"),
          number("Deliveries", "deliveries"),
          number("Need", "need"),
          number("Unmet", "unmet"),
          text("Flags", "flags"),
          text("Ends on", "ends_on")};
}

std::vector<Shown> columns_for(std::string_view resource) {
  if (resource == "/coverage" || resource == "/gaps" || resource == "/watch") return cell_columns();
  if (resource == "/overlaps") {
    return {named("A", "a"),
            named("B", "b"),
            class_of_overlap(),
            number("Cells", "cells"),
            number("Sites", "sites"),
            share("Jaccard", "jaccard"),
            share("Containment", "containment"),
            share("Saturation", "saturation")};
  }
  if (resource == "/matches") {
    return {share("Score", "score"), named("A", "a"),      text("Its id", "a"),       named("B", "b"),
            text("Its id", "b"),     text("Kind", "kind"), text("Because", "reasons")};
  }
  if (resource == "/commitments") {
    return {named("Document", "document"), text("Commitment", "text"), named("Owner", "owner"), text("Due", "due"),
            text("Answer", "answer"),      text("Overdue", "overdue")};
  }
  if (resource == "/returns") {
    return {text("Source", "source"),
            named("Organisation", "organisation"),
            text("Of", "of"),
            named("Location", "location"),
            named("Service", "service"),
            text("State", "state"),
            text("Due", "due"),
            number("Days late", "days_late"),
            number("Records", "records"),
            text("Last confirmed", "last_assured")};
  }
  if (resource == "/findings") {
    return {text("Id", "id"),         text("Kind", "kind"),    text("What", "what"), named_list("About", "about"),
            text("Status", "status"), named("Owner", "owner"), text("Due", "due")};
  }
  if (resource == "/changes") {
    return {text("Change", "change"), text("Kind", "kind"), text("Name", "name"), text("Source", "source"),
            moved_columns()};
  }
  if (resource == "/network") {
    return {named("A", "a"), named("B", "b"), number("Cells", "cells"), text("Linked by", "kinds")};
  }
  if (resource == "/search") {
    return {text("Kind", "kind"), text("Id", "id"), text("Name", "name"), text("Detail", "detail")};
  }
  return {};
}

// How many there are of a list.
Shown size(const char* heading, const char* field) {
  return {heading, true, [=](const json& item, const json&) { return std::to_string(item.at(field).size()); }};
}

Shown shown(const ColumnTerm& term) {
  switch (term.form) {
    case ColumnForm::number:
      return number(term.heading, term.field);
    case ColumnForm::share:
      return share(term.heading, term.field);
    case ColumnForm::name:
      return named(term.heading, term.field);
    case ColumnForm::names:
      return named_list(term.heading, term.field);
    case ColumnForm::count:
      return size(term.heading, term.field);
    default:
      return text(term.heading, term.field);
  }
}

std::vector<Shown> level_columns() {
  return {text("Places", "level"),
          text("Services", "service_level"),
          number("Cells", "cells"),
          number("Shared", "shared"),
          share("Share", "share"),
          number("Providers", "providers"),
          number("Overlapping", "overlapping"),
          number("Pairs", "pairs")};
}

// Of a listing the columns that hold anything, as many as a line takes.
std::vector<Shown> columns_with_something(const json& items) {
  constexpr std::array order = {"id",        "name",     "organisation", "provider", "receiver", "from",   "to",
                                "programme", "location", "service",      "group",    "kind",     "role",   "level",
                                "parent",    "body",     "text",         "people",   "severity", "amount", "currency",
                                "status",    "start",    "end",          "reported", "of",       "source"};
  constexpr std::size_t most = 7;
  std::vector<Shown> columns;
  for (const char* field : order) {
    const auto holds = [&](const json& item) { return item.contains(field) && !item[field].empty(); };
    if (columns.size() == most || std::ranges::none_of(items, holds)) continue;
    std::string heading(field);
    heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
    columns.push_back({heading, false, [=](const json& item, const json& names) {
                         if (!item.contains(field)) return std::string();
                         return heading == "Id" ? field_text(item[field]) : name_of(item[field], names);
                       }});
  }
  return columns;
}

// A column that says the same in every row says nothing, where it is empty or everyone.
bool says_something(const Shown& shown, const json& items, const json& names) {
  if (items.size() < 2 && shown.column.heading != "Group") return true;
  std::string first = shown.show(items[0], names);
  const bool same = std::ranges::all_of(items, [&](const json& item) { return shown.show(item, names) == first; });
  return !same || (!first.empty() && first != "Everyone" && shown.column.heading != "Group");
}

}  // namespace

Grid grid_of(std::string_view resource, const json& answer) {
  const json& items = answer.at("items");
  const json names = answer.value("names", json::object());
  Grid grid;
  if (items.empty()) return grid;
  const bool by_levels = resource == "/overlaps" && answer.value("view", "") == "levels";
  std::vector<Shown> columns = by_levels ? level_columns() : columns_for(resource);
  for (const ColumnTerm& term : money_columns(resource, answer)) columns.push_back(shown(term));
  if (const auto terms = referral_columns(resource, answer); !terms.empty()) {
    columns.clear();
    for (const ColumnTerm& term : terms) columns.push_back(shown(term));
  }
  if (columns.empty()) columns = columns_with_something(items);
  std::erase_if(columns, [&](const Shown& shown) { return !says_something(shown, items, names); });
  for (const Shown& shown : columns) grid.columns.push_back(shown.column);
  for (const json& item : items) {
    std::vector<std::string> row;
    for (const Shown& shown : columns) row.push_back(shown.show(item, names));
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

}  // namespace server
