#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/identity/programme_titles.h"

namespace engine {

// How likely two programmes are one, as far as the two alone say.
class ProgrammeJudge {
 public:
  // `known`: by number; null where nobody asks for it. REQUIRES: all of it outlives the judge.
  ProgrammeJudge(const ProgrammeTitles& titles, std::span<const Undertaking* const> known)
      : titles_(titles), known_(known) {}

  // Whether an id of the one is an id of the other in another spelling.
  static bool have_one_identifier(const Texts& ids, const Texts& others);

  // How likely they are one, 0 to 1, and why. REQUIRES: the two are known.
  std::pair<double, Texts> judge(const ProgrammePair& pair) const;

 private:
  double score_of_titles(const ProgrammePair& pair, Texts& reasons) const;

  const ProgrammeTitles& titles_;
  std::span<const Undertaking* const> known_;
};

}  // namespace engine
