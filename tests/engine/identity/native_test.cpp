#include <gtest/gtest.h>

#include "engine/identity/reconcile.h"
#include "tests/engine/identity/imports_text.h"

namespace testing_text {
namespace {

using engine::Reconciled;

constexpr const char* small = R"(
    organisations
    id   | name | parent | kind
    hope | Hope |        | national-ngo
    care | Care | hope   |

    programmes
    id   | name
    stay | Stay

    deliveries
    organisation | service | location | programme | group | role | capacity
    hope         | health  | IQG01Q01 | stay      | idps  | lead | 5
    care         | wash    | IQG01    |           |       |      |

    participations
    organisation | programme | role
    hope         | stay      | accountable
)";

TEST(NativeRecords, StandAsTheyAre) {
  Imports imports;
  const Reconciled reconciled = imports.import(package(small));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=care service=wash location=IQG01\n"
            "deliveries: organisation=hope service=health location=IQG01Q01 programme=stay role=lead group=idps "
            "capacity=5\n"
            "organisations care: name=Care parent=hope\n"
            "organisations hope: name=Hope kind=national-ngo\n"
            "participations: organisation=hope programme=stay role=accountable\n"
            "programmes stay: name=Stay\n");
  EXPECT_EQ(issues_text(reconciled), "");
  EXPECT_EQ(reconciled.rows_taken, 6U);
}

TEST(NativeRecords, ChangeNothingTheSecondTime) {
  Imports imports;
  imports.import(package(small));
  const Reconciled again = imports.import(package(small));
  EXPECT_TRUE(again.changeset.empty()) << to_text(again);
}

TEST(NativeRecords, PairByTheirIdWhereTheyHaveOne) {
  Imports imports;
  imports.import(
      package("deliveries\n id | organisation | service | location\n d1 | hope | health | IQ\n"
              "organisations\n id\n hope"));
  const Reconciled again =
      imports.import(package("deliveries\n id | organisation | service | location\n d1 | hope | wash | IQG01\n"
                             "organisations\n id\n hope"));
  EXPECT_EQ(to_text(again), "~ deliveries d1: organisation=hope service=wash location=IQG01\n");
}

TEST(NativeRecords, StandOnceWhereTwoSourcesWereGivenOneFlow) {
  Imports imports;
  const auto page = [](const std::string& amount) {
    engine::Reading reading = package(R"(
      organisations
      id   | name
      give | Giver
      hope | Hope

      funding
      id         | provider | receiver | kind       | amount | currency
      fts-flow-1 | give     | hope     | commitment | )" +
                                      amount + " | USD");
    reading.format = "fts";
    return reading;
  };
  imports.import(page("500"), "Jordan");
  const Reconciled again = imports.import(page("600"), "Iraq");
  EXPECT_EQ(issues_text(again),
            "note 3 'fts-flow-1': another source has this flow already: money stands once, as it is said there\n");
  EXPECT_EQ(imports.text("Iraq").find("funding"), std::string::npos);
  EXPECT_TRUE(imports.import(page("600"), "Iraq").changeset.empty());
  EXPECT_NE(to_text(imports.import(page("600"), "Jordan")).find("~ funding fts-flow-1"), std::string::npos);
}

TEST(NativeRecords, TakeAnotherIdWhereAnotherSourceHasTheirs) {
  Imports imports;
  imports.import(package("organisations\n id | name\n hope | Hope of Nigeria"), "first");
  const char* tables = R"(
    organisations
    id     | name         | parent
    hope   | Hope of Iraq |
    hope-2 | Another      | hope

    deliveries
    organisation | service | location
    hope         | health  | IQ

    meetings
    id | body | name  | attendance
    m1 | hope | First | hope:chair+hope-2
  )";
  const Reconciled reconciled = imports.import(package(tables), "second");
  EXPECT_EQ(imports.text("second"),
            "deliveries: organisation=hope-3 service=health location=IQ\n"
            "meetings m1: body=hope-3 name=First attendance=hope-3:chair|hope-2\n"
            "organisations hope-2: name=Another parent=hope-3\n"
            "organisations hope-3: name=Hope of Iraq\n");
  EXPECT_EQ(issues_text(reconciled), "note 1 'hope': another source uses this id; here it became 'hope-3'\n");
  EXPECT_TRUE(imports.import(package(tables), "second").changeset.empty());
}

TEST(NativeRecords, ShareTheCodesOfPlacesServicesAndGroups) {
  Imports imports;
  imports.import(package("locations\n id | level | name | parent\n IQG01 | 1 | Anbar | IQ"));
  EXPECT_EQ(imports.text(), "locations IQG01: level=1 name=Anbar parent=IQ\n");
}

TEST(NativeRecords, AreLeftOutWhereTheyReferToNothing) {
  Imports imports;
  const Reconciled reconciled = imports.import(package(R"(
    organisations
    id   | name | parent
    hope | Hope | gone

    deliveries
    organisation | service | location | programme
    hope         | health  | IQ       |
    nobody       | health  | IQ       |
    hope         | wash    | IQ       | nothing

    documents
    id  | name    | parties
    mou | A paper | nobody

    commitments
    id | document | text
    c1 | mou      | To do it
  )"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=hope service=health location=IQ\n"
            "organisations hope: name=Hope\n");
  EXPECT_EQ(issues_text(reconciled),
            "left-out 3 '': the column organisation refers to 'nobody', which exists nowhere\n"
            "left-out 4 '': the column programme refers to 'nothing', which exists nowhere\n"
            "left-out 5 'mou': the column parties refers to 'nobody', which exists nowhere\n"
            "left-out 6 'c1': the column document refers to 'mou', which exists nowhere\n"
            "note 1 'gone': the column parent refers to what exists nowhere; it is kept as a word\n");
  EXPECT_EQ(reconciled.rows_left, 4U);
}

TEST(NativeRecords, MayReferToWhatAnotherSourceHas) {
  Imports imports;
  imports.import(package("organisations\n id\n hope\n documents\n id\n mou"), "first");
  imports.import(package("commitments\n id | document | text | owner\n c1 | mou | To do it | hope"), "second");
  EXPECT_EQ(imports.text("second"), "commitments c1: document=mou text=To do it owner=hope\n");
}

TEST(NativeRecords, GetANodeForAPlaceServiceOrGroupThatNobodyHas) {
  Imports imports;
  const char* tables = R"(
    organisations
    id
    hope

    deliveries
    organisation | service | location    | group  | serves
    hope         | cinema  | IQ/somewhere | giants | *
    hope         | health  | NG036       |        | NG036002+XX99
  )";
  const Reconciled reconciled = imports.import(package(tables));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=hope service=cinema location=IQ/somewhere serves=* group=giants\n"
            "deliveries: organisation=hope service=health location=NGA036 serves=NGA036002|XX99\n"
            "groups giants: name=giants parents=everyone\n"
            "locations IQ/somewhere: level=1 name=IQ/somewhere parent=IQ\n"
            "locations XX99: level=0 name=XX99 parent=world\n"
            "organisations hope: name=hope\n"
            "services cinema: name=cinema parents=all-services\n");
  EXPECT_EQ(unresolved_text(reconciled),
            "group giants 1\nlocation IQ/somewhere 1\nlocation XX99 1\nservice cinema 1\n");
  EXPECT_TRUE(imports.import(package(tables)).changeset.empty());
}

TEST(NativeRecords, MakeOneRecordOfTwoRowsThatSayTheSame) {
  Imports imports;
  const Reconciled reconciled = imports.import(package(R"(
    organisations
    id   | name
    hope | Hope
    hope | Hope
    hope | Another hope

    deliveries
    organisation | service | location
    hope         | health  | IQ
    hope         | health  | IQ
  )"));
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=hope service=health location=IQ\n"
            "organisations hope: name=Hope\n");
  EXPECT_EQ(issues_text(reconciled), "left-out 3 'hope': another row of the file has this id\n");
}

TEST(NativeRecords, KeepCodesThatNoListHasAndSaySo) {
  Imports imports;
  const Reconciled reconciled = imports.import(package(R"(
    organisations
    id   | kind
    hope | club

    deliveries
    organisation | service | location | role | way_in
    hope         | health  | IQ       | boss | walk-in+referral only+radio
  )"));
  EXPECT_EQ(issues_text(reconciled),
            "note 1 'club': no code of the column kind of organisations; it is kept as it stands\n"
            "note 2 'boss': no code of the column role of deliveries; it is kept as it stands\n"
            "note 2 'radio': no code of the column way_in of deliveries; it is kept as it stands\n");
}

TEST(NativeRecords, StayWhereAReturnForAnotherMonthLeavesThemOut) {
  Imports imports;
  imports.import(
      package("organisations\n id\n hope\n care\n deliveries\n organisation | service | location | reported\n"
              " hope | health | IQ | 2022-02"));
  const Reconciled again =
      imports.import(package("organisations\n id\n care\n deliveries\n organisation | service | location | reported\n"
                             " care | health | IQ | 2022-03"));
  EXPECT_EQ(again.withdrawn, 0U) << to_text(again);
  EXPECT_EQ(imports.text(),
            "deliveries: organisation=care service=health location=IQ reported=2022-03\n"
            "deliveries: organisation=hope service=health location=IQ reported=2022-02\n"
            "organisations care: name=care\n"
            "organisations hope: name=hope\n");
}

TEST(NativeRecords, KeepADecisionOnAPairOfRecords) {
  Imports imports;
  imports.import(package("organisations\n id\n hope\n care"), "first");
  imports.import(package("same_as\n a | b | judgement\n hope | care | same"), "second");
  EXPECT_EQ(imports.text("second"), "same_as: a=hope b=care judgement=same\n");
  EXPECT_EQ(imports.snapshot()->organisations.size(), 1U);
}

}  // namespace
}  // namespace testing_text
