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

using Read = std::vector<std::optional<StoredRecord>>;

// So many records are in memory at once, at either revision.
constexpr std::size_t most_at_once = 1024;

// The records as the asker sees them: one beyond its tier is not there. REQUIRES: `numbers` ascend.
Read seen(const Asking& asking, std::span<const engine::Number> numbers, Revision at) {
  Read records = asking.library.database().records(numbers, at);
  for (auto& stored : records) {
    if (stored && tier_of(stored->record) > asking.tier) stored.reset();
  }
  return records;
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

// The columns that name a record, the first that it has alone; and those whose names together say what it is.
constexpr std::array<std::string_view, 3> naming = {"name", "text", "finding"};
constexpr std::array<std::string_view, 8> joined = {"organisation", "provider", "from",     "service",
                                                    "receiver",     "to",       "location", "programme"};

// The texts of some columns of a fact, in the order of `wanted`; empty where it has no such column or no text there.
template <std::size_t count>
std::array<std::string_view, count> texts_of(const engine::Fact& fact,
                                             const std::array<std::string_view, count>& wanted) {
  std::array<std::string_view, count> texts;
  const auto read = [&]<class Value>(const auto& column, const Value& value) {
    std::string_view text;
    if constexpr (std::is_same_v<Value, std::string>) {
      text = value;
    } else if constexpr (requires { std::string_view(value.text); }) {
      text = value.text;
    }
    const auto found = std::ranges::find(wanted, column.name);
    if (found != wanted.end()) texts[static_cast<std::size_t>(found - wanted.begin())] = text;
  };
  std::visit([&](const auto& one) { engine::for_each_column(one, read); }, fact);
  return texts;
}

// What to call a record that may be gone: its name, else the ids that it joins. A title names no site to whoever is not
// of the secretariat.
std::string title_of(const engine::Fact& fact, const Asking& asking) {
  const Edition& edition = asking.edition;
  for (const std::string_view text : texts_of(fact, naming)) {
    if (!text.empty()) return std::string(text);
  }
  std::string title;
  for (const std::string_view text : texts_of(fact, joined)) {
    if (text.empty()) continue;
    const std::string id(text);
    const auto place = edition.snapshot().locations.find(id);
    const bool is_site = place.known() && edition.snapshot().locations.level(place) > store::deepest_shown;
    if (is_site && asking.tier != engine::Tier::secretariat) continue;
    title.append(title.empty() ? "" : " · ").append(edition.name_of(id));
  }
  return title;
}

// Finds what differs, as find_changed_records() says.
class Comparison {
 public:
  // REQUIRES: `asking` outlives it.
  Comparison(const Asking& asking, Revision from, Revision to)
      : asking_(asking), from_(from), to_(to), wanted_(asking.parameters.list("source")) {}

  ChangedRecords run() {
    const auto others = asking_.library.database().touched_between(
        from_, to_,
        [&](const engine::Pack& pack, std::span<const std::uint16_t> superseded) { add_new(pack, superseded); });
    for (std::size_t at = 0; at < others.size(); at += most_at_once) {
      add_others(std::span(others).subspan(at, std::min(most_at_once, others.size() - at)));
    }
    std::ranges::sort(found_.list, {}, [](const ChangedRecord& one) { return std::pair(one.change, one.number); });
    return std::move(found_);
  }

 private:
  // Nothing where the source is not asked for.
  std::optional<std::uint32_t> place_of(std::string_view source) {
    if (!wanted_.empty() && std::ranges::find(wanted_, source) == wanted_.end()) return std::nullopt;
    const auto [known, is_new] =
        places_.try_emplace(std::string(source), static_cast<std::uint32_t>(found_.sources.size()));
    if (is_new) found_.sources.emplace_back(source);
    return known->second;
  }

  // What stands as it came needs no record made.
  void add_new(const engine::Pack& pack, std::span<const std::uint16_t> superseded) {
    const auto& tiers = pack.common(engine::Common::tier);
    const auto& sources = pack.common(engine::Common::source);
    std::vector<bool> passed(pack.size());
    for (const std::uint16_t place : superseded) passed[place] = true;
    if (asking_.tier != engine::Tier::secretariat) {
      for (const std::uint16_t place : pack.places(engine::kind_of<engine::ReferralCount>())) passed[place] = true;
    }
    std::map<std::uint64_t, std::optional<std::uint32_t>> places;
    for (std::size_t at = 0; at < pack.size(); ++at) {
      if (passed[at] || static_cast<engine::Tier>(tiers.number(at).value_or(0)) > asking_.tier) continue;
      const std::uint64_t code = sources[at];
      auto place = places.find(code);
      if (place == places.end()) place = places.emplace(code, place_of(pack.text(code))).first;
      if (place->second) found_.list.push_back({pack.number(at), *place->second, RecordChange::came});
    }
  }

  void add_others(std::span<const engine::Number> numbers) {
    const Read before = seen(asking_, numbers, from_), after = seen(asking_, numbers, to_);
    for (std::size_t at = 0; at < numbers.size(); ++at) {
      const auto change = change_between(before[at], after[at]);
      if (!change) continue;
      const auto place = place_of(after[at] ? after[at]->record.source : before[at]->record.source);
      if (place) found_.list.push_back({numbers[at], *place, *change});
    }
  }

  const Asking& asking_;
  const Revision from_, to_;
  const std::vector<std::string> wanted_;
  std::map<std::string, std::uint32_t> places_;
  ChangedRecords found_;
};

// REQUIRES: one of the two is there.
json item_of(const Asking& asking, const std::optional<StoredRecord>& before, const std::optional<StoredRecord>& after,
             RecordChange change) {
  const StoredRecord& shown = after ? *after : before.value();
  // One by one and by name: a list of pairs would be made first, and there may be millions of these.
  json item = json::object();
  auto& columns = item.get_ref<json::object_t&>();
  const auto add = [&](const char* name, json&& value) { columns.emplace_hint(columns.end(), name, std::move(value)); };
  add("change", to_text(change));
  add("columns", before && after ? differing_columns(all_columns(*before), all_columns(shown)) : json::array());
  add("id", id_of(shown));
  add("kind", engine::table_of(shown.record.fact));
  add("name", known(title_of(shown.record.fact, asking)));
  add("record", id_of_number(shown.number));
  add("source", known(shown.record.source));
  return item;
}

}  // namespace

std::string_view to_text(RecordChange change) {
  constexpr std::array<std::string_view, 4> names = {"came", "went", "moved", "confirmed"};
  return names[static_cast<std::size_t>(change)];
}

ChangedRecords find_changed_records(const Asking& asking, Revision from, Revision to) {
  return Comparison(asking, from, to).run();
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

void for_each_changed(const Asking& asking, const ChangedRecords& changed, const Compared& compared,
                      const std::function<void(json&&)>& add) {
  const auto [from, to, part] = compared;
  std::vector<engine::Number> numbers;
  for (std::size_t at = part.from; at < part.to;) {
    // The records of one change ascend.
    const RecordChange change = changed.list[at].change;
    numbers.clear();
    for (; at < part.to && changed.list[at].change == change && numbers.size() < most_at_once; ++at) {
      numbers.push_back(changed.list[at].number);
    }
    const Read before = change == RecordChange::came ? Read(numbers.size()) : seen(asking, numbers, from);
    const Read after = change == RecordChange::went ? Read(numbers.size()) : seen(asking, numbers, to);
    for (std::size_t one = 0; one < numbers.size(); ++one) {
      add(item_of(asking, before[one], after[one], change));
    }
  }
}

}  // namespace server
