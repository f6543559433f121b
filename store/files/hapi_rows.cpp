#include "store/files/hapi_rows.h"

#include <algorithm>
#include <array>

#include "engine/identity/words.h"
#include "store/files/figures.h"
#include "store/files/stated_values.h"

namespace store {
namespace {

constexpr std::array columns{
    KnownColumn{"location code", "country", "country"},
    KnownColumn{"location name", "country-name", "country"},
    KnownColumn{"admin1 code", "admin1-code", "adm1 code"},
    KnownColumn{"admin1 name", "admin1-name", "adm1 name"},
    KnownColumn{"admin2 code", "admin2-code", "adm2 code"},
    KnownColumn{"admin2 name", "admin2-name", "adm2 name"},
    KnownColumn{"provider admin1 name", "provider-admin1", "adm1 name, where HAPI has none"},
    KnownColumn{"provider admin2 name", "provider-admin2", "adm2 name, where HAPI has none"},
    KnownColumn{"org acronym", "acronym", "organisation acronym"},
    KnownColumn{"org name", "organisation", "organisation"},
    KnownColumn{"org type code", "type-code", "organisation kind"},
    KnownColumn{"org type description", "type", "organisation kind"},
    KnownColumn{"sector code", "sector-code", "sector"},
    KnownColumn{"sector name", "sector", "sector"},
    KnownColumn{"category", "category", "who of the people"},
    KnownColumn{"gender", "gender", "who of the people"},
    KnownColumn{"age range", "age", "who of the people"},
    KnownColumn{"disabled marker", "disabled", "who of the people"},
    KnownColumn{"population group", "group", "group"},
    KnownColumn{"population status", "status", "in need, targeted, affected or reached"},
    KnownColumn{"population", "population", "people"},
    KnownColumn{"reference period start", "start", "first day of the period"},
    KnownColumn{"reference period end", "end", "last day of the period"},
    KnownColumn{"dataset hdx id", "dataset", "data set of HDX"},
    KnownColumn{"resource hdx id", "resource", "file of HDX"},
    KnownColumn{"warning", "warning", "what HAPI says of the row"},
    KnownColumn{"error", "error", "what HAPI says of the row"},
};

// What HAPI writes where a provider gave no name.
bool is_nothing(std::string_view text) {
  const std::string folded = engine::fold(text);
  return folded.empty() || folded == "not provided" || folded == "none" || folded == "unspecified" || folded == "n a";
}

std::string said(std::string_view text) { return is_nothing(text) ? "" : std::string(text); }

std::string first_said(std::string_view one, std::string_view other) {
  return is_nothing(one) ? said(other) : said(one);
}

std::vector<engine::PlaceWords> places_of(const HapiText& text) {
  std::vector<engine::PlaceWords> places{{0, said(text("country")), said(text("country-name"))}};
  const engine::PlaceWords first{1, said(text("admin1-code")),
                                 first_said(text("admin1-name"), text("provider-admin1"))};
  const engine::PlaceWords second{2, said(text("admin2-code")),
                                  first_said(text("admin2-name"), text("provider-admin2"))};
  for (const engine::PlaceWords& words : {first, second}) {
    if (!words.code.empty() || !words.name.empty()) places.push_back(words);
  }
  return places;
}

// Everybody: without a part of the people by sex, age or disability.
bool is_everybody(const HapiText& text) {
  for (const char* column : {"category", "gender", "age", "disabled"}) {
    const std::string word = engine::fold(text(column));
    if (!word.empty() && word != "all" && word != "total") return false;
  }
  return true;
}

}  // namespace

std::span<const KnownColumn> hapi_columns() { return columns; }

bool is_presence_table(const NamedColumns& table) {
  return table.has_all({"country", "sector-code", "start"}) && (table.has("organisation") || table.has("acronym")) &&
         (table.has("admin2-code") || table.has("dataset") || table.has("resource"));
}

bool is_needs_table(const NamedColumns& table) {
  return table.has_all({"country", "sector-code", "status", "population", "start"});
}

bool HapiRows::is_faulty(const HapiText& text, std::uint32_t row) {
  if (!text("warning").empty()) issues_.note(row, "warning", text("warning"), "HAPI warns about this row");
  if (text("error").empty()) return false;
  issues_.leave_out(row, "error", text("error"), "HAPI itself found this fault with the row");
  return true;
}

std::string HapiRows::sector_of(const HapiText& text) const {
  const std::string_view code = text("sector-code");
  return sectors_.has(code) || text("sector").empty() ? std::string(code) : std::string(text("sector"));
}

void HapiRows::take_presence(const HapiText& text, std::uint32_t row) {
  ++reading_.rows_read;
  if (is_faulty(text, row)) return;
  engine::ActivityRow activity;
  activity.row = row;
  activity.organisation.name = said(text("organisation"));
  activity.organisation.acronym = said(text("acronym"));
  if (activity.organisation.acronym == activity.organisation.name) activity.organisation.acronym.clear();
  activity.organisation.kind = first_said(text("type-code"), text("type"));
  activity.sector = sector_of(text);
  activity.places = places_of(text);
  if (activity.organisation.empty()) {
    issues_.leave_out(row, "org_name", text("organisation"), "the row names no organisation that is present");
    return;
  }
  if (activity.sector.empty()) {
    issues_.leave_out(row, "sector_code", "", "the row names no sector");
    return;
  }
  const auto start = first_day(text("start"));
  const auto end = day_after(text("end"));
  if (start && end && *start < *end) {
    activity.reported = engine::Period{*start, *end};
  } else {
    issues_.note(row, "reference_period_start", text("start"), "the row has no period in which it was reported");
  }
  reading_.activities.push_back(std::move(activity));
}

void HapiRows::take_need(const HapiText& text, std::uint32_t row) {
  ++reading_.rows_read;
  if (is_faulty(text, row)) return;
  const std::string status = engine::fold(text("status"));
  if (status != "inn") {
    issues_.note(row, "population_status", text("status"), "is no number of people in need: its rows are not read");
    return;
  }
  if (!is_everybody(text)) {
    issues_.note(row, "category", "",
                 "rows of a part of the people, by sex, age or disability, are not read: the whole is");
    return;
  }
  const Figure people = read_figure(text("population"));
  if (!people.number || *people.number < 0) {
    issues_.leave_out(row, "population", text("population"), "is no number of people");
    return;
  }
  engine::NeedRow need;
  need.row = row;
  need.places = places_of(text);
  need.sector = sector_of(text);
  const std::string group = engine::fold(text("group"));
  if (group != "all") need.group = said(text("group"));
  need.people = to_count(*people.number);
  need.start = first_day(text("start"));
  need.end = day_after(text("end"));
  reading_.needs.push_back(std::move(need));
}

}  // namespace store
