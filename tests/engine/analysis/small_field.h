#pragma once

#include <string>

#include "engine/analysis/question.h"
#include "tests/engine/graph_text.h"

// The field in which the drawn cases stand: one country with two districts, each with two camps.
namespace testing_text {

inline const std::string small_field = R"(
  locations
  id     | level | parent
  land   | 0     |
  north  | 1     | land
  valley | 2     | north
  port   | 2     | north
  camp-1 | 3     | valley
  camp-2 | 3     | valley
  quay   | 3     | port
  services
  id     | parents | crosswalk
  all    |         |
  health | all     |
  water  | all     |
  clinic | health  |
  nurse  | health  |
  papers | all     | nature:single
  groups
  id        | parents
  everyone  |
  women     | everyone
  returnees | everyone
  deportees | returnees
  organisations
  id     | name
  care   | Care
  hope   | Hope
  relief | Relief
  donor  | Donor
  other  | Other donor
)";

inline std::shared_ptr<const engine::Snapshot> in_small_field(const std::string& tables) {
  return snapshot(small_field + tables);
}

// What is asked by default on a day: districts, sectors, everyone.
inline engine::Question on(const std::string& day) {
  engine::Question question;
  question.day = engine::parse_day(day);
  return question;
}

// What is asked by default of overlaps.
inline engine::Question overlaps_on(const std::string& day) {
  engine::Question question = on(day);
  question.levels = {2, std::nullopt, std::nullopt};
  return question;
}

inline engine::Question overlaps_of_all_time() {
  engine::Question question;
  question.levels = {2, std::nullopt, std::nullopt};
  return question;
}

}  // namespace testing_text
