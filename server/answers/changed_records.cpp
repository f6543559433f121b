#include "server/answers/changed_records.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/model/tables.h"
#include "server/answers/columns.h"
#include "server/library/library.h"
#include "store/files/site_guard.h"

namespace server {
namespace {

using engine::Revision;
using engine::StoredRecord;
using nlohmann::json;

// The record as the asker sees it: one beyond its tier is not there.
std::optional<StoredRecord> seen(const Asking& asking, engine::Number number, Revision at) {
  auto stored = asking.library.database().record(number, at);
  if (stored && tier_of(stored->record) > asking.tier) stored.reset();
  return stored;
}

std::optional<RecordChange> change_between(const std::optional<StoredRecord>& before,
                                           const std::optional<StoredRecord>& after) {
  if (!before && !after) return std::nullopt;
  if (!before) return RecordChange::came;
  if (!after) return RecordChange::went;
  if (before->record == after->record) return std::nullopt;
  engine::Record confirmed = before->record;
  confirmed.assured = after->record.assured;
  return confirmed == after->record ? RecordChange::confirmed : RecordChange::moved;
}

// Every column that may move, under its name.
json all_columns(const StoredRecord& stored) {
  json columns = columns_json(stored.record.fact);
  columns["assured_date"] = day_json(stored.record.assured);
  columns["tier"] = to_text(stored.record.tier);
  columns["note"] = known(stored.record.note);
  return columns;
}

// What to call a record that may be gone: its name, else the ids that it joins. A title names no site to whoever is not
// of the secretariat.
std::string title_of(const json& columns, const Asking& asking) {
  const Edition& edition = asking.edition;
  for (const char* column : {"name", "text", "finding"}) {
    if (columns.contains(column) && columns[column].is_string()) return columns[column];
  }
  std::string title;
  for (const char* column :
       {"organisation", "provider", "from", "service", "receiver", "to", "location", "programme"}) {
    if (!columns.contains(column) || !columns[column].is_string()) continue;
    const auto place = edition.snapshot().locations.find(columns[column]);
    const bool is_site = place.known() && edition.snapshot().locations.level(place) > store::deepest_shown;
    if (is_site && asking.tier != engine::Tier::secretariat) continue;
    title += (title.empty() ? "" : " · ") + edition.name_of(columns[column]);
  }
  return title;
}

}  // namespace

std::string_view to_text(RecordChange change) {
  constexpr std::array<std::string_view, 4> names = {"came", "went", "moved", "confirmed"};
  return names[static_cast<std::size_t>(change)];
}

std::vector<ChangedRecord> find_changed_records(const Asking& asking, Revision from, Revision to) {
  const auto sources = asking.parameters.list("source");
  std::vector<ChangedRecord> changed;
  for (const engine::Number number : asking.library.database().changed_since(from)) {
    const auto before = seen(asking, number, from), after = seen(asking, number, to);
    const auto change = change_between(before, after);
    if (!change) continue;
    const std::string& source = after ? after->record.source : before->record.source;
    if (!sources.empty() && std::ranges::find(sources, source) == sources.end()) continue;
    changed.push_back({number, *change, source});
  }
  std::ranges::stable_sort(changed, {}, &ChangedRecord::change);
  return changed;
}

json differing_columns(const json& before, const json& after) {
  json list = json::array();
  std::set<std::string> columns;
  for (const json* side : {&before, &after}) {
    for (const auto& [name, value] : side->items()) columns.insert(name);
  }
  for (const std::string& column : columns) {
    const json old_value = before.value(column, json()), new_value = after.value(column, json());
    if (old_value != new_value) list.push_back({{"column", column}, {"old", old_value}, {"new", new_value}});
  }
  return list;
}

json changed_record_json(const Asking& asking, const ChangedRecord& changed, Revision from, Revision to, Names& names) {
  const auto before = seen(asking, changed.number, from), after = seen(asking, changed.number, to);
  const StoredRecord& shown = after ? *after : before.value();
  const json columns = all_columns(shown);
  json item = {{"id", id_of(shown)},
               {"record", id_of_number(changed.number)},
               {"kind", engine::table_of(shown.record.fact)},
               {"name", known(title_of(columns, asking))},
               {"source", known(changed.source)},
               {"change", to_text(changed.change)},
               {"columns", before && after ? differing_columns(all_columns(*before), columns) : json::array()}};
  names(item["id"].get_ref<const std::string&>());
  return item;
}

}  // namespace server
