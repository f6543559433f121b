#include "store/files/labelled_rows.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

#include "engine/model/tables.h"
#include "store/files/native_table.h"

namespace store {
namespace {

using engine::StoredRecord;

// The columns of the native tables whose texts are ids of other records.
bool names_records(std::string_view column) {
  static constexpr std::array<std::string_view, 29> columns = {
      "organisation", "programme", "service",   "location", "serves",     "group",     "provider",    "receiver",
      "parent",       "parents",   "successor", "from",     "to",         "mechanism", "agreement",   "lead",
      "actors",       "parties",   "document",  "owner",    "programmes", "body",      "destination", "about",
      "referral",     "a",         "b",         "host",     "country"};
  return std::ranges::find(columns, column) != columns.end();
}

bool holds_numbers(const TableColumn& column) { return column.type == "integer" || column.type == "number"; }

constexpr int finest_level = 2;

// Calls lift(text) for the id of each place that a value names, or may name.
template <class Value, class Lift>
void for_each_place(Value& value, Lift&& lift) {
  using One = std::remove_cvref_t<Value>;
  if constexpr (std::is_same_v<One, engine::Id<engine::Location>> || std::is_same_v<One, engine::Id<engine::Any>>) {
    lift(value.text);
  } else if constexpr (std::is_same_v<One, std::vector<engine::Id<engine::Location>>> ||
                       std::is_same_v<One, std::vector<engine::Id<engine::Any>>>) {
    for (auto& one : value) lift(one.text);
  }
}

}  // namespace

LabelledRows::LabelledRows(const ExportContent& content) : content_(content), places_(content) {
  content.records.for_each(engine::kind_of<engine::Delivery>(), [&](const StoredRecord& stored) {
    const auto& delivery = std::get<engine::Delivery>(stored.record.fact);
    const auto show = [&](const engine::Id<engine::Location>& place) {
      if (places_.shown(stored, place) == place.text) shown_sites_.insert(place.text);
    };
    show(delivery.location);
    for (const auto& served : delivery.serves) show(served);
  });
}

bool LabelledRows::may_show(const StoredRecord& stored) const {
  const auto* location = std::get_if<engine::Location>(&stored.record.fact);
  return location == nullptr || location->level <= finest_level || shown_sites_.contains(stored.record.id);
}

std::vector<BookColumn> LabelledRows::columns(const engine::Fact& kind) const {
  std::vector<BookColumn> columns;
  for (const TableColumn& column : columns_of(kind)) {
    columns.push_back({column.name, holds_numbers(column)});
    if (names_records(column.name)) columns.push_back({column.name + " name"});
  }
  return columns;
}

StoredRecord LabelledRows::guarded(const StoredRecord& stored) const {
  StoredRecord shown = stored;
  auto* delivery = std::get_if<engine::Delivery>(&shown.record.fact);
  if (delivery == nullptr) return lifted(std::move(shown));
  const auto place = [&](engine::Id<engine::Location>& id) {
    const std::string coarse = places_.shown(stored, id);
    if (coarse == id.text) return;
    id.text = coarse;
    // The source's own word for the place, and the note, may say it too.
    std::erase_if(shown.record.words, [](const engine::Word& word) { return word.field == "location"; });
    shown.record.note.clear();
  };
  place(delivery->location);
  for (auto& served : delivery->serves) {
    if (served.text != "*") place(served);
  }
  return shown;
}

// What is needed, governed or met at a site tells of it as what is delivered there does.
StoredRecord LabelledRows::lifted(StoredRecord shown) const {
  const auto& locations = content_.snapshot.locations;
  bool was_lifted = false;
  const auto lift = [&](std::string& id) {
    const auto site = locations.find(id);
    if (!site.known() || locations.level(site) <= finest_level || shown_sites_.contains(id)) return;
    engine::Ref<engine::Location> around;
    for (const auto above : locations.above(site)) {
      const bool is_deeper = !around.known() || locations.level(above) > locations.level(around);
      if (locations.level(above) <= finest_level && is_deeper) around = above;
    }
    id = around.known() ? locations.id(around) : std::string();
    was_lifted = true;
  };
  std::visit(
      [&](auto& one) { engine::for_each_column(one, [&](const auto&, auto& value) { for_each_place(value, lift); }); },
      shown.record.fact);
  if (!was_lifted) return shown;
  std::erase_if(shown.record.words, [](const engine::Word& word) { return word.field == "location"; });
  shown.record.note.clear();
  return shown;
}

std::vector<std::string> LabelledRows::texts(const StoredRecord& stored) const {
  const std::vector<TableColumn> columns = columns_of(stored.record.fact);
  const std::vector<std::string> plain = texts_of(guarded(stored));
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < plain.size(); ++at) {
    texts.push_back(plain[at]);
    if (names_records(columns[at].name)) texts.push_back(labels(plain[at]));
  }
  return texts;
}

std::string LabelledRows::labels(const std::string& ids) const {
  std::string names;
  for (std::size_t begin = 0; begin < ids.size();) {
    const std::size_t end = std::min(ids.find('|', begin), ids.size());
    const std::string name = label(ids.substr(begin, end - begin));
    if (!name.empty()) names += (names.empty() ? "" : "; ") + name;
    begin = end + 1;
  }
  return names;
}

// Ids of one namespace: an id is looked for among all kinds of records that have names.
std::string LabelledRows::label(const std::string& id) const {
  const engine::Snapshot& snapshot = content_.snapshot;
  if (const auto found = snapshot.organisation_by_id.find(id); found != snapshot.organisation_by_id.end()) {
    return snapshot.organisations[found->second.index].name;
  }
  if (const auto found = snapshot.programme_by_id.find(id); found != snapshot.programme_by_id.end()) {
    return snapshot.programmes[found->second.index].name;
  }
  if (const auto found = snapshot.services.find(id); found.known()) return snapshot.services.name(found);
  if (const auto found = snapshot.groups.find(id); found.known()) return snapshot.groups.name(found);
  if (const auto found = snapshot.locations.find(id); found.known()) return snapshot.locations.name(found);
  return {};
}

}  // namespace store
