#pragma once

#include "tests/engine/analysis/small_field.h"

// A chain from counselling in a host country over a reception desk and a centre to a loan, drawn as tables.
namespace testing_text {

inline const std::string referral_field = R"(
  locations
  id     | level | parent
  DE     | 0     |
  land   | 0     |
  north  | 1     | land
  valley | 2     | north
  port   | 2     | north
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
  id
  bank
  centre
  council
  desk
  school
)";

// Who delivers what, but for the links.
inline const std::string referral_deliveries = R"(
  deliveries
  organisation | service | location | stage         | way_in | host_countries
  council      | advice  | DE       | pre-departure |        | DE
  desk         | advice  | land     | reception     |        |
  centre       | advice  | valley   | post-arrival  |        |
  bank         | loan    | valley   | post-arrival  |        |
  school       | skills  | valley   | post-arrival  |        |
)";

inline const std::string told_of_referrals = R"(
  scopes
  of        | location | start      | end
  referrals | land     | 2024-01-01 | 2027-01-01
)";

inline std::shared_ptr<const engine::Snapshot> in_referral_field(const std::string& tables) {
  return snapshot(referral_field + referral_deliveries + tables);
}

inline engine::Question finest_on(const std::string& day) {
  engine::Question question = on(day);
  question.levels.service = std::nullopt;
  return question;
}

inline std::string organisations_text(const engine::Snapshot& snapshot,
                                      const std::vector<engine::Ref<engine::Organisation>>& list) {
  std::string text;
  for (const auto one : list) text += (text.empty() ? "" : ">") + snapshot.organisations[one.index].id;
  return text;
}

}  // namespace testing_text
