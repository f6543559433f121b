#include "store/files/iati_organisation.h"

#include <gtest/gtest.h>

#include "tests/store/files/iati_text.h"

namespace {

engine::Reading organisation(const std::string& parts) {
  return reading_of_xml(
      "<iati-organisations version=\"2.03\">\n<iati-organisation default-currency=\"EUR\" "
      "last-updated-datetime=\"2020-05-06T00:00:00Z\"><organisation-identifier>XX-HOPE</organisation-identifier>"
      "<name><narrative>Hope</narrative><narrative xml:lang=\"fr\">Espoir</narrative></name>"
      "<reporting-org ref=\"XX-HOPE\" type=\"22\"><narrative>Hope</narrative></reporting-org>" +
      parts + "</iati-organisation></iati-organisations>");
}

const std::string period =
    "<period-start iso-date=\"2020-01-01\"/><period-end iso-date=\"2020-12-31\"/>"
    "<value value-date=\"2020-01-01\">100</value>";

TEST(IatiOrganisation, HasItsNamesAndItsKind) {
  EXPECT_EQ(records_text(organisation("")),
            "organisations XX-HOPE: name=Hope kind=national-ngo aliases=Espoir identifiers=iati:XX-HOPE\n");
}

TEST(IatiOrganisation, GivesWhatItPlansForOthers) {
  const auto reading = organisation(
      "<recipient-org-budget><recipient-org ref=\"XX-HELP\"><narrative>Help</narrative>"
      "</recipient-org>" +
      period + "</recipient-org-budget>");
  EXPECT_EQ(lines_of(records_text(reading), "funding"),
            "funding: provider=XX-HOPE receiver=XX-HELP kind=budget amount=100 currency=EUR value_date=2020-01-01"
            " start=2020-01-01 end=2021-01-01 assured 2020-05-06\n");
}

TEST(IatiOrganisation, ReportsBudgetsThatSayNotWhoReceives) {
  const auto reading = organisation("<total-budget>" + period +
                                    "</total-budget><recipient-country-budget>"
                                    "<recipient-country code=\"IQ\"/>" +
                                    period + "</recipient-country-budget>");
  EXPECT_EQ(reading.rows_read, 3U);
  EXPECT_EQ(reading.rows_left, 2U);
  EXPECT_EQ(
      lines_of(faults_of(reading), "left-out"),
      "left-out made.xml, row 2, column total-budget '100': says not who gives to whom, which funding must: it is not "
      "taken\n"
      "left-out made.xml, row 2, column recipient-country-budget '100': says not who gives to whom, which funding "
      "must: "
      "it is not taken\n");
}

TEST(IatiOrganisation, OfVersionOneIsReadToo) {
  const auto reading = reading_of_xml(
      "<iati-organisations version=\"1.05\"><iati-organisation default-currency=\"USD\"><iati-identifier>XX-GIVE"
      "</iati-identifier><name>Giver</name><recipient-org-budget><recipient-org ref=\"XX-HELP\">Help</recipient-org>"
      "<period-start iso-date=\"2020-01-01\"/><period-end "
      "iso-date=\"2020-12-31\"/><value>7</value></recipient-org-budget>"
      "</iati-organisation></iati-organisations>");
  EXPECT_EQ(
      lines_of(records_text(reading), "funding"),
      "funding: provider=XX-GIVE receiver=XX-HELP kind=budget amount=7 currency=USD start=2020-01-01 end=2021-01-01\n");
}

}  // namespace
