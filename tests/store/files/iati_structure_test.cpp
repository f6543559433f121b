#include "store/files/iati_structure.h"

#include <gtest/gtest.h>

#include "tests/store/files/iati_text.h"

namespace {

const std::string head =
    "<iati-identifier>A</iati-identifier><reporting-org ref=\"XX-HOPE\" type=\"22\"><narrative>Hope"
    "</narrative></reporting-org><title><narrative>T</narrative></title><description><narrative>D"
    "</narrative></description><participating-org role=\"4\" ref=\"XX-HOPE\"/>";
const std::string dates = "<activity-status code=\"2\"/><activity-date type=\"1\" iso-date=\"2020-01-01\"/>";

// What is said of the structure of an activity with these parts behind what must be there.
std::string said(const std::string& parts, const std::string& version = "2.03") {
  const auto reading = reading_of_xml("<iati-activities version=\"" + version + "\"><iati-activity>" + head + dates +
                                      parts + "</iati-activity></iati-activities>");
  std::string text;
  for (const auto& issue : reading.issues) {
    if (issue.column == "recipient-country") continue;  // that it has no deliveries
    text += issue.column + " '" + issue.value + "' " + issue.reason + "\n";
  }
  return text;
}

TEST(IatiStructure, SaysNothingOfWhatIsAsItShouldBe) {
  EXPECT_EQ(said("<tag vocabulary=\"2\" code=\"3\"/><capital-spend percentage=\"1.5\"/><transaction><transaction-type "
                 "code=\"4\"/><transaction-date iso-date=\"2020-01-01\"/><value currency=\"EUR\" "
                 "value-date=\"2020-01-01\">1</value></transaction>"
                 "<x:own xmlns:x=\"urn:x\">anything</x:own>"),
            "");
}

TEST(IatiStructure, KnowsWhatMustBeThere) {
  EXPECT_EQ(said("<tag code=\"3\"/>"),
            "tag '' lacks the attribute vocabulary, which IATI 2.03 must have there\n"
            "tag '3' states no code or no vocabulary: it is left out\n");
  EXPECT_EQ(said("<conditions attached=\"1\"><condition type=\"1\"/></conditions>"),
            "condition '' lacks the element narrative, which IATI 2.03 must have there\n");
}

TEST(IatiStructure, KnowsWhatMayBeThere) {
  EXPECT_EQ(said("<mood>good</mood>"), "iati-activity 'mood' has an element that IATI 2.03 does not have there\n");
  EXPECT_EQ(said("<capital-spend percentage=\"1\" share=\"2\"/>"),
            "capital-spend 'share' has an attribute that IATI 2.03 does not have there\n");
  EXPECT_EQ(said("<conditions attached=\"1\">none</conditions>"),
            "conditions 'none' holds text, where IATI 2.03 has none\n");
}

TEST(IatiStructure, KnowsOrderAndNumber) {
  EXPECT_EQ(said("<capital-spend percentage=\"1\"/><capital-spend percentage=\"1\"/>"),
            "iati-activity 'capital-spend' has this element more often than IATI 2.03 does\n");
  EXPECT_EQ(said("<conditions attached=\"0\"/><capital-spend percentage=\"1\"/>"),
            "iati-activity 'capital-spend' has this element after one that must follow it\n");
}

TEST(IatiStructure, KnowsValues) {
  EXPECT_EQ(said("<capital-spend percentage=\"half\"/>"),
            "capital-spend percentage 'half' is no number of the kind that IATI 2.03 has there\n");
  EXPECT_EQ(said("<conditions attached=\"maybe\"/>"), "conditions attached 'maybe' is neither 0, 1, true nor false\n");
}

TEST(IatiStructure, AsksNothingOfVersionOne) { EXPECT_EQ(said("<mood>good</mood>", "1.05"), ""); }

}  // namespace
