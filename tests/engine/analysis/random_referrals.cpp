#include "tests/engine/analysis/random_referrals.h"

#include <sstream>
#include <vector>

namespace testing_text {
namespace {

using Words = std::vector<std::string>;

const std::string trees = R"(
  locations
  id | level | parent
  DE | 0     |
  L  | 0     |
  L1 | 1     | L
  L2 | 1     | L
  A  | 2     | L1
  B  | 2     | L2
  a1 | 3     | A
  services
  id      | parents
  all     |
  advice  | all
  support | all
  loan    | support
  skills  | support
  groups
  id        | parents
  everyone  |
  women     | everyone
  returnees | everyone
  organisations
  id | kind         | country
  o1 | government   | L
  o2 |              | L
  o3 | multilateral |
  o4 | national-ngo | DE
  o5 |              |
  o6 | national-ngo | L
)";

const std::string& of(std::mt19937& random, const Words& words) { return words[random() % words.size()]; }

}  // namespace

std::string random_referral_tables(std::mt19937& random) {
  const Words organisations{"o1", "o2", "o3", "o4", "o5", "o6"};
  const Words services{"advice", "loan", "skills", "loan", "support"};
  std::ostringstream tables;
  tables << trees
         << "deliveries\norganisation | service | location | group | stage | way_in | host_countries | conditions | "
            "tier\n";
  for (auto left = 3 + random() % 8; left > 0; --left) {
    tables << of(random, organisations) << " | " << of(random, services) << " | "
           << of(random, {"A", "B", "a1", "L", "DE"}) << " | " << of(random, {"", "everyone", "women", "returnees"})
           << " | " << of(random, {"", "pre-departure", "reception", "post-arrival", "follow-up", "post-arrival"})
           << " | " << of(random, {"", "", "", "walk-in", "referral"}) << " | " << of(random, {"", "", "DE", "SE"})
           << " | " << of(random, {"", "", "", "excludes:women", "only:returnees"}) << " | "
           << of(random, {"", "", "", "secretariat"}) << "\n";
  }
  tables << "referrals\nfrom | to | service | status | formal | end | agreement | from_stage | to_stage\n";
  for (auto left = random() % 10; left > 0; --left) {
    tables << of(random, organisations) << " | " << of(random, {"o1", "o2", "o3", "o4", "o5", "o6", ""}) << " | "
           << of(random, {"", "", "loan", "skills", "support"}) << " | "
           << of(random, {"", "", "active", "pilot", "proposed", "ended"}) << " | "
           << of(random, {"yes", "yes", "yes", "yes", "no", ""}) << " | " << of(random, {"", "", "", "2025-06-01"})
           << " | " << of(random, {"", "sop"}) << " |  | \n";
  }
  tables << "documents\nid | start | end\nsop | 2025-01-01 |\n";
  tables << "authorities\norganisation | location\no1 | L\no2 | L2\n";
  if (random() % 2 == 0) {
    tables << "scopes\nof | location | start | end\nreferrals | " << of(random, {"L", "A"})
           << " | 2024-01-01 | 2027-01-01\n";
  }
  return tables.str();
}

engine::Profile random_profile(std::mt19937& random, const engine::Snapshot& snapshot) {
  engine::Profile profile;
  const std::string group = of(random, {"", "", "everyone", "women", "returnees"});
  if (!group.empty()) profile.group = snapshot.groups.find(group);
  profile.host = of(random, {"", "", "DE", "SE"});
  return profile;
}

}  // namespace testing_text
