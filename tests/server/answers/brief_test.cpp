#include "server/answers/brief.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"
#include "server/answers/markup.h"
#include "tests/server/answers/pair_sample.h"

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Brief, HasEverySectionOnOnePageThatStandsAlone) {
  Sample sample;
  add_pair(sample);
  const std::string page = server::brief_page(sample.asking("at=2022-03-15"));
  for (const char* heading : {"What the data covers", "Gaps", "To watch", "Duplication", "What ends", "What changed",
                              "Decisions due", "What is not known"}) {
    EXPECT_EQ(count(page, "<h2>" + std::string(heading) + "</h2>"), 1U) << heading;
  }
  EXPECT_EQ(count(page, "<script"), 0U);
  EXPECT_EQ(count(page, "http://") + count(page, "https://") + count(page, "src="), 0U);
  EXPECT_EQ(count(page, "@page { size: A4"), 1U);
  EXPECT_NE(page.find("On 2022-03-15, places at level 2"), std::string::npos);
  EXPECT_NE(page.find("Care Office"), std::string::npos) << "the pair is named to the secretariat";
}

TEST(Brief, WithholdsPairsFromOthersAndSaysSo) {
  Sample sample;
  add_pair(sample);
  auto asking = sample.asking("at=2022-03-15&service=health&location=hill");
  asking.tier = engine::Tier::everybody;
  const std::string page = server::brief_page(asking);
  EXPECT_NE(page.find("Not named here: 1"), std::string::npos);
  EXPECT_EQ(page.find("There is more capacity than need"), std::string::npos);
}

TEST(Brief, EscapesEverythingThatASourceWrote) {
  Sample sample;
  sample.add("organisations", "id,name\nbad,<script>alert(1)</script>\n", "bad");
  sample.add("deliveries", "id,organisation,service,location,start,end\nb1,bad,shelter,hill,2022-01-01,2022-04-01\n",
             "bad-deliveries");
  const std::string page = server::brief_page(sample.asking("at=2022-03-15"));
  EXPECT_EQ(count(page, "<script"), 0U);
  EXPECT_GE(count(page, "&lt;script&gt;"), 1U);
}

TEST(Brief, NamesNoPlaceBelowLevelTwo) {
  Sample sample;
  EXPECT_THROW(server::brief_page(sample.asking("level=3")), engine::Error);
  EXPECT_THROW(server::brief_page(sample.asking("level=finest")), engine::Error);
  EXPECT_EQ(server::brief_page(sample.asking("at=2022-03-15")).find("Old Well"), std::string::npos);
}

TEST(Brief, IsTheSameEveryTime) {
  Sample sample;
  EXPECT_EQ(server::brief_page(sample.asking("at=2022-03-15")), server::brief_page(sample.asking("at=2022-03-15")));
}

TEST(Brief, SaysWhatChangedSinceTheLastMeeting) {
  Sample sample;
  EXPECT_NE(server::brief_page(sample.asking("at=2022-05-01")).find("no earlier meeting is recorded"),
            std::string::npos);
  sample.add("meetings", "id,body,name,start,end\nm-2,care,Second meeting,2022-04-01,2022-04-02\n", "minutes");
  EXPECT_NE(server::brief_page(sample.asking("at=2022-05-01")).find("(2022-04-01) to revision 3 (2022-05-01)"),
            std::string::npos);
}

TEST(Markup, EscapesWhatWouldBeMarkup) {
  EXPECT_EQ(server::escaped("a <b> & \"c\" 'd'"), "a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
}

}  // namespace
