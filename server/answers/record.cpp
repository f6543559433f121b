#include "server/answers/record.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "server/answers/columns.h"
#include "server/answers/edges.h"
#include "server/answers/entity.h"
#include "server/answers/found_record.h"
#include "server/answers/presence.h"
#include "server/answers/revisions.h"
#include "server/library/library.h"

namespace server {
namespace {

using nlohmann::json;

// What the statements say together: of each column what the weightiest that knows it says.
json weighed_columns(const Entity& entity, Names& names) {
  json record;
  for (const auto& statement : entity.statements) {
    const json columns = record_json(statement, names);
    if (record.is_null()) record = columns;
    for (const auto& [name, value] : columns.items()) {
      if (record[name].empty() && !value.empty()) record[name] = value;
    }
  }
  record["id"] = entity.id;
  return record;
}

json statements_json(const Entity& entity) {
  json list = json::array();
  for (const auto& statement : entity.statements) {
    list.push_back({{"source", known(statement.record.source)},
                    {"id", id_of(statement)},
                    {"record", columns_json(statement.record.fact)},
                    {"words", words_json(statement.record)},
                    {"rows", source_json(statement)},
                    {"assured_date", day_json(statement.record.assured)},
                    {"note", known(statement.record.note)}});
  }
  return list;
}

// Every change of every statement up to the revision asked, oldest first.
json history_json(const Asking& asking, const Entity& entity) {
  std::map<engine::Revision, engine::LogEntry> log;
  for (auto& entry : asking.library.database().log()) log.emplace(entry.revision, entry);
  std::map<std::pair<engine::Revision, engine::Number>, std::string> changes;
  for (const auto& statement : entity.statements) {
    bool there = false;
    for (const auto& version : asking.library.database().history(statement.number)) {
      if (version.revision > asking.edition.revision()) break;
      changes[{version.revision, statement.number}] = !version.record ? "withdrawn" : there ? "changed" : "added";
      there = version.record.has_value();
    }
  }
  json list = json::array();
  for (const auto& [key, change] : changes) {
    const engine::LogEntry& entry = log[key.first];
    list.push_back({{"revision", key.first},
                    {"when", time_text(entry.when)},
                    {"source", known(entry.source)},
                    {"message", known(entry.message)},
                    {"change", change}});
  }
  return list;
}

// What to call it: its name, else what an edge joins, else its id.
std::string display_name(const Asking& asking, const Entity& entity, const json& record) {
  for (const char* column : {"name", "text"}) {
    if (record.contains(column) && record[column].is_string()) return record[column];
  }
  std::string joined;
  for (const char* column :
       {"organisation", "provider", "from", "service", "receiver", "to", "location", "programme", "body"}) {
    if (!record.contains(column) || !record[column].is_string()) continue;
    joined += (joined.empty() ? "" : " · ") + asking.edition.name_of(record[column]);
  }
  return joined.empty() ? entity.id : joined;
}

}  // namespace

json answer_record(const Asking& asking) {
  const std::string& id = asking.parts.at(0);
  if (is_found_id(id) && !look_for_entity(asking, id)) return answer_found_record(asking, id);
  const Entity entity = find_entity(asking, id);
  Names names(asking.edition);
  json record = weighed_columns(entity, names);
  json answer = {{"revision", asking.edition.revision()},
                 {"id", entity.id},
                 {"kind", entity.kind},
                 {"name", display_name(asking, entity, record)},
                 {"statements", statements_json(entity)},
                 {"edges", edges_json(asking, entity, names)},
                 {"history", history_json(asking, entity)}};
  answer["record"] = std::move(record);
  if (entity.organisation.known()) add_presence(answer, asking, entity.organisation, names);
  answer["names"] = names.json();
  return answer;
}

}  // namespace server
