#include <array>

#include "store/files/grants_360_readers.h"
#include "store/files/stated_values.h"

namespace store {
namespace {

// Headings as the standard's templates have them; "#" is the number of the one among several.
constexpr std::array columns{
    KnownColumn{"identifier", "id", "grant"},
    KnownColumn{"title", "title", "title"},
    KnownColumn{"currency", "currency", "currency"},
    KnownColumn{"amount awarded", "awarded", "amount awarded"},
    KnownColumn{"amount disbursed", "disbursed", "amount disbursed"},
    KnownColumn{"award date", "award-date", "day of the award"},
    KnownColumn{"planned dates # start date", "planned-start", "planned start"},
    KnownColumn{"planned dates # end date", "planned-end", "planned end"},
    KnownColumn{"actual dates # start date", "actual-start", "actual start"},
    KnownColumn{"actual dates # end date", "actual-end", "actual end"},
    KnownColumn{"planned dates start date", "planned-start", "planned start"},
    KnownColumn{"planned dates end date", "planned-end", "planned end"},
    KnownColumn{"grant programme # title", "programme", "programme of the funder"},
    KnownColumn{"grant programme # code", "programme-code", "code of the programme"},
    KnownColumn{"grant programme title", "programme", "programme of the funder"},
    KnownColumn{"grant programme code", "programme-code", "code of the programme"},
    KnownColumn{"funding org # identifier", "", "who funds"},
    KnownColumn{"funding org # name", "", "who funds"},
    KnownColumn{"funding org identifier", "funding org 0 identifier", "who funds"},
    KnownColumn{"funding org name", "funding org 0 name", "who funds"},
    KnownColumn{"recipient org # identifier", "", "who receives"},
    KnownColumn{"recipient org # name", "", "who receives"},
    KnownColumn{"recipient org # charity number", "", "identifier of who receives"},
    KnownColumn{"recipient org # company number", "", "identifier of who receives"},
    KnownColumn{"recipient org identifier", "recipient org 0 identifier", "who receives"},
    KnownColumn{"recipient org name", "recipient org 0 name", "who receives"},
    KnownColumn{"recipient org charity number", "recipient org 0 charity number", "identifier of who receives"},
    KnownColumn{"recipient org company number", "recipient org 0 company number", "identifier of who receives"},
    KnownColumn{"recipient ind identifier", "person-id", ""},
    KnownColumn{"recipient ind name", "person-name", ""},
    KnownColumn{"recipient ind # identifier", "person-id", ""},
    KnownColumn{"recipient ind # name", "person-name", ""},
    KnownColumn{"to individuals details primary grant reason", "person-reason", ""},
    KnownColumn{"to individuals details secondary grant reason", "person-second-reason", ""},
    KnownColumn{"to individuals details grant purpose", "person-purpose", ""},
    KnownColumn{"beneficiary location # name", "", "place of who benefits"},
    KnownColumn{"beneficiary location # country code", "", "country of who benefits"},
    KnownColumn{"beneficiary location # geographic code", "", "code of the place"},
    KnownColumn{"beneficiary location # geographic code type", "", "kind of the code"},
    KnownColumn{"beneficiary location # latitude", "", "latitude"},
    KnownColumn{"beneficiary location # longitude", "", "longitude"},
    KnownColumn{"classifications # title", "", "classification"},
    KnownColumn{"for regrant type", "regrant", "money that is given on"},
    KnownColumn{"regrant type", "regrant", "money that is given on"},
    KnownColumn{"related activity", "related", "related activity"},
    KnownColumn{"related activity #", "related", "related activity"},
    KnownColumn{"last modified", "modified", "last confirmed"},
};

constexpr int most_of_a_kind = 20;

std::string text_of(const NamedRow& row, const std::string& key) { return std::string(row[key]); }

std::vector<NamedActor> actors_of(const NamedRow& row, const std::string& role) {
  std::vector<NamedActor> actors;
  for (int number = 0; number < most_of_a_kind; ++number) {
    const std::string stem = role + " " + std::to_string(number) + " ";
    const std::string id = text_of(row, stem + "identifier");
    const std::string name = text_of(row, stem + "name");
    if (id.empty() && name.empty()) continue;
    actors.push_back(
        grant_actor(id, name, text_of(row, stem + "charity number"), text_of(row, stem + "company number")));
  }
  return actors;
}

std::vector<GrantPlace> places_of(const NamedRow& row) {
  std::vector<GrantPlace> places;
  for (int number = 0; number < most_of_a_kind; ++number) {
    const std::string stem = "beneficiary location " + std::to_string(number) + " ";
    const GrantPlace place{text_of(row, stem + "name"),
                           text_of(row, stem + "geographic code"),
                           text_of(row, stem + "geographic code type"),
                           text_of(row, stem + "country code"),
                           text_of(row, stem + "latitude"),
                           text_of(row, stem + "longitude")};
    if (!place.name.empty() || !place.code.empty() || !place.country.empty()) places.push_back(place);
  }
  return places;
}

Grant360 grant_of(const NamedRow& row) {
  Grant360 grant;
  grant.id = text_of(row, "id");
  grant.currency = text_of(row, "currency");
  grant.awarded = text_of(row, "awarded");
  grant.disbursed = text_of(row, "disbursed");
  grant.award_date = text_of(row, "award-date");
  grant.start = text_of(row, row["actual-start"].empty() ? "planned-start" : "actual-start");
  grant.end = text_of(row, row["actual-end"].empty() ? "planned-end" : "actual-end");
  grant.modified = text_of(row, "modified");
  grant.programme = text_of(row, "programme");
  grant.programme_code = text_of(row, "programme-code");
  grant.regrant = text_of(row, "regrant");
  grant.funders = actors_of(row, "funding org");
  grant.to_person = !row["person-id"].empty() || !row["person-name"].empty() || !row["person-reason"].empty() ||
                    !row["person-purpose"].empty();
  if (grant.to_person) return grant;
  grant.title = text_of(row, "title");
  grant.related = text_of(row, "related");
  grant.recipients = actors_of(row, "recipient org");
  grant.places = places_of(row);
  for (int number = 0; number < most_of_a_kind; ++number) {
    const std::string title = text_of(row, "classifications " + std::to_string(number) + " title");
    if (!title.empty()) grant.classifications.push_back(title);
  }
  return grant;
}

}  // namespace

std::span<const KnownColumn> grant_columns() { return columns; }

bool is_grant_table(const NamedColumns& table) {
  const bool names_funder = table.has("funding org 0 identifier") || table.has("funding org 0 name");
  return names_funder && table.has_all({"id", "awarded"});
}

void read_grant_table(Workbook& workbook, const NamedTable& table, engine::Reading& reading) {
  reading.columns = table.columns.report("");
  reading.sheet = workbook.sheets()[table.sheet].name;
  const std::string place = reading.file + (reading.sheet.empty() ? "" : ", sheet " + reading.sheet);
  IssueList issues(reading, reading.sheet);
  Grants360 grants(reading, issues);
  read_rows(workbook, table, [&](const NamedRow& row) {
    if (row.empty()) return;
    ++reading.rows_read;
    const Grant360 grant = grant_of(row);
    if (grant.id.empty() && grant.awarded.empty()) {
      issues.leave_out(row.number(), "", "", "the row has neither an identifier nor an amount, and is no grant");
      return;
    }
    grants.take(grant, {place, row.number()}, row.number());
  });
  grants.finish();
  issues.finish();
}

}  // namespace store
