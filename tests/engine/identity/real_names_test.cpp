// Matches among the names of a real sheet, where two organisations each bear the acronyms SCI and JDPH.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "engine/identity/matches.h"
#include "store/files/read_file.h"
#include "store/files/standard.h"

namespace engine {
namespace {

std::filesystem::path real_folder() {
  const char* named = std::getenv("CONCERT_REAL_DATA");
  return named != nullptr ? named : "../shared/data";
}

TEST(RealNames, OfOneAcronymStayApartInNigeria) {
  const auto file = real_folder() / "3w" / "nigeria-2021-08.xlsx";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file;
  std::map<std::string, Party> by_name;
  const Reading reading = store::read_file(file, {});
  for (const ActivityRow& row : reading.activities) {
    const std::string name = row.organisation.name.empty() ? row.organisation.acronym : row.organisation.name;
    Party& party = by_name[fold(name)];
    party = {fold(name), {name}, {}, {}, "", "NG", "", "", {fold(name)}};
    if (!row.organisation.acronym.empty()) party.acronyms = {row.organisation.acronym};
  }
  std::vector<Party> parties;
  for (auto& [name, party] : by_name) parties.push_back(std::move(party));
  const WordLists lists = store::read_word_lists();
  std::map<std::string, Texts> acronyms;
  for (const Party& party : parties) acronyms[party.id] = party.acronyms;
  EXPECT_GT(parties.size(), 80U);
  for (const Match& match : find_matches(parties, NameWords(lists.names, lists.countries, lists.bodies), {})) {
    for (const char* acronym : {"SCI", "JDPH"}) {
      const bool both = acronyms[match.a] == Texts{acronym} && acronyms[match.b] == Texts{acronym};
      EXPECT_FALSE(both) << match.a << " | " << match.b << " " << match.reasons.at(0);
    }
  }
}

}  // namespace
}  // namespace engine
