#include "engine/identity/packed_natives.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "tests/engine/identity/imports_text.h"

namespace testing_text {
namespace {

// The same reading with its records in packs of some size.
engine::Reading packed(engine::Reading reading, std::size_t most) {
  engine::PackBuilder builder;
  for (const auto& stored : std::exchange(reading.records, {})) {
    builder.add(stored);
    if (builder.size() == most) reading.packs.push_back(builder.finish());
  }
  if (builder.size() > 0) reading.packs.push_back(builder.finish());
  return reading;
}

// Everything that an import tells and leaves behind.
std::string outcome(Imports& imports, const engine::Reading& reading, const engine::ReconcileOptions& options) {
  const engine::Reconciled reconciled = imports.import(reading, options);
  std::string text = to_text(reconciled) + issues_text(reconciled) + unresolved_text(reconciled);
  for (const std::uint64_t count :
       {reconciled.added, reconciled.changed, reconciled.withdrawn, reconciled.unchanged, reconciled.moved,
        reconciled.rows_taken, reconciled.rows_left, reconciled.organisations, reconciled.locations}) {
    text += std::to_string(count) + " ";
  }
  for (const auto& stored : imports.of_source(options.source)) {
    text += "\n" + std::to_string(stored.number) + " " + stored.record.id + " " + to_text(stored.record) + " " +
            to_text(stored.citations);
    for (const auto& word : stored.record.words) text += " " + word.field + "=" + word.text;
  }
  return text;
}

constexpr const char* small = R"(
    organisations
    id   | name | parent
    hope | Hope |
    care | Care | hope

    deliveries
    organisation | service | location | group
    hope         | health  | IQG01Q01 | idps
    nobody       | health  | IQG01Q01 | idps
    care         | cinema  | IQG01Q01 | giants
    care         | cinema  | IQG01Q01 | giants
)";

TEST(PackedNatives, AreTakenAsRecordsAre) {
  Imports imports;
  const engine::Reconciled reconciled = imports.import(packed(package(small), 2));
  EXPECT_TRUE(reconciled.changeset.added.empty());
  EXPECT_EQ(reconciled.locations, 1U);
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=care service=cinema location=IQG01Q01 group=giants\n"
            "deliveries: organisation=hope service=health location=IQG01Q01 group=idps\n"
            "groups giants: name=giants parents=everyone\n"
            "organisations care: name=Care parent=hope\n"
            "organisations hope: name=Hope\n"
            "services cinema: name=cinema parents=all-services\n");
  EXPECT_EQ(issues_text(reconciled),
            "left-out 4 '': the column organisation refers to 'nobody', which exists nowhere\n"
            "unresolved 5 'cinema': no list knows this service; it became a service of its own\n"
            "unresolved 5 'giants': no list knows this group; it became a group of its own\n");
}

TEST(PackedNatives, AskForTheIdsOfOthersAllAtOnceWhereTheyAreMany) {
  engine::Reading reading = package("organisations\n id | name\n hope | Hope");
  for (int at = 0; at < 9000; ++at) {
    reading.records.push_back(reading.records.front());
    reading.records.back().record.id = "o" + std::to_string(at);
  }
  int asked = 0;
  engine::ReconcileOptions options;
  options.source = "a";
  options.kind_elsewhere = [&](const std::string& id) -> std::optional<std::size_t> {
    ++asked;
    if (id == "o7") return engine::kind_of<engine::Organisation>();
    return std::nullopt;
  };
  options.ids_elsewhere = [](const auto& show) {
    show("o7", engine::kind_of<engine::Organisation>());
    show("of nobody", engine::kind_of<engine::Organisation>());
  };
  const auto snapshot = Imports().snapshot();
  const auto reconciled =
      engine::reconcile(packed(reading, 4096), *snapshot, engine::ChosenRecords(), words(), options);
  EXPECT_EQ(reconciled.added, 9001U);
  EXPECT_LT(asked, 10);
  EXPECT_EQ(issues_text(reconciled), "note 1 'o7': another source uses this id; here it became 'o7-2'\n");
}

// Of a whole package that another source sent too, nobody reads a line for each row.
TEST(PackedNatives, AreToldInOneLineWhereVeryManyGetAnotherId) {
  engine::Reading reading = package("organisations\n id | name | parent\n hope | Hope |");
  for (int at = 0; at < 1500; ++at) {
    reading.records.push_back(reading.records.front());
    reading.records.back().record.id = "o" + std::to_string(at);
    std::get<engine::Organisation>(reading.records.back().record.fact).parent = {"hope"};
  }
  Imports slow, fast;
  slow.import(reading, "b");
  fast.import(reading, "b");
  engine::ReconcileOptions options;
  options.source = "a";
  const engine::Reconciled told = Imports(slow).import(reading, options);
  ASSERT_EQ(told.issues.size(), 1001U);
  EXPECT_EQ(told.issues.front().reason, "another source uses this id; here it became 'hope-2'");
  EXPECT_EQ(told.issues.back().reason,
            "another source uses the ids of more rows too; here each got a number behind it (501 rows)");
  EXPECT_EQ(outcome(fast, packed(reading, 400), options), outcome(slow, reading, options));
}

// A package such as might be sent: references that lead nowhere, words for codes, ids of others, rows twice.
std::string drawn_package(std::mt19937& random) {
  const auto one_of = [&](std::initializer_list<const char*> texts) {
    return *(texts.begin() + random() % texts.size());
  };
  std::string text = "organisations\n id | name | kind | country | parent | acronyms\n";
  for (std::size_t at = 0; at < 1 + random() % 4; ++at) {
    text += " o" + std::to_string(at) + " | Name " + std::to_string(random() % 3) + " | " +
            one_of({"", "UN", "INGO", "odd", "government"}) + " | " + one_of({"", "IQ", "Iraq", "Narnia"}) + " | " +
            one_of({"", "o0", "o3", "shared", "nobody"}) + " | " + one_of({"", "A", "A+B"}) + "\n";
  }
  text += "\nprogrammes\n id | name | parent\n";
  for (std::size_t at = 0; at < random() % 3; ++at) {
    text += " p" + std::to_string(at) + " | Programme | " + one_of({"", "p0", "p9"}) + "\n";
  }
  if (random() % 3 == 0) text += " shared | Shared | \n";
  text += "\nlocations\n id | level | name | parent\n";
  if (random() % 2 == 0) text += std::string(" X1 | 3 | Camp | ") + one_of({"IQG01Q01", "IQG09", ""}) + "\n";
  text +=
      "\ndeliveries\n organisation | programme | service | location | serves | group | status | way_in | reported\n";
  for (std::size_t left = random() % 8; left > 0; --left) {
    text += std::string(" ") + one_of({"o0", "o1", "o9", "shared"}) + " | " + one_of({"", "p0", "p1"}) + " | " +
            one_of({"health", "wash", "cinema"}) + " | " + one_of({"IQG01Q01", "X1", "NG036", "ZZ", "world"}) + " | " +
            one_of({"", "*", "X1+ZZ"}) + " | " + one_of({"", "idps", "giants"}) + " | " +
            one_of({"", "active", "odd"}) + " | " + one_of({"", "walk-in", "odd+hotline"}) + " | " +
            one_of({"", "2022-01", "2022-02"}) + "\n";
  }
  text += "\nfunding\n id | provider | receiver | kind\n";
  for (std::size_t at = 0; at < random() % 4; ++at) {
    text += " f" + std::to_string(at) + " | " + one_of({"o0", "p0", "f9"}) + " | " + one_of({"o1", "p1", "shared"}) +
            " | " + one_of({"commitment", "gift"}) + "\n";
  }
  text += "\nreferral_counts\n referral | month\n";
  if (random() % 4 == 0) text += std::string(" ") + one_of({"r0", "r1"}) + " | 2022-01\n";
  text += "\nreferrals\n id | from | to\n";
  if (random() % 2 == 0) text += std::string(" r0 | o0 | ") + one_of({"o1", "o9", ""}) + "\n";
  text += "\nmeetings\n id | body | name | attendance\n";
  if (random() % 2 == 0) text += std::string(" m0 | ") + one_of({"o0", "shared"}) + " | Meeting | shared:chair+o0\n";
  return text;
}

// The package with some of its rows gone, and some of them another's.
std::string sent_again(const std::string& package, std::mt19937& random) {
  std::istringstream lines(package);
  std::string text;
  for (std::string line, before; std::getline(lines, line); before = line) {
    const bool is_row = line.find('|') != std::string::npos && before.find('|') != std::string::npos;
    const auto number = is_row && random() % 6 == 0 ? line.find_last_of("0123456789") : std::string::npos;
    if (is_row && random() % 8 == 0) continue;
    // The first column may be an id, which no file sends twice.
    if (number != std::string::npos && number > line.find('|')) line[number] = static_cast<char>('1' + random() % 3);
    text += line + "\n";
  }
  return text;
}

// Lets some of what the records refer to be words, as readers of other formats do.
void name_in_words(engine::Reading& reading, std::mt19937& random) {
  if (random() % 2 == 0) return;
  if (random() % 2 == 0) reading.places_named["ZZ"] = {{{0, "IQ", ""}, {3, "", "The Old Mill"}}, 33.5, 44.5};
  if (random() % 2 == 0) reading.places_named["NG036"] = {{{0, "", "Iraq"}, {1, "X1", ""}}, {}, {}};
  if (random() % 2 == 0) reading.places_named["X1"] = {{{0, "", "Nowhere"}}, {}, {}};
  if (random() % 2 == 0) reading.services_named["cinema"] = {"dac", "21020", "", "Road transport"};
  if (random() % 2 == 0) reading.services_named["health"] = {"x", "9", "WASH", "Kites"};
  if (random() % 2 == 0) reading.groups_named["giants"] = "The very tall";
}

// Sends some records once more, some of them with something else to say.
void repeat_some(engine::Reading& reading, std::mt19937& random) {
  if (reading.records.empty() || random() % 3 != 0) return;
  for (std::size_t left = random() % 4; left > 0; --left) {
    engine::StoredRecord again = reading.records[random() % reading.records.size()];
    again.citations.front().row += 100 + static_cast<std::uint32_t>(random() % 3);
    auto* organisation = std::get_if<engine::Organisation>(&again.record.fact);
    if (organisation != nullptr && random() % 2 == 0) organisation->name += " anew";
    const auto place = random() % (reading.records.size() + 1);
    reading.records.insert(reading.records.begin() + static_cast<std::ptrdiff_t>(place), std::move(again));
    ++reading.rows_read;
  }
}

constexpr const char* others = "organisations\n id | name\n shared | Elsewhere\n o1 | Another";

TEST(PackedNatives, AgreeWithTheObviousWay) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    Imports slow, fast;
    if (random() % 2 == 0) {
      slow.import(package(others), "b");
      fast.import(package(others), "b");
    }
    engine::ReconcileOptions options;
    options.source = "a";
    if (random() % 3 == 0) options.covers = {{"IQ", {}}};
    std::string tables;
    for (int time = 0; time < 4; ++time) {
      tables = time == 0 || random() % 4 == 0 ? drawn_package(random) : sent_again(tables, random);
      engine::Reading reading = package(tables);
      repeat_some(reading, random);
      name_in_words(reading, random);
      const auto most = static_cast<std::size_t>(1 + random() % 9);
      options.source = random() % 6 == 0 ? "c" : "a";
      ASSERT_EQ(outcome(fast, packed(reading, most), options), outcome(slow, reading, options))
          << "round " << round << ", time " << time << "\n"
          << tables;
    }
  }
}

}  // namespace
}  // namespace testing_text
