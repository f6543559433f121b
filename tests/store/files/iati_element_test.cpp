#include "store/files/iati_element.h"

#include <gtest/gtest.h>

#include "store/files/sound_records.h"
#include "store/files/xml.h"

namespace {

// Keeps the whole document in one tree.
class Keeper : public store::XmlListener {
 public:
  void open(std::string_view name, const store::Attributes& attributes) override {
    tree.open(name, attributes, ++line);
  }
  void close(std::string_view) override { tree.close(); }
  void text(std::string_view piece) override { tree.text(piece); }

  store::IatiTree tree;
  std::uint32_t line = 0;
};

void read(Keeper& keeper, const std::string& xml) {
  keeper.tree.clear();
  store::XmlReader reader("made.xml", keeper);
  reader.feed(xml);
  reader.finish();
}

std::string text_of(const store::IatiElement& element) {
  std::string text = std::string(element.name()) + "(" + element.text();
  element.for_each_child([&](const store::IatiElement& child) { text += " " + text_of(child); });
  return text + ")";
}

TEST(IatiTree, HoldsAnElementWithAllThatIsInIt) {
  Keeper keeper;
  read(keeper, "<a> one <b/><c>two<d>three</d></c> more </a>");
  EXPECT_TRUE(keeper.tree.is_whole());
  EXPECT_EQ(text_of(store::IatiElement(keeper.tree)), "a(one more b() c(two d(three)))");
  read(keeper, "<e><f/></e>");
  EXPECT_EQ(text_of(store::IatiElement(keeper.tree)), "e( f())");
}

TEST(IatiTree, KnowsAttributesOfItsOwnAlone) {
  Keeper keeper;
  read(keeper, "<a xmlns:x=\"urn:x\" x:ref=\"no\" ref=\" yes \" xml:lang=\"fr\"/>");
  const store::IatiElement element(keeper.tree);
  EXPECT_EQ(element["ref"], "yes");
  EXPECT_EQ(element["lang"], "fr");
  EXPECT_FALSE(element.has("code"));
  EXPECT_EQ(element.child("nobody").child("nothing")["code"], "");
}

TEST(IatiTree, IsCutWhereItHoldsTooMuch) {
  Keeper keeper;
  std::string xml = "<a>";
  for (int at = 0; at < 5000; ++at) xml += "<b><c/></b>";
  read(keeper, xml + "</a>");
  EXPECT_TRUE(keeper.tree.is_cut());
  EXPECT_TRUE(keeper.tree.is_whole());
  read(keeper, "<a>" + std::string(store::longest_text + 1, 'x') + "</a>");
  EXPECT_TRUE(keeper.tree.is_cut());
  read(keeper, "<a>x</a>");
  EXPECT_FALSE(keeper.tree.is_cut());
}

TEST(IatiTree, HoldsTheLongestTextThatARecordMayHave) {
  Keeper keeper;
  read(keeper, "<a>" + std::string(store::longest_text, 'x') + "</a>");
  EXPECT_FALSE(keeper.tree.is_cut());
  EXPECT_EQ(store::IatiElement(keeper.tree).text().size(), store::longest_text);
}

TEST(IatiTexts, AreNarrativesElseTheElementsOwn) {
  Keeper keeper;
  read(keeper, "<a>plain<narrative xml:lang=\"fr\">deux</narrative><narrative> </narrative></a>");
  const auto several = store::texts_of(store::IatiElement(keeper.tree));
  ASSERT_EQ(several.size(), 1U);
  EXPECT_EQ(several.front().language + ":" + several.front().text, "fr:deux");
  read(keeper, "<a>plain</a>");
  EXPECT_EQ(store::texts_of(store::IatiElement(keeper.tree)).front().text, "plain");
}

}  // namespace
