#include "tests/engine/identity/imports_text.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>

#include "engine/graph/build.h"
#include "engine/identity/joins.h"
#include "engine/model/pack_change.h"
#include "engine/model/tables.h"
#include "engine/model/text.h"
#include "tests/engine/graph_text.h"
#include "tests/engine/model/moved_records.h"

namespace testing_text {
namespace {

using engine::ActivityRow;
using engine::StoredRecord;

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(' ');
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, '|');) fields.push_back(trimmed(field));
  return fields;
}

engine::PlaceWords& place(ActivityRow& row, int level) {
  for (auto& words : row.places) {
    if (words.level == level) return words;
  }
  row.places.push_back({level, "", ""});
  return row.places.back();
}

template <class Value>
void set(Value& value, const std::string& text) {
  engine::parse_into(value, text);
}

void set_field(ActivityRow& row, const std::string& heading, const std::string& text) {
  if (text.empty()) return;
  if (heading == "country") return set(place(row, 0).code, text);
  if (heading == "adm1") return set(place(row, 1).code, text);
  if (heading == "adm1_name") return set(place(row, 1).name, text);
  if (heading == "adm2") return set(place(row, 2).code, text);
  if (heading == "adm2_name") return set(place(row, 2).name, text);
  if (heading == "adm3") return set(place(row, 3).code, text);
  if (heading == "adm3_name") return set(place(row, 3).name, text);
  if (heading == "site") return set(place(row, 4).name, text);
  if (heading == "org") return set(row.organisation.name, text);
  if (heading == "acronym") return set(row.organisation.acronym, text);
  if (heading == "kind") return set(row.organisation.kind, text);
  if (heading == "lead") return set(row.lead.name, text);
  if (heading == "donor") return row.donors.push_back({text, "", ""});
  if (heading == "role") return set(row.role, text);
  if (heading == "sector") return set(row.sector, text);
  if (heading == "service") return set(row.service, text);
  if (heading == "group") return set(row.group, text);
  if (heading == "month") return set(row.reported, text);
  if (heading == "start") return set(row.start, text);
  if (heading == "end") return set(row.end, text);
  if (heading == "programme") return set(row.programme, text);
  if (heading == "programme_code") return set(row.programme_code, text);
  if (heading == "plan") return set(row.plan, text);
  if (heading == "status") return set(row.status, text);
  if (heading == "reach") return set(row.reach, text);
  if (heading == "lat") return set(row.lat, text);
  if (heading == "lon") return set(row.lon, text);
  throw std::invalid_argument("no column is called '" + heading + "'");
}

}  // namespace

engine::Reading sheet(const std::string& table, const std::string& file) {
  engine::Reading reading;
  reading.file = file;
  reading.format = "3w";
  reading.sheet = "Data";
  std::vector<std::string> headings;
  std::istringstream stream(table);
  std::uint32_t number = 1;
  for (std::string line; std::getline(stream, line);) {
    if (trimmed(line).empty()) continue;
    const auto fields = split(line);
    if (headings.empty()) {
      headings = fields;
      continue;
    }
    ActivityRow row;
    row.row = ++number;
    for (std::size_t at = 0; at < fields.size(); ++at) set_field(row, headings.at(at), fields[at]);
    std::ranges::sort(row.places, {}, &engine::PlaceWords::level);
    reading.activities.push_back(std::move(row));
  }
  reading.rows_read = reading.activities.size();
  return reading;
}

engine::Reading package(const std::string& tables, const std::string& file) {
  engine::Reading reading;
  reading.file = file;
  reading.format = "datapackage";
  reading.records = records(tables);
  for (StoredRecord& stored : reading.records) {
    stored.citations = {{file, static_cast<std::uint32_t>(stored.number)}};
    stored.number = 0;
    stored.record.source.clear();
    if (stored.record.id.starts_with("record-")) stored.record.id.clear();  // none was drawn
  }
  reading.rows_read = reading.records.size();
  return reading;
}

engine::WordLists words() {
  engine::WordLists lists;
  lists.sectors = {
      {"Santé", "health", "fr"}, {"WASH", "wash", ""}, {"Wells", "water", "en"}, {"Shelter", "shelter", ""}};
  lists.groups = {{"IDPs", "idps", ""}, {"Retournés", "returnees", "fr"}};
  lists.organisation_kinds = {{"INGO", "international-ngo", ""},
                              {"NNGO", "national-ngo", ""},
                              {"UN", "multilateral", ""},
                              {"Government", "government", ""}};
  lists.countries = {{"IQ", "IQ", ""}, {"IRQ", "IQ", ""}, {"Iraq", "IQ", "en"},
                     {"NG", "NG", ""}, {"NGA", "NG", ""}, {"Nigeria", "NG", "en"},
                     {"TD", "TD", ""}, {"TCD", "TD", ""}, {"Tchad", "TD", "fr"}};
  lists.placeholders = {{"N/A", "unknown", ""}, {"Multiple donors", "unknown", ""}, {"No partner", "unknown", ""}};
  lists.statuses = {{"Ongoing", "active", "en"}, {"Completed", "completed", "en"}};
  lists.roles = {{"Primary", "lead", "en"}, {"Sub-Implementing", "sub-implementer", "en"}};
  return lists;
}

std::string standard() {
  return R"(
    locations
    id       | level | name      | parent  | source
    world    | -1    | World     |         | standard
    IQ       | 0     | Iraq      | world   | standard
    IQG01    | 1     | Al-Anbar  | IQ      | standard
    IQG01Q01 | 2     | Falluja   | IQG01   | standard
    IQG01Q02 | 2     | Ramadi    | IQG01   | standard
    IQG02    | 1     | Ninewa    | IQ      | standard
    IQG02Q01 | 2     | Mosul     | IQG02   | standard
    IQG02Q02 | 2     | Ramadi    | IQG02   | standard
    NG       | 0     | Nigeria   | world   | standard
    NGA036   | 1     | Yobe      | NG      | standard
    NGA036002| 2     | Damaturu  | NGA036  | standard

    services
    id           | name           | parents      | source
    all-services | All services   |              | standard
    health       | Health         | all-services | standard
    wash         | Water and hygiene | all-services | standard
    water        | Water supply   | wash         | standard

    groups
    id        | name      | parents   | source
    everyone  | Everyone  |           | standard
    idps      | Displaced people | everyone | standard
    returnees | Returnees | everyone  | standard
  )";
}

Imports::Imports(const std::string& tables) : records_(records(tables)) {}

Imports::Imports(std::vector<StoredRecord> records, engine::WordLists lists)
    : records_(std::move(records)), lists_(std::move(lists)) {}

engine::Reconciled Imports::import(const engine::Reading& reading, const std::string& source,
                                   std::vector<engine::Covers> covers) {
  engine::ReconcileOptions options;
  options.source = source;
  options.covers = std::move(covers);
  return import(reading, options);
}

engine::Reconciled Imports::import(const engine::Reading& reading, const engine::ReconcileOptions& given) {
  engine::ReconcileOptions options = given;
  options.kind_elsewhere = [&](const std::string& id) -> std::optional<std::size_t> {
    for (const StoredRecord& stored : records_) {
      if (stored.record.id == id && stored.record.source != options.source) return stored.record.fact.index();
    }
    return std::nullopt;
  };
  auto reconciled = import_into(reading, options);
  apply(reconciled.changeset);
  return reconciled;
}

engine::Reconciled Imports::import_into(const engine::Reading& reading, const engine::ReconcileOptions& options) const {
  const std::vector<StoredRecord> before = of_source(options.source);
  if (reading.packs.empty()) return engine::reconcile(reading, *snapshot(), before, lists_, options);
  return engine::reconcile(reading, *snapshot(), engine::choose_all(engine::pack_all(before)), lists_, options);
}

std::shared_ptr<const engine::Snapshot> Imports::snapshot() const {
  engine::SnapshotBuilder builder;
  for (const StoredRecord& stored : records_) builder.add(stored);
  return engine::form_snapshot(builder, revision_);
}

std::vector<StoredRecord> Imports::of_source(const std::string& source) const {
  std::vector<StoredRecord> found;
  std::ranges::copy_if(records_, std::back_inserter(found),
                       [&](const StoredRecord& stored) { return stored.record.source == source; });
  return found;
}

void Imports::apply(const engine::Changeset& changeset) {
  const auto at = [&](engine::Number number) {
    const auto place = std::ranges::lower_bound(records_, number, {}, &StoredRecord::number);
    if (place == records_.end() || place->number != number)
      throw std::out_of_range("no record " + std::to_string(number));
    return place;
  };
  engine::Number last = records_.empty() ? 0 : records_.back().number;
  for (const StoredRecord& stored : changeset.changed) *at(stored.number) = stored;
  for (const StoredRecord& stored : moved_of(changeset)) at(stored.number)->citations = stored.citations;
  for (const engine::Number number : changeset.withdrawn) records_.erase(at(number));
  for (const auto& added : {changeset.added, engine::unpack_all(changeset.packs)}) {
    for (const StoredRecord& stored : added) {
      records_.push_back(stored);
      records_.back().number = ++last;
    }
  }
  if (!changeset.empty()) ++revision_;
}

std::string Imports::text(const std::string& source) const {
  std::vector<std::string> lines;
  for (const StoredRecord& stored : of_source(source)) lines.push_back(to_text(stored.record) + "\n");
  std::ranges::sort(lines);
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

std::string to_text(const engine::Record& record) {
  std::string text(engine::table_of(record.fact));
  const bool hashed = record.id.size() == 14 && record.id.find_first_of("-/") == std::string::npos;
  if (!hashed) text += " " + record.id;
  text += ":";
  std::visit(
      [&](const auto& fact) {
        engine::for_each_column(fact, [&](const auto& column, const auto& value) {
          const std::string written = engine::to_text(value);
          if (!written.empty()) text += " " + std::string(column.name) + "=" + written;
        });
      },
      record.fact);
  if (record.assured) text += " assured=" + to_text(*record.assured);
  return text;
}

std::string to_text(const engine::Reconciled& reconciled) {
  std::string text;
  for (const auto& stored : reconciled.changeset.added) text += "+ " + to_text(stored.record) + "\n";
  for (const auto& stored : engine::unpack_all(reconciled.changeset.packs)) {
    text += "+ " + to_text(stored.record) + "\n";
  }
  for (const auto& stored : reconciled.changeset.changed) text += "~ " + to_text(stored.record) + "\n";
  for (const auto& withdrawal : reconciled.withdrawals) text += "- " + withdrawal.what + "\n";
  for (const auto& stored : moved_of(reconciled.changeset)) text += "> " + to_text(stored.citations) + "\n";
  return text;
}

std::string issues_text(const engine::Reconciled& reconciled) {
  std::string text;
  for (const auto& issue : reconciled.issues) {
    text += to_text(issue.weight) + " " + std::to_string(issue.row) + " '" + issue.value + "': " + issue.reason + "\n";
  }
  return text;
}

std::string unresolved_text(const engine::Reconciled& reconciled) {
  std::string text;
  for (const auto& word : reconciled.unresolved) {
    text += word.kind + " " + word.word + " " + std::to_string(word.rows) + "\n";
  }
  return text;
}

}  // namespace testing_text
