#include "store/files/hapi.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/identity/words.h"
#include "store/files/fts_readers.h"
#include "store/files/hapi_rows.h"
#include "store/files/json_items.h"
#include "store/files/json_text.h"
#include "store/files/refusal.h"

namespace store {
namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

bool is_presence_answer(const FileStart& start) {
  return start.kind == FileStart::Kind::json && holds(start.text, "\"sector_code\"") &&
         holds(start.text, "\"org_acronym\"") && holds(start.text, "\"reference_period_start\"");
}

bool is_needs_answer(const FileStart& start) {
  return start.kind == FileStart::Kind::json && holds(start.text, "\"sector_code\"") &&
         holds(start.text, "\"population_status\"") && holds(start.text, "\"reference_period_start\"");
}

bool is_plan_table_of_hapi(const NamedColumns& table) { return is_plan_table(table) && table.has("hapi"); }

using Take = void (HapiRows::*)(const HapiText&, std::uint32_t);

void read_answer(const std::filesystem::path& path, Take take, const Limits& limits, engine::Reading& reading) {
  IssueList issues(reading, "");
  HapiRows rows(reading, issues);
  // The API calls its members as the columns of the tables.
  std::map<std::string, std::string, std::less<>> member_of;
  for (const KnownColumn& column : hapi_columns()) {
    std::string member(column.heading);
    std::ranges::replace(member, ' ', '_');
    member_of.try_emplace(std::string(column.key), member);
  }
  each_json_item(path, reading.file, {"data"}, limits, [&](const JsonItem& item, nlohmann::json&& json) {
    if (!json.is_object() || !json.contains("sector_code")) return true;
    std::map<std::string, std::string, std::less<>> texts;
    for (const auto& [key, member] : member_of) texts[key] = text_at(json, member);
    (rows.*take)([&](std::string_view key) { return std::string_view(texts.find(key)->second); }, item.number);
    return true;
  });
  issues.finish();
}

void read_table(Workbook& workbook, const NamedTable& table, Take take, engine::Reading& reading) {
  reading.columns = table.columns.report("");
  reading.sheet = workbook.sheets()[table.sheet].name;
  IssueList issues(reading, reading.sheet);
  HapiRows rows(reading, issues);
  read_rows(workbook, table, [&](const NamedRow& row) {
    if (!row.empty()) (rows.*take)([&](std::string_view key) { return row[key]; }, row.number());
  });
  issues.finish();
}

}  // namespace

bool is_hapi(const FileStart& start) {
  return is_presence_answer(start) || is_needs_answer(start) ||
         begins_table(start, hapi_columns(), is_presence_table) ||
         begins_table(start, hapi_columns(), is_needs_table) ||
         begins_table(start, plan_columns(), is_plan_table_of_hapi);
}

engine::Reading read_hapi(const std::filesystem::path& path, const ReadOptions& options) {
  engine::Reading reading;
  reading.file = options.name.empty() ? path.filename().string() : options.name;
  reading.format = to_text(Format::hapi);
  const FileStart start = read_start(path, reading.file);
  if (is_presence_answer(start)) {
    read_answer(path, &HapiRows::take_presence, options.limits, reading);
    return reading;
  }
  if (is_needs_answer(start)) {
    read_answer(path, &HapiRows::take_need, options.limits, reading);
    return reading;
  }
  const auto workbook = open_workbook(path, reading.file, options.limits);
  if (const auto presence = find_table(*workbook, hapi_columns(), is_presence_table)) {
    read_table(*workbook, *presence, &HapiRows::take_presence, reading);
  } else if (const auto needs = find_table(*workbook, hapi_columns(), is_needs_table)) {
    read_table(*workbook, *needs, &HapiRows::take_need, reading);
  } else if (const auto plans = find_table(*workbook, plan_columns(), is_plan_table_of_hapi)) {
    read_plan_table(*workbook, *plans, reading);
  } else {
    throw unreadable(reading.file, "holds no table of HAPI that is known: operational presence, needs or funding");
  }
  return reading;
}

}  // namespace store
