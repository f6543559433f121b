#include "store/files/iati.h"

#include <gtest/gtest.h>

#include "store/files/sound_records.h"
#include "tests/store/files/iati_text.h"

namespace {

TEST(Iati, GivesAProgrammeOfAnActivity) {
  EXPECT_EQ(
      stated("<activity-status code=\"2\"/>"
             "<activity-date type=\"1\" iso-date=\"2020-01-01\"/><activity-date type=\"2\" iso-date=\"2020-02-01\"/>"
             "<activity-date type=\"3\" iso-date=\"2021-12-31\"/>"
             "<tag vocabulary=\"2\" code=\"6\"/><tag vocabulary=\"3\" code=\"6.1\"/><tag vocabulary=\"99\" code=\"x\"/>"
             "<sector vocabulary=\"7\" code=\"8\"/><related-activity ref=\"A-0\" type=\"1\"/>",
             "programmes", "last-updated-datetime=\"2020-05-06T07:08:09Z\""),
      "programmes A-1: name=Water for all status=active start=2020-02-01 end=2022-01-01 parent=A-0"
      " goals=sdg:6|sdg:6.1|sdg:8 word start=2020-01-01 planned assured 2020-05-06\n");
}

// One limit for all: what an activity says is taken up to the longest text of a record, and no activity is lost for
// what is beyond.
TEST(Iati, TakesTextsUpToTheLimitOfARecord) {
  const auto titled = [](std::size_t length) {
    return "<iati-activities version=\"2.03\"><iati-activity><iati-identifier>A-1</iati-identifier><title><narrative>" +
           std::string(length, 'x') + "</narrative></title></iati-activity></iati-activities>";
  };
  for (const std::size_t length : {store::longest_text, store::longest_text + 1}) {
    const auto reading = reading_of_xml(titled(length));
    EXPECT_EQ(reading.rows_left, 0U);
    const bool is_cut = issues_text(reading).find("128 KB was not read") != std::string::npos;
    EXPECT_EQ(is_cut, length > store::longest_text);
    for (const auto& stored : records_of(reading)) {
      const auto* programme = std::get_if<engine::Programme>(&stored.record.fact);
      if (programme == nullptr) continue;
      EXPECT_LE(programme->name.size(), store::longest_text);
      EXPECT_EQ(programme->name.size() == length, !is_cut);
    }
  }
}

TEST(Iati, TakesTheFirstTitleAndKeepsTheOthersAsWords) {
  const auto reading = reading_of_xml(
      "<iati-activities version=\"2.03\"><iati-activity><iati-identifier>A-1</iati-identifier>"
      "<title><narrative>Eau</narrative><narrative xml:lang=\"en\">Water\n   for all</narrative></title>"
      "</iati-activity></iati-activities>");
  EXPECT_EQ(lines_of(records_text(reading), "programmes"), "programmes A-1: name=Eau word name=Water for all (en)\n");
}

TEST(Iati, ReadsTheWordsOfOneAsTheCodesOfTwo) {
  const std::string text = records_text(reading_of_xml(R"(<?xml version="1.0"?>
    <iati-activities version="1.04"><iati-activity default-currency="usd">
      <transaction><transaction-type code="C"/><value value-date="2012-03-04"> 1,500.0 </value>
        <transaction-date iso-date="2012-03-05"/></transaction>
      <participating-org role="Funding" ref="XX-GIVE" type="10">Giver</participating-org>
      <participating-org role="implementing">Hope</participating-org>
      <reporting-org ref="XX-GIVE" type="10">Giver</reporting-org>
      <iati-identifier> A-1 </iati-identifier><title>Wells</title>
      <activity-status>Implementation</activity-status>
      <activity-date type="start-actual">2012-01-01</activity-date>
      <activity-date type="end-planned" iso-date="2012-12-31">31 December</activity-date>
      <sector vocabulary="DAC" code="14031">Basic drinking water</sector>
      <recipient-country code="MW">Malawi</recipient-country>
    </iati-activity></iati-activities>)"));
  EXPECT_EQ(
      text,
      "programmes A-1: name=Wells status=active start=2012-01-01 end=2013-01-01\n"
      "participations: organisation=XX-GIVE programme=A-1 role=funding\n"
      "participations: organisation=hope programme=A-1 role=implementing\n"
      "funding: provider=XX-GIVE receiver=A-1 kind=commitment amount=1500 currency=USD value_date=2012-03-04\n"
      "deliveries: organisation=hope service=service: dac 14031, Basic drinking water location=place: MW programme=A-1"
      " start=2012-01-01 end=2013-01-01 status=active\n"
      "organisations XX-GIVE: name=Giver kind=government identifiers=iati:XX-GIVE\n"
      "organisations hope: name=Hope\n");
}

TEST(Iati, IsKnownByItsRootWhateverItIsCalled) {
  const std::string xml = activity_of("");
  EXPECT_EQ(reading_of_xml(xml, "made.csv").format, "iati");
  EXPECT_EQ(reading_of_xml("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<!-- <iati> --> " + xml).rows_read, 1U);
  EXPECT_NE(refusal_of([] { reading_of_xml("<html><iati-activities/></html>"); }), "taken");
}

TEST(Iati, ReadsUtf16AndLatin1) {
  const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + activity_of("<activity-status code=\"2\"/>");
  std::string wide = "\xFF\xFE";
  for (const char one : xml) wide += {one, '\0'};
  EXPECT_EQ(lines_of(records_text(reading_of_xml(wide)), "programmes"),
            "programmes A-1: name=Water for all status=active\n");
  const auto reading = reading_of_xml(
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><iati-activity><iati-identifier>A-1</iati-identifier>"
      "<title>Sant\xE9</title></iati-activity>");
  EXPECT_EQ(lines_of(records_text(reading), "programmes"), "programmes A-1: name=Sant\xC3\xA9\n");
}

TEST(Iati, IsRefusedByNameAndLineWhereItIsNotWellFormed) {
  EXPECT_EQ(refusal_of([] { reading_of_xml("<iati-activities>\n<iati-activity>\n</iati-activities>"); }),
            "made.xml is damaged at line 3 (mismatched tag): send it again, or save it anew");
  EXPECT_EQ(refusal_of([] { reading_of_xml(activity_of("").substr(0, 200)); }),
            "made.xml is damaged at line 1 (unclosed token): send it again, or save it anew");
}

TEST(Iati, ResolvesNoEntityWhatever) {
  const std::string laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;\">]>" + activity_of("&c;");
  EXPECT_EQ(refusal_of([&] { reading_of_xml(laughs); }),
            "made.xml declares a document type, which no IATI file does: it is refused");
  const std::string outside = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" + activity_of("&b;");
  EXPECT_EQ(kind_of_refusal([&] { reading_of_xml(outside); }), "invalid");
}

TEST(Iati, RefusesATagThatNeverEnds) {
  const std::string endless =
      "<iati-activities><iati-activity x=\"" + std::string(17 << 20, 'a') + "\"/></iati-activities>";
  EXPECT_EQ(kind_of_refusal([&] { reading_of_xml(endless); }), "too_large");
}

TEST(Iati, StoresNoContact) {
  const auto reading = reading_of_xml(activity_of(
      "<contact-info><organisation><narrative>Hope</narrative></organisation><person-name><narrative>Jo Doe</narrative>"
      "</person-name><telephone>0044 1</telephone><email>jo@hope.example</email></contact-info>"
      "<participating-org role=\"4\"><narrative>jo@hope.example</narrative></participating-org>"));
  const std::string all = records_text(reading) + issues_text(reading);
  for (const char* contact : {"Jo", "0044", "@"}) EXPECT_EQ(all.find(contact), std::string::npos) << contact;
  std::string dropped;
  for (const auto& column : reading.columns) {
    if (column.treatment == engine::ColumnReport::Treatment::dropped) dropped += column.header + " ";
  }
  EXPECT_EQ(dropped, "contact-info ");
}

TEST(Iati, NeedsAnIdentifierOnce) {
  const auto reading = reading_of_xml(
      "<iati-activities version=\"1.03\">\n<iati-activity><title>One</title></iati-activity>\n"
      "<iati-activity><iati-identifier>A</iati-identifier><title>Two</title></iati-activity>\n"
      "<iati-activity><iati-identifier>A</iati-identifier><title>Three</title></iati-activity>\n</iati-activities>");
  EXPECT_EQ(lines_of(records_text(reading), "programmes"), "programmes A: name=Two\n");
  EXPECT_EQ(reading.rows_read, 3U);
  EXPECT_EQ(reading.rows_left, 2U);
  EXPECT_EQ(
      lines_of(faults_of(reading), "left-out"),
      "left-out made.xml, row 2, column iati-identifier 'One': the activity has no identifier, by which alone it is "
      "told from others\n"
      "left-out made.xml, row 4, column iati-identifier 'A': an activity before it in the file has this identifier; "
      "that one was taken\n");
}

TEST(Iati, SaysWhatIsWrongInsideByLine) {
  const auto reading =
      reading_of_xml(activity_of("\n<activity-status code=\"9\"/>\n<activity-date type=\"2\" iso-date=\"01/02/2020\"/>"
                                 "\n<participating-org role=\"7\" ref=\"XX-HELP\"/>\n<recipient-country code=\"IRQ\"/>"
                                 "\n<transaction><transaction-type code=\"77\"/><transaction-date "
                                 "iso-date=\"2020-01-01\"/><value>5</value></transaction>"
                                 "\n<transaction><transaction-type code=\"3\"/><transaction-date "
                                 "iso-date=\"2020-01-01\"/><value>five</value></transaction>"));
  EXPECT_EQ(faults_of(reading),
            "unresolved made.xml, row 2, column activity-status '9': is no status of IATI; it is kept as a word\n"
            "unresolved made.xml, row 3, column activity-date '01/02/2020': is no day written as 2014-01-31\n"
            "unresolved made.xml, row 4, column participating-org '7': is no role of IATI: it is taken as a partner\n"
            "unresolved made.xml, row 5, column recipient-country 'IRQ': is no country: it is left out\n"
            "unresolved made.xml, row 6, column transaction '77': is no type of a transaction: its kind is unknown\n"
            "left-out made.xml, row 7, column transaction 'five': its value is no amount\n"
            "note made.xml, row 1, column recipient-country 'A-1': names no country and no place: the programme stands "
            "without deliveries\n");
  EXPECT_EQ(lines_of(records_text(reading), "participations"),
            "participations: organisation=XX-HELP programme=A-1 role=partner word role=7\n");
}

TEST(Iati, KnowsOrganisationsByTheirReferenceAndNotByCatchAlls) {
  const auto reading = reading_of_xml(activity_of(
      "<participating-org role=\"4\" ref=\"XX-HELP\" type=\"21\"><narrative>Help</narrative><narrative "
      "xml:lang=\"fr\">Aide"
      "</narrative></participating-org>"
      "<participating-org role=\"3\" ref=\"XX-HELP\"><narrative>Help Fund</narrative></participating-org>"
      "<participating-org role=\"4\" ref=\"22000\" type=\"22\"><narrative>Care</narrative></participating-org>"
      "<participating-org role=\"4\" ref=\"XM-DAC-22000\"><narrative>Relief</narrative></participating-org>"
      "<participating-org role=\"4\" ref=\"22000\"><narrative>CARE</narrative></participating-org>"
      "<participating-org role=\"1\"><narrative>Multiple donors</narrative></participating-org>"));
  EXPECT_EQ(lines_of(records_text(reading), "organisations"),
            "organisations XX-HOPE: name=Hope kind=national-ngo identifiers=iati:XX-HOPE\n"
            "organisations XX-HELP: name=Help kind=international-ngo aliases=Aide|Help Fund identifiers=iati:XX-HELP\n"
            "organisations care: name=Care kind=national-ngo aliases=CARE word identifiers=22000\n"
            "organisations relief: name=Relief word identifiers=XM-DAC-22000\n"
            "organisations unspecified: name=Unspecified\n");
  EXPECT_NE(
      records_text(reading).find(
          "participations: organisation=unspecified programme=A-1 role=funding word organisation=Multiple donors\n"),
      std::string::npos);
}

TEST(Iati, MakesParentsOfWhatNamesItsChildren) {
  const auto reading = reading_of_xml(
      "<iati-activities version=\"1.03\"><iati-activity><iati-identifier>B</iati-identifier><title>Below</title>"
      "</iati-activity><iati-activity><iati-identifier>A</iati-identifier><title>Above</title>"
      "<related-activity ref=\"B\" type=\"2\"/><related-activity ref=\"C\" "
      "type=\"4\"/></iati-activity></iati-activities>");
  EXPECT_EQ(lines_of(records_text(reading), "programmes"),
            "programmes B: name=Below parent=A\nprogrammes A: name=Above word related=co-funded: C\n");
}

TEST(Iati, LeavesTheElementsOfOthersAlone) {
  EXPECT_EQ(stated("<x:transaction xmlns:x=\"urn:x\"><value>5</value></x:transaction>", "funding"), "");
}

TEST(Iati, GivesTheSameBytesAgain) {
  const std::string xml = activity_of("<recipient-country code=\"IQ\"/><sector code=\"14030\"/>");
  EXPECT_EQ(records_text(reading_of_xml(xml)), records_text(reading_of_xml(xml)));
}

}  // namespace
