#include "store/files/actor_splitting.h"

#include <gtest/gtest.h>

#include "tests/store/files/reading_text.h"

namespace {

std::string who(const engine::Reading& reading) {
  std::string text;
  for (const auto& row : reading.activities) {
    text += row.organisation.acronym + "/" + row.organisation.name;
    if (!row.lead.empty()) text += " for " + row.lead.name;
    for (const auto& donor : row.donors) text += " by " + donor.name;
    text += "\n";
  }
  return text;
}

TEST(ActorSplitting, PartsAtMarksThatNoNameHolds) {
  EXPECT_EQ(who(reading_of(
                "District,Cluster,Partner\nUpper,Health,ISF+ WV+ WFP\nUpper,Health,\"AA\nBB\"\nUpper,Health,C; D\n")),
            "/ISF\n/WV\n/WFP\n/AA\n/BB\n/C\n/D\n");
}

TEST(ActorSplitting, LeavesNamesThatHoldTheMarks) {
  const std::string table =
      "District,Cluster,Partner\nUpper,Health,\"Ministry of Health, Population and Growth\"\nUpper,Health,Water & "
      "Life\n"
      "Upper,Health,ACT Alliance / Church Aid\nUpper,Health,CARE+\nUpper,Health,=1+1\n";
  EXPECT_EQ(who(reading_of(table)),
            "/Ministry of Health, Population and Growth\n/Water & Life\n/ACT Alliance / Church Aid\n/CARE+\n/=1+1\n");
}

TEST(ActorSplitting, LeavesANameThatIsWrappedInItsCell) {
  EXPECT_EQ(who(reading_of(
                "District,Cluster,Partner\nUpper,Health,\"Danish Refugee\nCouncil\"\nUpper,Health,\"IMC\nMSF\"\n")),
            "/Danish Refugee Council\n/IMC\n/MSF\n");
}

TEST(ActorSplitting, PartsAtOtherMarksWhereEveryPartIsNamedAlone) {
  EXPECT_EQ(who(reading_of("District,Cluster,Partner\nUpper,Health,Hope/Care\nUpper,Health,Hope\nUpper,Health,Care\n"
                           "Upper,WASH,Hope & Care\nUpper,WASH,\"Hope, Care and Relief\"\n")),
            "/Hope\n/Care\n/Hope\n/Care\n/Hope\n/Care\n/Hope, Care and Relief\n");
}

TEST(ActorSplitting, PartsDonorsAndLeads) {
  EXPECT_EQ(who(reading_of("District,Cluster,Programme partner,Implementing partner,Donor\n"
                           "Upper,Health,WHO; UNICEF,IMC,\"EHF, BHA\"\n")),
            "/IMC for WHO by EHF by BHA\n/IMC for UNICEF by EHF by BHA\n");
}

TEST(ActorSplitting, PartsANameAndItsAcronymTogether) {
  EXPECT_EQ(who(reading_of_drawn(R"(
    District | Cluster | Acronym   | Organisation name
    Upper    | Health  | IMC; MSF  | International Corps; Doctors
    Upper    | Health  | HA        | Hope / Aid
    Upper    | Health  | H         | Hope
    Upper    | Health  | A         | Aid
  )")),
            "IMC/International Corps\nMSF/Doctors\nHA/Hope / Aid\nH/Hope\nA/Aid\n");
}

TEST(ActorSplitting, LeavesFiguresOfSeveralTogetherOut) {
  const auto reading = reading_of("District,Cluster,Partner,People reached\nUpper,Health,A+B,100\nUpper,Health,C,50\n");
  EXPECT_EQ(reading.activities.at(0).reach, std::nullopt);
  EXPECT_EQ(reading.activities.at(2).reach, 50);
  EXPECT_NE(issues_text(reading).find("counts people for several organisations together"), std::string::npos);
}

}  // namespace
