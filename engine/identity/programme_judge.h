#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/identity/programme_titles.h"

namespace engine {

// How likely two programmes are one, as far as the two alone say.
class ProgrammeJudge {
 public:
  // Of titles that are less alike nothing is made.
  static constexpr double least_likeness = 0.75;

  // REQUIRES: the titles outlive the judge.
  explicit ProgrammeJudge(const ProgrammeTitles& titles) : titles_(titles) {}

  // Whether an id of the one is an id of the other in another spelling.
  static bool have_one_identifier(const Texts& ids, const Texts& others);

  // How likely they are one, 0 to 1, and why; `one` and `other` are those of the pair. 0 where neither their titles are
  // alike enough nor an identifier is the same.
  std::pair<double, Texts> judge(const ProgrammePair& pair, const Undertaking& one, const Undertaking& other) const;

 private:
  double score_of_titles(const ProgrammePair& pair, Texts& reasons) const;

  const ProgrammeTitles& titles_;
};

}  // namespace engine
