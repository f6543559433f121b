#include "tests/engine/graph_text.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "engine/graph/build.h"
#include "engine/model/tables.h"
#include "engine/model/text.h"

namespace testing_text {
namespace {

using engine::Fact;
using engine::StoredRecord;

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(' ');
  if (from == std::string::npos) return "";
  return text.substr(from, text.find_last_not_of(' ') - from + 1);
}

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, '|');) fields.push_back(trimmed(field));
  return fields;
}

// Lists are joined by "|" in the native file set, which parts the columns here.
std::string native(std::string text) {
  std::ranges::replace(text, '+', '|');
  return text;
}

void set_field(StoredRecord& stored, const std::string& column, const std::string& text) {
  engine::Record& record = stored.record;
  bool taken = true;
  if (column == "id") {
    record.id = text;
  } else if (column == "source") {
    record.source = text;
  } else if (column == "tier") {
    record.tier = engine::parse_tier(text);
  } else if (column == "assured_date") {
    engine::parse_into(record.assured, text);
  } else {
    taken = false;
  }
  std::visit(
      [&](auto& fact) {
        engine::for_each_column(fact, [&](const auto& known, auto& value) {
          if (known.name != column) return;
          engine::parse_into(value, native(text));
          taken = true;
        });
      },
      record.fact);
  if (!taken) throw std::invalid_argument("no column is called '" + column + "'");
}

void set_usual_name(StoredRecord& stored) {
  std::visit(
      [&](auto& fact) {
        if constexpr (requires { fact.name; }) {
          if (fact.name.empty()) fact.name = stored.record.id;
        }
      },
      stored.record.fact);
}

}  // namespace

std::vector<StoredRecord> records(const std::string& tables) {
  std::vector<StoredRecord> records;
  std::optional<Fact> kind;
  std::vector<std::string> columns;
  std::istringstream stream(tables);
  for (std::string line; std::getline(stream, line);) {
    line = trimmed(line);
    if (line.empty() || line.starts_with("--")) continue;
    if (line.find('|') == std::string::npos && engine::fact_of_table(line)) {
      kind = engine::fact_of_table(line);
      columns.clear();
      continue;
    }
    const auto fields = split(line);
    if (columns.empty()) {
      columns = fields;
      continue;
    }
    StoredRecord stored;
    stored.number = records.size() + 1;
    stored.record.id = "record-" + std::to_string(stored.number);
    stored.record.source = "test";
    stored.record.fact = kind.value();
    for (std::size_t at = 0; at < fields.size(); ++at) {
      if (!fields[at].empty()) set_field(stored, columns.at(at), fields[at]);
    }
    set_usual_name(stored);
    records.push_back(std::move(stored));
  }
  return records;
}

std::shared_ptr<const engine::Snapshot> snapshot(const std::string& tables) {
  engine::SnapshotBuilder builder;
  for (StoredRecord& record : records(tables)) builder.add(std::move(record));
  return builder.build(1, {});
}

namespace {

template <class Ref>
Ref existing(Ref found, const std::string& id) {
  if (!found.known()) throw std::invalid_argument("the graph has no '" + id + "'");
  return found;
}

}  // namespace

engine::Ref<engine::Location> location(const engine::Snapshot& snapshot, const std::string& id) {
  return existing(snapshot.locations.find(id), id);
}
engine::Ref<engine::Service> service(const engine::Snapshot& snapshot, const std::string& id) {
  return existing(snapshot.services.find(id), id);
}
engine::Ref<engine::PopulationGroup> group(const engine::Snapshot& snapshot, const std::string& id) {
  return existing(snapshot.groups.find(id), id);
}
engine::Ref<engine::Organisation> organisation(const engine::Snapshot& snapshot, const std::string& id) {
  return snapshot.organisation_by_id.at(id);
}

}  // namespace testing_text
