// What was planted, read from the tables slowly and by the letter of docs/definitions.md.

#include "tests/bench/plants.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/bench/rows.h"
#include "tests/bench/written_field.h"

namespace {

using bench::Row;
using bench::rows_of;
using bench::WrittenField;

constexpr const char* day = "2024-06-15";

// The tables of a field as planted cells need them, with the rows of each cell beside each other.
struct Tables {
  explicit Tables(const WrittenField& field) {
    std::map<std::string, std::string> sector_of;
    for (auto& row : rows_of("data/standard/services.csv")) sector_of[row["id"]] = row["parents"];
    for (auto& row : rows_of(field.table("deliveries"))) {
      deliveries[row["location"].substr(0, 6) + " " + sector_of[row["service"]]].push_back(row);
    }
    for (auto& row : rows_of(field.table("needs"))) {
      if (row["start"] <= day && day < row["end"]) needs[row["location"] + " " + row["service"]].push_back(row);
    }
    for (auto& row : rows_of(field.table("funding"))) donors[row["receiver"]].insert(row["provider"]);
    for (auto& row : rows_of(field.table("scopes"))) {
      if (row["start"] <= day && day < row["end"]) scopes.insert(row["location"]);
    }
  }

  std::map<std::string, std::vector<Row>> deliveries, needs;  // by "location service"
  std::map<std::string, std::set<std::string>> donors;        // by programme
  std::set<std::string> scopes;
};

bool holds(Row& row, const std::string& on) {
  if (!row["reported"].empty()) return row["reported"] == on.substr(0, 7);
  return row["start"] <= on && (row["end"].empty() || on < row["end"]);
}

// A planted cell and what the tables say of it.
struct Cell {
  Cell(Tables& tables, const bench::PlantedCell& planted)
      : all(tables.deliveries[planted.location + " " + planted.service]),
        needs(tables.needs[planted.location + " " + planted.service]),
        in_scope(tables.scopes.contains(planted.location.substr(0, 4))) {
    for (Row& row : all) {
      if (holds(row, day)) active.push_back(row);
    }
    for (Row& row : active) {
      const auto& known = tables.donors[row["programme"]];
      donors.insert(known.begin(), known.end());
    }
  }
  std::int64_t needed() { return needs.size() == 1 ? std::stoll(needs.front()["people"]) : -1; }
  std::int64_t capacity() {
    std::int64_t sum = 0;
    for (Row& row : active) sum += std::stoll(row["capacity"]);
    return sum;
  }
  bool all_have_programmes() {
    return std::ranges::none_of(active, [](Row& row) { return row["programme"].empty(); });
  }
  bool all_end_by(const std::string& last) {
    return std::ranges::all_of(all, [&](Row& row) { return !row["end"].empty() && row["end"] <= last; });
  }
  // Whether somebody was reported before the day and not on it.
  bool somebody_is_silent() {
    std::map<std::string, bool> reported_today;
    for (Row& row : all) {
      if (!row["reported"].empty()) reported_today[row["organisation"]] |= holds(row, day);
    }
    return std::ranges::any_of(reported_today, [](const auto& one) { return !one.second; });
  }

  std::vector<Row> all, needs, active;
  std::set<std::string> donors;
  bool in_scope;
};

// Whether the tables make the cell what Truth says that it is.
bool is(const std::string& kind, Cell cell) {
  if (!cell.in_scope) return false;
  if (kind == "uncovered") return cell.active.empty() && cell.needed() > 0;
  if (kind == "blank") return cell.all.empty() && cell.needs.empty();
  if (kind == "thin") return !cell.active.empty() && cell.capacity() < cell.needed();
  if (kind == "covered") return !cell.active.empty() && cell.capacity() >= cell.needed();
  if (kind == "lapsed") return !cell.active.empty() && cell.somebody_is_silent();
  if (kind == "still_reported") return cell.active.size() > 1 && !cell.somebody_is_silent();
  if (kind == "single_donor") return cell.donors.size() == 1 && cell.all_have_programmes();
  if (kind == "several_donors") return cell.donors.size() > 1;
  if (kind == "one_known_donor") return cell.donors.size() == 1 && !cell.all_have_programmes();
  if (kind == "ending") return !cell.active.empty() && cell.all_end_by("2024-08-01");
  if (kind == "followed") return !cell.active.empty() && !cell.all_end_by("2024-08-01");
  return false;
}

TEST(Plants, AreWhatTruthSays) {
  for (const std::uint64_t seed : {1, 2, 3}) {
    const WrittenField field(10'000, seed);
    Tables tables(field);
    ASSERT_EQ(field.truth.cells.size(), 11U);
    for (const auto& [kind, cells] : field.truth.cells) {
      EXPECT_GE(cells.size(), 10U) << kind;
      for (const auto& planted : cells) {
        EXPECT_TRUE(is(kind, Cell(tables, planted))) << kind << ": " << planted.location << " " << planted.service;
      }
    }
  }
}

TEST(Plants, AreDisturbedByNobody) {
  const WrittenField field(10'000);
  for (auto& row : rows_of(field.table("deliveries"))) {
    const bool quiet = row["location"].substr(2, 2) == "20";
    EXPECT_EQ(quiet, row["group"] == "everyone" && row["stage"].empty() && quiet) << row["id"];
  }
}

TEST(Plants, NameTheProgrammesThatFollowEachOther) {
  const WrittenField field(10'000);
  std::map<std::string, Row> programmes;
  for (auto& row : rows_of(field.table("programmes"))) programmes[row["id"]] = row;
  EXPECT_EQ(field.truth.successors.size(), field.truth.cells.at("followed").size());
  for (const auto& [first, second] : field.truth.successors) {
    EXPECT_EQ(programmes[first]["end"], programmes[second]["start"]);
    EXPECT_EQ(programmes[first]["name"] + "I", programmes[second]["name"]);
  }
}

TEST(Plants, AreWrittenToTheFileOfTruth) {
  const WrittenField field(10'000);
  std::ostringstream expected;
  bench::write_truth(expected, field.truth);
  EXPECT_EQ(bench::text_of(field.folder / "truth.json"), expected.str());
}

TEST(Register, TellsOfTheSameOrganisationsAndProgrammesByOtherNames) {
  const WrittenField field(10'000);
  const auto register_of = [&](const char* table) { return field.folder / "register" / table; };
  std::map<std::string, Row> entries;
  for (auto& row : rows_of(register_of("organisations.csv"))) entries[row["id"]] = row;
  for (auto& row : rows_of(register_of("programmes.csv"))) entries[row["id"]] = row;
  std::map<std::string, Row> known;
  for (auto& row : rows_of(field.table("organisations"))) known[row["id"]] = row;
  for (auto& row : rows_of(field.table("programmes"))) known[row["id"]] = row;

  EXPECT_GE(field.truth.duplicates.size(), 10U);
  EXPECT_GE(field.truth.twins.size(), 3U);
  EXPECT_GE(field.truth.look_alikes.size(), 10U);
  for (const auto* pairs : {&field.truth.duplicates, &field.truth.twins}) {
    for (const auto& [a, b] : *pairs) {
      EXPECT_TRUE(known.contains(a) && entries.contains(b)) << a << " " << b;
      EXPECT_NE(known[a]["name"], entries[b]["name"]);
      EXPECT_EQ(known[a]["start"], entries[b]["start"]);
      EXPECT_EQ(known[a]["country"], entries[b]["country"]);
    }
  }
  for (const auto& [a, b] : field.truth.look_alikes) EXPECT_NE(known[a]["identifiers"], entries[b]["identifiers"]);
}

}  // namespace
