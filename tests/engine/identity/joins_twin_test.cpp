#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "engine/identity/joins.h"
#include "engine/identity/words.h"
#include "tests/engine/graph_text.h"
#include "tests/engine/identity/joins_text.h"

namespace engine {
namespace {

// Looks at every pair, round by round, and at every record of both entities before it joins them.
class ObviousJoins {
 public:
  explicit ObviousJoins(const std::vector<StoredRecord>& actors) : actors_(actors), entity_(actors.size()) {
    std::iota(entity_.begin(), entity_.end(), std::size_t{0});
  }

  Joins find() {
    by_decision();
    by_identifier();
    by_name();
    Joins joins;
    for (std::size_t at = 0; at < actors_.size(); ++at) {
      const auto first = static_cast<std::size_t>(std::ranges::find(entity_, entity_[at]) - entity_.begin());
      if (first != at) joins.same.emplace_back(actors_[first].number, actors_[at].number);
    }
    std::ranges::sort(joins.same);
    return joins;
  }

 private:
  const Organisation* organisation(std::size_t at) const { return std::get_if<Organisation>(&actors_[at].record.fact); }

  static bool has(const Texts& texts, const std::string& text) { return std::ranges::find(texts, text) != texts.end(); }

  void by_decision() {
    for (const StoredRecord& stored : actors_) {
      const auto* decision = std::get_if<SameAs>(&stored.record.fact);
      if (decision == nullptr) continue;
      for (std::size_t one = 0; one < actors_.size(); ++one) {
        for (std::size_t other = one + 1; other < actors_.size(); ++other) {
          if (organisation(one) == nullptr || organisation(other) == nullptr) continue;
          const auto& a = actors_[one].record.id;
          const auto& b = actors_[other].record.id;
          if ((a == decision->a.text && b == decision->b.text) || (b == decision->a.text && a == decision->b.text)) {
            judged_[{one, other}] = decision->judgement;
          }
        }
      }
    }
    for (const auto& [pair, judgement] : judged_) {
      if (judgement != "same") continue;
      for (const auto& identifier : organisation(pair.first)->identifiers) stated_.push_back({identifier});
      for (const auto& identifier : organisation(pair.second)->identifiers) stated_.push_back({identifier});
      Texts both = organisation(pair.first)->identifiers;
      both.insert(both.end(), organisation(pair.second)->identifiers.begin(),
                  organisation(pair.second)->identifiers.end());
      stated_.push_back(both);
    }
    for (std::size_t at = 0; at < actors_.size(); ++at) {
      if (organisation(at) != nullptr) stated_.push_back(organisation(at)->identifiers);
    }
    for (const auto& [pair, judgement] : judged_) {
      if (judgement == "same") join(pair.first, pair.second);
    }
  }

  // Whether somebody states, in so many steps, that two values of one scheme are of one organisation.
  bool equal_values(const std::string& one, const std::string& other) const {
    std::set<std::string> known{one};
    for (std::size_t size = 0; size != known.size();) {
      size = known.size();
      for (const Texts& texts : stated_) {
        for (const auto& text : texts) {
          for (const auto& next : texts) {
            if (scheme(text) == scheme(next) && known.contains(text)) known.insert(next);
          }
        }
      }
    }
    return known.contains(other);
  }

  static std::string scheme(const std::string& identifier) { return identifier.substr(0, identifier.find(':')); }

  bool allowed(std::size_t one, std::size_t other) const {
    for (std::size_t a = 0; a < actors_.size(); ++a) {
      for (std::size_t b = 0; b < actors_.size(); ++b) {
        if (entity_[a] != entity_[one] || entity_[b] != entity_[other]) continue;
        const auto judged = judged_.find(std::minmax(a, b));
        if (judged != judged_.end() && judged->second == "different") return false;
        for (const auto& first : organisation(a)->identifiers) {
          for (const auto& second : organisation(b)->identifiers) {
            if (scheme(first) == scheme(second) && !equal_values(first, second)) return false;
          }
        }
      }
    }
    return true;
  }

  void join(std::size_t one, std::size_t other) {
    if (entity_[one] == entity_[other] || !allowed(one, other)) return;
    std::ranges::replace(entity_, std::size_t{entity_[other]}, std::size_t{entity_[one]});
  }

  void by_identifier() {
    std::set<std::string> identifiers;
    for (std::size_t at = 0; at < actors_.size(); ++at) {
      if (organisation(at) == nullptr) continue;
      identifiers.insert(organisation(at)->identifiers.begin(), organisation(at)->identifiers.end());
    }
    for (const auto& identifier : identifiers) {
      std::vector<std::size_t> having;
      for (std::size_t at = 0; at < actors_.size(); ++at) {
        if (organisation(at) != nullptr && has(organisation(at)->identifiers, identifier)) having.push_back(at);
      }
      bool catch_all = false;
      for (const auto one : having) {
        for (const auto other : having) {
          catch_all = catch_all || (actors_[one].record.source == actors_[other].record.source &&
                                    fold(organisation(one)->name) != fold(organisation(other)->name));
        }
      }
      for (const auto one : having) {
        for (const auto other : having) {
          if (other < one && !catch_all) join(other, one);
        }
      }
    }
  }

  void by_name() {
    std::set<std::string> names;
    for (std::size_t at = 0; at < actors_.size(); ++at) {
      if (organisation(at) != nullptr && !looks_like_acronym(organisation(at)->name)) {
        names.insert(fold(organisation(at)->name));
      }
    }
    const auto parent = [&](std::size_t at) {
      for (std::size_t other = 0; other < actors_.size(); ++other) {
        if (organisation(other) != nullptr && actors_[other].record.id == organisation(at)->parent.text) {
          return fold(organisation(other)->name);
        }
      }
      return organisation(at)->parent.text;
    };
    for (const auto& name : names) {
      for (std::size_t one = 0; one < actors_.size(); ++one) {
        for (std::size_t other = 0; other < one; ++other) {
          if (organisation(one) == nullptr || organisation(other) == nullptr) continue;
          if (fold(organisation(one)->name) != name || fold(organisation(other)->name) != name) continue;
          if (same_body(*organisation(one), *organisation(other), parent(one), parent(other))) join(other, one);
        }
      }
    }
  }

  const std::vector<StoredRecord>& actors_;
  std::vector<std::size_t> entity_;
  std::map<std::pair<std::size_t, std::size_t>, std::string> judged_;
  std::vector<Texts> stated_;
};

std::vector<StoredRecord> random_actors(std::mt19937& random) {
  const auto draw = [&](std::uint32_t of) { return static_cast<std::uint32_t>(random() % of); };
  const auto one_of = [&](Texts texts) { return texts[draw(static_cast<std::uint32_t>(texts.size()))]; };
  std::vector<StoredRecord> actors;
  const std::uint32_t count = 1 + draw(12);
  for (std::uint32_t at = 0; at < count + draw(4); ++at) {
    StoredRecord stored;
    stored.number = at + 1;
    stored.record.id = "r" + std::to_string(at);
    stored.record.source = one_of({"x", "y"});
    if (at < count) {
      Organisation organisation;
      organisation.name = one_of({"Hope Foundation", "Refugee Services", "SCI"});
      organisation.kind = one_of({"", "", "national-ngo", "international-ngo", "government"});
      organisation.country = one_of({"", "IQ", "NG"});
      if (draw(3) == 0) organisation.parent = {"r" + std::to_string(draw(count))};
      for (const char* scheme : {"iati:", "dac:"}) {
        for (std::uint32_t more = draw(6); more >= 4; --more) {
          organisation.identifiers.push_back(scheme + std::to_string(draw(3)));
        }
      }
      stored.record.fact = std::move(organisation);
    } else {
      stored.record.fact = SameAs{
          {"r" + std::to_string(draw(count))}, {"r" + std::to_string(draw(count))}, one_of({"same", "different"}), ""};
    }
    actors.push_back(std::move(stored));
  }
  return actors;
}

TEST(Joins, AgreeWithTheObviousWay) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    const auto actors = random_actors(random);
    ASSERT_EQ(to_text(find_joins(actors)), to_text(ObviousJoins(actors).find())) << "round " << round;
  }
}

}  // namespace
}  // namespace engine
