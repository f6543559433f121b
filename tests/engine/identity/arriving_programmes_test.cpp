#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "engine/graph/edit.h"
#include "engine/identity/joins.h"
#include "engine/identity/programme_matches.h"
#include "engine/identity/regroup.h"
#include "engine/identity/touched_programmes.h"
#include "store/files/standard.h"

namespace engine {
namespace {

using Records = std::map<Number, StoredRecord>;

// A few programmes of which many seem to be one, and others that come while some go.
class World {
 public:
  explicit World(unsigned seed) : random_(seed) {
    for (const char* id : {"hope", "relief", "fund"}) {
      Organisation organisation;
      organisation.name = id;
      add(organisation, id, "a");
    }
    for (int at = 0; at < 8; ++at) add_programme("p" + std::to_string(9 * at));
    before_ = records_;
    for (int at = 1 + static_cast<int>(random_() % 3); at > 0; --at) {
      arrived_.push_back("p" + std::to_string(9 * (random_() % 8) + at));
      add_programme(arrived_.back());
    }
    std::erase_if(records_, [&](const auto& one) {
      const bool goes = std::holds_alternative<Programme>(one.second.record.fact) && before_.contains(one.first) &&
                        random_() % 5 == 0;
      if (goes) gone_.push_back(one.second.record.id);
      return goes;
    });
  }

  const Records& before() const { return before_; }
  const Records& after() const { return records_; }
  const Texts& arrived() const { return arrived_; }
  const Texts& gone() const { return gone_; }

  // What came stands before, and others come; now and then one is called otherwise, or goes.
  void go_on() {
    before_ = records_;
    arrived_.clear();
    gone_.clear();
    add_programme("p" + std::to_string(random_() % 100) + "-" + std::to_string(last_));
    const auto one = std::next(records_.begin(), static_cast<std::ptrdiff_t>(random_() % records_.size()));
    auto* programme = std::get_if<Programme>(&one->second.record.fact);
    if (programme == nullptr || random_() % 2 == 0) return;
    if (random_() % 4 == 0) {
      records_.erase(one);
    } else {
      programme->name = "Repair of old wells " + std::to_string(random_() % 3);
    }
  }

 private:
  void add(Fact fact, const std::string& id, const std::string& source) {
    StoredRecord stored;
    stored.number = ++last_;
    stored.record.id = id;
    stored.record.source = source;
    stored.record.fact = std::move(fact);
    records_.emplace(stored.number, std::move(stored));
  }
  void add_programme(const std::string& id) {
    const char* const titles[] = {
        "Kits for Basra",           "Kits for Basra II",   "Water for hills", "Water for the hills", "Kits",
        "Water and kits for hills", "Repair of old wells", "Repair of wells", "Rare amber beads"};
    const char* const organisations[] = {"hope", "relief", "fund"};
    const char* const sources[] = {"a", "b", "c"};
    Programme programme;
    programme.name = titles[random_() % 9];
    if (random_() % 2 == 0) {
      programme.start = Day{19'000};
      programme.end = Day{19'300};
    }
    add(programme, id, "a");
    Participation part;
    part.organisation = {organisations[random_() % 3]};
    part.programme = {id};
    part.role = "implementing";
    add(part, "", sources[random_() % 3]);
  }

  std::mt19937 random_;
  Number last_ = 0;
  Records records_, before_;
  Texts arrived_, gone_;
};

std::shared_ptr<const Snapshot> formed(const Records& records) {
  SnapshotBuilder builder;
  for (const auto& [number, stored] : records) builder.add(stored);
  return form_snapshot(builder, 7);
}

std::vector<RecordChange> changes_of(const World& world) {
  std::vector<RecordChange> changes;
  for (const auto& [number, stored] : world.before()) {
    if (!world.after().contains(number)) changes.push_back({&stored, nullptr});
  }
  for (const auto& [number, stored] : world.after()) {
    if (!world.before().contains(number)) changes.push_back({nullptr, &stored});
  }
  return changes;
}

std::shared_ptr<const Snapshot> edited_by(const World& world, const Snapshot& before, const WordLists& lists) {
  ActorRecords actors(lists);
  for (const auto& [number, stored] : world.after()) actors.add(stored);
  const auto read = [&](Number number) -> std::optional<StoredRecord> {
    const auto found = world.after().find(number);
    return found == world.after().end() ? std::nullopt : std::optional(found->second);
  };
  const auto changes = changes_of(world);
  const auto regrouping = regrouped(before, changes, actors, read, lists);
  return regrouping ? edited(before, 8, changes, &*regrouping) : nullptr;
}

std::string text_of(const std::vector<Match>& matches) {
  std::string text;
  for (const Match& match : matches) text += match.a + "=" + match.b + " " + std::to_string(match.score) + "\n";
  return text;
}

class ArrivingProgrammes : public testing::Test {
 protected:
  const WordLists lists_ = store::read_word_lists();
  const NameWords words_{lists_.names, lists_.countries, lists_.bodies};
};

TEST_F(ArrivingProgrammes, HaveTitlesThatAreWhatReadingAllAgainGives) {
  std::size_t edits = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    const World world(seed);
    const auto before = formed(world.before());
    programme_titles_of(*before, lists_);
    const auto is = edited_by(world, *before, lists_);
    if (!is) continue;
    ++edits;
    ASSERT_TRUE(is->kept.has<ProgrammeTitles>(0));
    const auto titles = programme_titles_of(*is, lists_);
    const ProgrammeTitles fresh(named_undertakings_of(*is), words_);
    for (std::uint32_t one = 0; one < is->programmes.size(); ++one) {
      ASSERT_EQ(titles->candidates_of(one), fresh.candidates_of(one));
      ASSERT_EQ(titles->ids(one, is->programmes[one].id), fresh.ids(one, is->programmes[one].id));
      for (std::uint32_t other = 0; other < one; ++other) {
        ASSERT_NEAR(titles->likeness({other, one}), fresh.likeness({other, one}), 1e-12);
      }
    }
  }
  EXPECT_GT(edits, 400u);
}

// From edit to edit, in which programmes mostly come and now and then one goes.
TEST_F(ArrivingProgrammes, HaveTheSameTitlesAfterManyEdits) {
  std::size_t edits = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    World world(seed);
    auto snapshot = formed(world.before());
    programme_titles_of(*snapshot, lists_);
    for (int step = 0; step < 8; ++step) {
      SCOPED_TRACE(seed * 100 + static_cast<unsigned>(step));
      auto is = edited_by(world, *snapshot, lists_);
      world.go_on();
      if (!is) {
        snapshot = formed(world.before());
        programme_titles_of(*snapshot, lists_);
        continue;
      }
      ++edits;
      snapshot = std::move(is);
      ASSERT_TRUE(snapshot->kept.has<ProgrammeTitles>(0));
      const auto titles = programme_titles_of(*snapshot, lists_);
      const ProgrammeTitles fresh(named_undertakings_of(*snapshot), words_);
      for (std::uint32_t one = 0; one < snapshot->programmes.size(); ++one) {
        ASSERT_EQ(titles->candidates_of(one), fresh.candidates_of(one));
        const std::string& id = snapshot->programmes[one].id;
        ASSERT_EQ(titles->ids(one, id), fresh.ids(one, id));
        for (std::uint32_t other = 0; other < one; ++other) {
          ASSERT_NEAR(titles->likeness({other, one}), fresh.likeness({other, one}), 1e-12);
        }
      }
    }
  }
  EXPECT_GT(edits, 300u);
}

TEST_F(ArrivingProgrammes, HaveTheMatchesThatMatchingEverythingFinds) {
  std::size_t found = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    const World world(seed);
    const auto before = formed(world.before()), after = formed(world.after());
    const std::set<std::string> arrived(world.arrived().begin(), world.arrived().end());
    if (arrived.size() != world.arrived().size()) continue;
    auto wanted = find_programme_matches(undertakings_of(*after), words_, {});
    std::erase_if(wanted, [&](const Match& one) { return !arrived.contains(one.a) && !arrived.contains(one.b); });
    std::vector<Undertaking> arrivals;
    std::vector<ProgrammeTouched> touched;
    for (const std::string& id : world.arrived()) {
      const auto place = after->programme_by_id.at(id).index;
      const auto all = undertakings_of(*after);
      Undertaking one = all[place];
      const auto number = static_cast<std::uint32_t>(before->programmes.size() + arrivals.size());
      ProgrammeTouched by{number, std::move(one.organisations), {}, {}};
      for (const auto source : one.sources) by.sources.push_back((*before->sources).find((*after->sources)[source]));
      one.organisations.clear();
      one.sources.clear();
      arrivals.push_back(std::move(one));
      touched.push_back(std::move(by));
    }
    std::vector<std::uint32_t> gone;
    for (const std::string& id : world.gone()) gone.push_back(before->programme_by_id.at(id).index);
    std::ranges::sort(gone);
    const auto titles = programme_titles_of(*before, lists_);
    ASSERT_EQ(text_of(matches_of_touched(*before, *titles, touched, {}, arrivals, gone)), text_of(wanted));
    found += wanted.size();
  }
  EXPECT_GT(found, 100u) << "the worlds show what is proposed";
}

}  // namespace
}  // namespace engine
