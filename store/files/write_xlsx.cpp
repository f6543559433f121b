#include "store/files/write_xlsx.h"

#include <algorithm>
#include <map>

#include "engine/model/error.h"
#include "engine/model/tables.h"
#include "store/files/activity_table.h"
#include "store/files/labelled_rows.h"
#include "store/files/xlsx_book.h"

namespace store {
namespace {

using engine::StoredRecord;

constexpr const char* activity_sheet = "3W";

void add_activities(XlsxBook& book, const ExportContent& content, const ActivityChoice& choice) {
  std::vector<BookColumn> columns;
  std::vector<std::string> tags;
  for (const ActivityColumn& column : activity_columns()) {
    columns.push_back({column.heading, column.counts});
    tags.push_back(column.tag);
  }
  book.begin_table(activity_sheet, columns, tags);
  for_each_activity(content, choice, [&](const std::vector<std::string>& texts) { book.add(texts); });
}

// How many deliveries lack what a reader would ask for first.
struct Unknowns {
  std::uint64_t deliveries = 0, undated = 0, ungrouped = 0, uncounted = 0, unconfirmed = 0;
};

Unknowns unknowns_of(const ExportContent& content) {
  Unknowns unknowns;
  content.records.for_each(engine::kind_of<engine::Delivery>(), [&](const StoredRecord& stored) {
    const auto& delivery = std::get<engine::Delivery>(stored.record.fact);
    ++unknowns.deliveries;
    if (!delivery.start && !delivery.end && delivery.reported.empty()) ++unknowns.undated;
    if (delivery.group.empty()) ++unknowns.ungrouped;
    if (!delivery.capacity && !delivery.reach) ++unknowns.uncounted;
    if (!stored.record.assured) ++unknowns.unconfirmed;
  });
  return unknowns;
}

void add_unknowns(XlsxBook& book, const Unknowns& unknowns) {
  const auto line = [&](const char* what, std::uint64_t count) {
    book.add({what, std::to_string(count) + " of " + std::to_string(unknowns.deliveries) + " deliveries"});
  };
  book.add({});
  book.add({"What is unknown", "An empty cell is unknown; it is neither zero nor no."});
  line("No date at all", unknowns.undated);
  line("For whom is not said", unknowns.ungrouped);
  line("Neither capacity nor reach", unknowns.uncounted);
  line("Never confirmed", unknowns.unconfirmed);
}

void add_sources(XlsxBook& book, const ExportContent& content) {
  std::map<std::string, std::uint64_t> records;
  for (const auto& place : content.records.places()) {
    const engine::Pack& pack = content.records.pack(place);
    ++records[std::string(pack.text(pack.common(engine::Common::source)[place.at]))];
  }
  book.add({});
  book.add({"Source", "Records"});
  for (const auto& [source, count] : records) book.add({source.empty() ? "(none)" : source, std::to_string(count)});
}

void add_about(XlsxBook& book, const ExportContent& content) {
  book.begin_page("About");
  book.add({"What this is",
            "Services and actors recorded in a Concert database. It says what was recorded, and "
            "nothing about conditions."});
  book.add({"Revision", std::to_string(content.snapshot.revision)});
  book.add({"Date", engine::to_text(content.day)});
  book.add({"Records", std::to_string(content.records.size())});
  book.add({"Sites",
            "Places below the second level are shown only where their provider made the record public; "
            "those of gender-based violence and child protection never are."});
  add_unknowns(book, unknowns_of(content));
  add_sources(book, content);
}

void add_tables(XlsxBook& book, const ExportContent& content) {
  const LabelledRows rows(content);
  engine::for_each_table([&]<class One>(const One& fact) {
    const engine::Fact kind = fact;
    bool begun = false;
    content.records.for_each(kind.index(), [&](const StoredRecord& stored) {
      if (!rows.may_show(stored)) return;
      if (!begun) book.begin_table(std::string(engine::table_of(kind)), rows.columns(kind));
      begun = true;
      book.add(rows.texts(stored));
    });
  });
}

}  // namespace

void write_xlsx(const ExportContent& content, const std::filesystem::path& path) {
  XlsxBook book(path, content.day);
  add_about(book, content);
  add_activities(book, content, {});
  add_tables(book, content);
  book.close();
}

void write_return_sheet(const ExportContent& content, const std::string& organisation,
                        const std::filesystem::path& path) {
  const auto found =
      engine::look_up(content.snapshot.organisation_by_id, engine::Id<engine::Organisation>{organisation});
  if (!found.known()) {
    throw engine::Error(engine::Error::Kind::not_found, "there is no organisation '" + organisation + "'");
  }
  XlsxBook book(path, content.day);
  book.begin_page("About");
  book.add({"For", content.snapshot.organisations[found.index].name});
  book.add({"Revision", std::to_string(content.snapshot.revision)});
  book.add({"Date", engine::to_text(content.day)});
  book.add({"What to do",
            "Sheet 3W holds what is recorded of your services. Correct the rows, add those that are "
            "missing, and send the workbook back."});
  book.add(
      {"What ended",
       "Write the last day in the column End. A row that is taken out says nothing: what it said stays, unless the "
       "sheet comes back under the source that said it, which so withdraws it."});
  book.add(
      {"What to leave",
       "The column Record tells which delivery a row is of. Leave it as it is, and empty in the rows that you add."});
  book.add({"What is unknown", "Leave the cell empty. Zero means none."});
  book.add({"What is not here", "Stages, ways in, conditions and hand-overs are kept elsewhere and stay as they are."});
  add_activities(book, content, {organisation, ActivityChoice::Places::own});
  book.close();
}

}  // namespace store
