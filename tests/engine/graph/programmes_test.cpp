#include "engine/graph/programmes.h"

#include <gtest/gtest.h>

namespace {

using namespace engine;

ProgrammeList list_of(std::size_t count) {
  ProgrammeList list;
  for (std::size_t from = 0; from < count; from += Chunked<ProgrammeStated>::usual) {
    std::vector<ProgrammeStated> stated;
    std::vector<ProgrammeTies> ties;
    for (std::size_t at = from; at < std::min(count, from + Chunked<ProgrammeStated>::usual); ++at) {
      stated.emplace_back().id = std::to_string(at);
      ties.emplace_back().lead = {static_cast<std::uint32_t>(at)};
    }
    list.append(std::move(stated), std::move(ties));
  }
  return list;
}

TEST(ProgrammeList, KeepsWhatIsSaidAndTheTiesTogether) {
  ProgrammeList list = list_of(3000);
  FormedProgramme comes;
  comes.id = "new";
  comes.lead = {7};
  list.insert(1500, comes);
  list.erase(10);
  EXPECT_EQ(list.size(), 3000U);
  EXPECT_EQ(list[1499].id, "new");
  EXPECT_EQ(list[1499].lead.index, 7U);
  EXPECT_EQ(list[1500].id, "1500");
  EXPECT_EQ(list[1500].lead.index, 1500U);
  comes.id = "other";
  list.set(0, comes);
  EXPECT_EQ(list[0].id, "other");
  std::size_t count = 0;
  for (const ProgrammeNode& one : list) count += one.lead.known() ? 1 : 0;
  EXPECT_EQ(count, 3000U);
}

TEST(ProgrammeList, SharesWhatIsSaidWhereOnlyTiesChange) {
  const ProgrammeList before = list_of(10);
  ProgrammeList after = before;
  after.edit_ties(3).lead = {99};
  EXPECT_EQ(before[3].lead.index, 3U);
  EXPECT_EQ(after[3].lead.index, 99U);
  EXPECT_EQ(&after[3].id, &before[3].id);
}

TEST(ProgrammeNode, HasAllNamesOnce) {
  FormedProgramme one;
  one.name = "Wells";
  one.other_names = {"Water", "Wood"};
  EXPECT_EQ(ProgrammeNode(one, one).names(), (Texts{"Water", "Wells", "Wood"}));
}

}  // namespace
