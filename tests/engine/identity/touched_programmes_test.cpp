#include "engine/identity/touched_programmes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "engine/identity/programme_matches.h"
#include "store/files/standard.h"
#include "tests/engine/graph_text.h"

namespace engine {
namespace {

struct Part {
  std::string organisation, programme, source;
};

// A few programmes of which many seem to be one, who takes part in them, and who does so in the end.
class World {
 public:
  explicit World(unsigned seed) : random_(seed) {
    const char* const titles[] = {
        "Kits for Basra",           "Kits for Basra II",   "Water for hills", "Water for the hills", "Kits",
        "Water and kits for hills", "Repair of old wells", "Repair of wells", "Rare amber beads"};
    const char* const ids[] = {"P-10044", "XY-1-P/10044", "p 10044", "P-10045", "XY-1-P/10045", "one", "two", "three"};
    std::string programmes = "programmes\n id | name | start | end\n";
    for (const char* id : ids) {
      if (pick(4) == 0) continue;
      ids_.emplace_back(id);
      programmes +=
          " " + ids_.back() + " | " + titles[pick(9)] + (pick(2) == 0 ? " | 2022-01-01 | 2023-01-01" : " | |");
      programmes += "\n";
    }
    tables_ = "organisations\n id\n hope\n relief\n fund\n" + programmes;
    for (int count = 6; count > 0; --count) before_.push_back(part());
    for (int count = 1 + pick(3); count > 0; --count) added_.push_back(part());
    if (ids_.size() > 1 && pick(3) == 0) decided_.insert(std::minmax(ids_[0], ids_[1]));
  }

  std::shared_ptr<const Snapshot> before() const { return snapshot(before_); }
  std::shared_ptr<const Snapshot> after() const {
    std::vector<Part> all = before_;
    all.insert(all.end(), added_.begin(), added_.end());
    return snapshot(all);
  }

  std::vector<ProgrammeTouched> touched(const Snapshot& snapshot) const {
    std::map<std::uint32_t, ProgrammeTouched> touched;
    for (const Part& part : added_) {
      const std::uint32_t programme = snapshot.programme_by_id.at(part.programme).index;
      auto& one = touched[programme];
      one.programme = programme;
      one.organisations.push_back(snapshot.organisation_by_id.at(part.organisation).index);
      const std::uint32_t source = (*snapshot.sources).find(part.source);
      const auto unknown = 100 + static_cast<std::uint32_t>(part.source[0]);
      one.sources.push_back(source != Sources::none ? source : unknown);
    }
    std::vector<ProgrammeTouched> all;
    for (auto& [programme, one] : touched) all.push_back(std::move(one));
    return all;
  }

  const DecidedPairs& decided() const { return decided_; }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  Part part() {
    const char* const organisations[] = {"hope", "relief", "fund"};
    const char* const sources[] = {"a", "b", "c"};
    if (ids_.empty()) ids_.emplace_back("one");
    return {organisations[pick(3)], ids_[static_cast<std::size_t>(pick(static_cast<int>(ids_.size())))],
            sources[pick(3)]};
  }
  std::shared_ptr<const Snapshot> snapshot(const std::vector<Part>& parts) const {
    std::string text = tables_ + "participations\n organisation | programme | role | source\n";
    for (const Part& one : parts) {
      text += " " + one.organisation + " | " + one.programme + " | implementing | " + one.source + "\n";
    }
    return testing_text::snapshot(text);
  }

  std::mt19937 random_;
  Texts ids_;
  std::string tables_;
  std::vector<Part> before_, added_;
  DecidedPairs decided_;
};

std::string text_of(const std::vector<Match>& matches) {
  std::string text;
  for (const Match& match : matches) {
    text += match.a + "=" + match.b + " " + std::to_string(match.score);
    for (const std::string& reason : match.reasons) text += ", " + reason;
    text += "\n";
  }
  return text;
}

class TouchedProgrammes : public testing::Test {
 protected:
  const WordLists lists_ = store::read_word_lists();
  const NameWords words_{lists_.names, lists_.countries, lists_.bodies};
};

TEST_F(TouchedProgrammes, HaveTheMatchesThatMatchingEverythingTwiceFinds) {
  std::size_t found = 0, kept = 0;
  for (unsigned seed = 0; seed < 500; ++seed) {
    const World world(seed);
    const auto before = world.before();
    const auto old = find_programme_matches(undertakings_of(*before), words_, world.decided());
    auto wanted = find_programme_matches(undertakings_of(*world.after()), words_, world.decided());
    std::erase_if(wanted, [&](const Match& match) {
      return std::ranges::any_of(old, [&](const Match& one) { return one.id == match.id; });
    });
    const auto titles = programme_titles_of(*before, lists_);
    const auto touched = world.touched(*before);
    ASSERT_EQ(text_of(matches_of_touched(*before, *titles, touched, world.decided())), text_of(wanted)) << seed;
    found += wanted.size();
    kept += old.size();
  }
  EXPECT_GT(found, 50u) << "the worlds show what is proposed";
  EXPECT_GT(kept, 50u) << "and what was before";
}

TEST_F(TouchedProgrammes, WereMatchesWhereMatchingEverythingFindsThem) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    const auto snapshot = World(seed).before();
    std::set<std::string> matches;
    for (const Match& match : find_programme_matches(undertakings_of(*snapshot), words_, {})) matches.insert(match.id);
    std::vector<ProgrammePair> pairs;
    for (std::uint32_t one = 0; one < snapshot->programmes.size(); ++one) {
      for (std::uint32_t other = one + 1; other < snapshot->programmes.size(); ++other) pairs.emplace_back(one, other);
    }
    const auto found = are_matches(*snapshot, *programme_titles_of(*snapshot, lists_), pairs);
    for (std::size_t at = 0; at < pairs.size(); ++at) {
      const std::string& one = snapshot->programmes[pairs[at].first].id;
      const std::string& other = snapshot->programmes[pairs[at].second].id;
      ASSERT_EQ(found[at], matches.contains(match_id(one, other))) << seed << ": " << one << ", " << other;
    }
  }
}

}  // namespace
}  // namespace engine
