#include "store/files/xml.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"
#include "tests/store/files/reading_text.h"

namespace {

// Writes down what it hears.
class Scribe : public store::XmlListener {
 public:
  void open(std::string_view name, const store::Attributes& attributes) override {
    heard += "<" + std::string(name) + " " + std::string(attributes["id"]) + ">";
    if (name == "stop") throw std::runtime_error("stopped");
  }
  void close(std::string_view name) override { heard += "</" + std::string(name) + ">"; }
  void text(std::string_view piece) override { heard += piece; }

  std::string heard;
};

std::string heard_of(const std::string& xml, std::size_t piece) {
  Scribe scribe;
  store::XmlReader reader("a.xml", scribe);
  for (std::size_t at = 0; at < xml.size(); at += piece) reader.feed(std::string_view(xml).substr(at, piece));
  reader.finish();
  return scribe.heard;
}

TEST(XmlReader, TellsElementsWithoutTheirPrefixes) {
  EXPECT_EQ(heard_of("<x:a xmlns:x='u' r:id='7'>one<b/></x:a>", 1000), "<a 7>one<b ></b></a>");
}

TEST(XmlReader, HearsTheSameInAnyPieces) {
  const std::string xml = "<a><b id='x'>\xD8\xA3\xD9\x85 &amp; more</b><c/></a>";
  for (std::size_t piece = 1; piece < xml.size(); ++piece) ASSERT_EQ(heard_of(xml, piece), heard_of(xml, 1000));
}

TEST(XmlReader, RefusesDocumentTypesAndSoEntities) {
  const std::string laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
  EXPECT_EQ(refusal_of([&] { heard_of(laughs, 1000); }),
            "a.xml declares a document type, which no workbook does: it is refused");
}

TEST(XmlReader, RefusesWhatIsNotWellFormed) {
  EXPECT_EQ(kind_of_refusal([] { heard_of("<a><b></a>", 1000); }), "invalid");
  EXPECT_EQ(kind_of_refusal([] { heard_of("<a>", 1000); }), "invalid");
  EXPECT_EQ(kind_of_refusal([] { heard_of("", 1000); }), "invalid");
}

TEST(XmlReader, RefusesDeepNesting) {
  std::string xml;
  for (int depth = 0; depth < 101; ++depth) xml += "<a>";
  EXPECT_EQ(refusal_of([&] { heard_of(xml, 1000); }), "a.xml is nested too deeply to be a table");
}

TEST(XmlReader, LetsOutWhatItsListenerThrows) { EXPECT_THROW(heard_of("<a><stop/></a>", 1000), std::runtime_error); }

}  // namespace
