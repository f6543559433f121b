#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/error.h"
#include "engine/model/pack.h"
#include "engine/model/record.h"

// What a reader of a file understood, in the file's own words. No reader knows the database:
// `reconcile` turns a Reading into a Changeset.
namespace engine {

// What became of one column of a sheet. dropped is for contacts and the like, never stored.
struct ColumnReport {
  enum class Treatment { understood, ignored, dropped };

  std::string column;  // its letter, "K"
  std::string header;  // as the sheet has it, line breaks as spaces
  std::string tag;     // its HXL tag, where there is one
  Treatment treatment = Treatment::ignored;
  std::string meaning;  // what it was taken for ("adm2 code"); empty unless understood
  std::string reason;   // a few words: by its tag, by its heading in French, by the mapping, ...
};

std::string to_text(ColumnReport::Treatment treatment);

// A place at one level, as code, name or both. Level 0 is the country.
struct PlaceWords {
  int level = 0;
  std::string code;
  std::string name;

  friend auto operator<=>(const PlaceWords&, const PlaceWords&) = default;
};

struct ActorWords {
  std::string name;     // may be empty where the acronym is all there is
  std::string acronym;  // may be empty
  std::string kind;     // the source's word

  bool empty() const { return name.empty() && acronym.empty(); }
  friend auto operator<=>(const ActorWords&, const ActorWords&) = default;
};

// A row of the 3W family: who does what where, when, for whom.
struct ActivityRow {
  std::uint32_t row = 0;
  std::string sheet;               // where it is another than the Reading's
  std::vector<PlaceWords> places;  // from coarse to fine; a site stands one level below the deepest column of codes
  std::optional<double> lat, lon;
  ActorWords organisation;         // who delivers
  ActorWords lead;                 // who leads, where the row names another than who delivers
  std::vector<ActorWords> donors;  // without placeholders
  std::string role;                // the source's word
  std::string sector, service;     // service is the finer word (activity), may be empty
  std::string group;
  std::string programme, programme_code;
  std::optional<Period> reported;
  Date start, end;   // end is the day after the last
  std::string plan;  // the response plan that the row belongs to; no programme, kept as the source's word
  std::string status;
  Count capacity, reach;
  std::string per;      // once, month or year: the unit of both
  std::string contact;  // kept on request alone
  std::string record;   // the id of the record that the row was written from, in a sheet of Concert's own
};

struct NeedRow {
  std::uint32_t row = 0;
  std::string sheet;  // where it is another than the Reading's
  std::vector<PlaceWords> places;
  std::string sector;
  std::string group;
  Count people;
  std::optional<double> severity;
  Date start, end;
};

// A row of a gazetteer.
struct PlaceRow {
  std::uint32_t row = 0;
  std::string code, name, parent_code, country;  // country as the file has it: alpha-2, alpha-3 or a name
  int level = 0;
  std::optional<double> lat, lon;
  Count population;
};

// A place that records refer to in words alone, from coarse to fine; level 0 is the country. The point is that of
// the finest.
struct PlaceMention {
  std::vector<PlaceWords> words;
  std::optional<double> lat, lon;
};

// A service that records refer to by a code of some list ("dac" and "12220"), by words, or by both. Each may be empty.
struct ServiceMention {
  std::string scheme, code;
  std::string sector, name;  // the name is the finer word
};

struct Reading {
  std::string file;        // its name without folders
  std::string format;      // as --as writes it
  std::string sheet;       // empty where the format has none
  bool is_export = false;  // of a database of Concert: its ids are those of the records there
  std::vector<ColumnReport> columns;
  std::vector<Issue> issues;
  std::uint64_t rows_read = 0;  // rows that hold anything, headings apart
  std::uint64_t rows_left = 0;  // of these, the rows that could not be taken

  // A format fills its own list and leaves the others empty.
  std::deque<ActivityRow> activities;  // many and large: each goes as soon as records are made of it
  std::vector<NeedRow> needs;
  std::vector<PlaceRow> places;
  std::vector<StoredRecord> records;  // facts as they stand, record.source empty, citations filled
  std::vector<Pack> packs;            // the same where they may be many

  // What `records` refer to in words: an Id of a place, service or group that is a key here stands for what the
  // words mean, and `reconcile` puts that in its stead.
  std::map<std::string, PlaceMention> places_named;
  std::map<std::string, ServiceMention> services_named;
  std::map<std::string, std::string> groups_named;
};

}  // namespace engine
