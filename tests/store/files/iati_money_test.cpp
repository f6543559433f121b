#include <gtest/gtest.h>

#include <random>

#include "engine/model/text.h"
#include "store/files/iati_facts.h"
#include "tests/store/files/iati_text.h"

namespace {

std::string payment(const std::string& type, const std::string& inside = "", const std::string& amount = "100",
                    const std::string& attributes = "") {
  return "<transaction " + attributes + "><transaction-type code=\"" + type +
         "\"/><transaction-date iso-date=\"2020-02-03\"/><value value-date=\"2020-02-01\">" + amount + "</value>" +
         inside + "</transaction>";
}

const std::string give = "<provider-org ref=\"XX-GIVE\"/>";
const std::string help = "<receiver-org ref=\"XX-HELP\"/>";
const std::string funded =
    "<participating-org role=\"1\" ref=\"XX-GIVE\"/><participating-org role=\"2\" ref=\"XX-HOPE\"/>"
    "<participating-org role=\"4\" ref=\"XX-HELP\"/>";
const std::string told = " amount=100 currency=EUR value_date=2020-02-01";

TEST(IatiMoney, ComesInFromWhoGives) {
  EXPECT_EQ(
      stated(funded + payment("11", give) + payment("1", give) + payment("13", give) + payment("IF", give), "funding"),
      "funding: provider=XX-GIVE receiver=A-1 kind=commitment" + told + "\n" +
          "funding: provider=XX-GIVE receiver=A-1 kind=disbursement" + told + " word kind=incoming funds\n" +
          "funding: provider=XX-GIVE receiver=A-1 kind=pledge" + told + "\n" +
          "funding: provider=XX-GIVE receiver=A-1 kind=disbursement" + told + " word kind=incoming funds\n");
}

TEST(IatiMoney, LeavesTheProgrammeWhereTheReporterOnlyPassesItOn) {
  EXPECT_EQ(stated(funded + payment("3", help) + payment("4"), "funding"),
            "funding: provider=A-1 receiver=XX-HELP kind=disbursement" + told + "\n" +
                "funding: provider=A-1 receiver=XX-HELP kind=expenditure" + told + " word receiver=not stated\n");
}

TEST(IatiMoney, ComesInWhereTheReporterFundsIt) {
  const std::string own = "<participating-org role=\"1\" ref=\"XX-HOPE\"/>";
  EXPECT_EQ(stated(own + payment("2") + payment("2", help) + payment("3", help), "funding"),
            "funding: provider=XX-HOPE receiver=A-1 kind=commitment" + told + "\n" +
                "funding: provider=XX-HOPE receiver=A-1 kind=commitment" + told + " word receiver=XX-HELP\n" +
                "funding: provider=A-1 receiver=XX-HELP kind=disbursement" + told + "\n");
}

TEST(IatiMoney, IsTheOnlyFundersWhereTheReporterTakesNoPart) {
  EXPECT_EQ(stated("<participating-org role=\"1\" ref=\"XX-GIVE\"/>" + payment("2"), "funding"),
            "funding: provider=XX-GIVE receiver=A-1 kind=commitment" + told + "\n");
}

TEST(IatiMoney, IsOfNobodyKnownWhereNobodyIsSaidToGiveIt) {
  EXPECT_EQ(stated("<participating-org role=\"2\" ref=\"XX-HOPE\"/>" + payment("1"), "funding"),
            "funding: provider=unspecified receiver=A-1 kind=disbursement" + told + " word kind=incoming funds\n");
  EXPECT_EQ(
      stated(funded + payment("11", "<provider-org><narrative>Private donors</narrative></provider-org>"), "funding"),
      "funding: provider=unspecified receiver=A-1 kind=commitment" + told + " word provider=Private donors\n");
}

TEST(IatiMoney, KeepsNegativeAmountsAndOtherCurrencies) {
  const std::string text = stated(
      "<transaction><transaction-type code=\"2\"/><transaction-date iso-date=\"2020-02-03\"/>"
      "<value currency=\"GBP\">-12.50</value></transaction>",
      "funding");
  EXPECT_EQ(text,
            "funding: provider=XX-HOPE receiver=A-1 kind=commitment amount=-12.5 currency=GBP value_date=2020-02-03\n");
}

TEST(IatiMoney, HasNoCurrencyWhereNobodyStatesOne) {
  const auto reading = reading_of_xml(activity_of(payment("2"), ""));
  EXPECT_EQ(lines_of(records_text(reading), "funding"),
            "funding: provider=XX-HOPE receiver=A-1 kind=commitment amount=100 value_date=2020-02-01\n");
  EXPECT_NE(faults_of(reading).find("states no currency, and the activity has none by default"), std::string::npos);
}

TEST(IatiMoney, IsOfUnknownKindWhereItsTypeIsNoAid) {
  EXPECT_EQ(stated(payment("6"), "funding"),
            "funding: provider=XX-HOPE receiver=A-1 kind=unknown" + told + " word kind=loan repayment\n");
}

TEST(IatiMoney, IsStatedAsOftenAsItWasPaid) {
  EXPECT_EQ(stated(payment("2") + payment("2"), "funding"),
            "funding: provider=XX-HOPE receiver=A-1 kind=commitment" + told + "\n" +
                "funding XX-HOPE > A-1, commitment of 100 EUR 2020-02-01, number 2: provider=XX-HOPE receiver=A-1"
                " kind=commitment" +
                told + "\n");
  // The same under one reference is told twice, and no other payment.
  const std::string once = "funding: provider=XX-HOPE receiver=A-1 kind=commitment" + told + "\n";
  EXPECT_EQ(stated(payment("2", "", "100", "ref=\"7\"") + payment("2", "", "100", "ref=\"7\""), "funding"),
            once + once);
}

TEST(IatiMoney, BetweenTwoActivitiesIsOneStatementOfBoth) {
  const auto activity = [](const std::string& id, const std::string& by, const std::string& parts) {
    return "<iati-activity default-currency=\"EUR\"><iati-identifier>" + id +
           "</iati-identifier><reporting-org ref=\"" + by + "\"/><participating-org role=\"2\" ref=\"" + by +
           "\"/><participating-org role=\"1\" ref=\"XX-GOV\"/>" + parts + "</iati-activity>";
  };
  const auto reading = reading_of_xml(
      "<iati-activities version=\"1.04\">" +
      activity("A", "XX-GIVE", payment("3", "<receiver-org ref=\"XX-HOPE\" receiver-activity-id=\"B\"/>")) +
      activity("B", "XX-HOPE", payment("1", "<provider-org ref=\"XX-GIVE\" provider-activity-id=\"A\"/>")) +
      activity("C", "XX-HOPE", payment("1", "<provider-org ref=\"XX-GIVE\" provider-activity-id=\"elsewhere\"/>")) +
      "</iati-activities>");
  EXPECT_EQ(lines_of(records_text(reading), "funding"),
            "funding: provider=A receiver=B kind=disbursement" + told + " word receiver=B\n" +
                "funding: provider=A receiver=B kind=disbursement" + told +
                " word kind=incoming funds word provider=A\n" +
                "funding: provider=XX-GIVE receiver=C kind=disbursement" + told +
                " word kind=incoming funds word provider=elsewhere\n");
}

TEST(IatiMoney, OfManyPacksIsSettledInEachOfThem) {
  constexpr std::size_t many = 5000;
  static_assert(many > engine::Pack::most);
  std::string payments;
  for (std::size_t at = 1; at <= many; ++at) {
    payments += payment("1", "<provider-org ref=\"XX-GIVE\" provider-activity-id=\"B\"/>", std::to_string(at));
  }
  const std::string repeated = payment("1", "<provider-org ref=\"XX-GIVE\" provider-activity-id=\"B\"/>", "7");
  const auto reading = reading_of_xml(
      "<iati-activities version=\"2.03\"><iati-activity default-currency=\"EUR\"><iati-identifier>A</iati-identifier>"
      "<reporting-org ref=\"XX-HOPE\"/><related-activity type=\"2\" ref=\"B\"/>" +
      payments + repeated +
      "</iati-activity><iati-activity><iati-identifier>B</iati-identifier></iati-activity></iati-activities>");
  std::size_t of_activity = 0;
  for (const auto& stored : records_of(reading)) {
    const auto* programme = std::get_if<engine::Programme>(&stored.record.fact);
    if (programme != nullptr) {
      EXPECT_EQ(programme->parent.text, stored.record.id == "B" ? "A" : "");
    }
    const auto* funding = std::get_if<engine::Funding>(&stored.record.fact);
    if (funding == nullptr) continue;
    of_activity += funding->provider.text == "B" && funding->receiver.text == "A";
    if (stored.record.id.empty()) continue;
    EXPECT_EQ(stored.record.id, "B > A, disbursement of 7 EUR 2020-02-01, number 2");
  }
  EXPECT_EQ(of_activity, many + 1);
}

std::string budget(int type, const std::string& from, const std::string& to, int amount) {
  return "<budget type=\"" + std::to_string(type) + "\"><period-start iso-date=\"" + from +
         "\"/><period-end iso-date=\"" + to + "\"/><value value-date=\"" + from + "\">" + std::to_string(amount) +
         "</value></budget>";
}

TEST(IatiMoney, OfBudgetsIsTheProgrammesAndTheOnlyFunders) {
  const std::string budgets = budget(1, "2020-01-01", "2020-12-31", 50) + budget(1, "2021-01-01", "2021-12-31", 60) +
                              budget(2, "2021-01-01", "2021-12-31", 70);
  EXPECT_EQ(stated(funded + budgets, "programmes"), "programmes A-1: name=Water for all budget=120 currency=EUR\n");
  EXPECT_EQ(stated(funded + budgets, "funding"),
            "funding: provider=XX-GIVE receiver=A-1 kind=budget amount=50 currency=EUR value_date=2020-01-01"
            " start=2020-01-01 end=2021-01-01\n"
            "funding: provider=XX-GIVE receiver=A-1 kind=budget amount=70 currency=EUR value_date=2021-01-01"
            " start=2021-01-01 end=2022-01-01\n");
  EXPECT_EQ(stated(budgets, "funding"), "");
}

TEST(IatiMoney, OfPlannedDisbursementsStandsForBudgets) {
  const std::string plan = "<planned-disbursement><period-start iso-date=\"2020-01-01\"/><value>9</value>" + give +
                           "</planned-disbursement>";
  EXPECT_EQ(stated(funded + budget(1, "2020-01-01", "2020-12-31", 50) + plan, "funding"),
            "funding: provider=XX-GIVE receiver=A-1 kind=budget amount=9 currency=EUR start=2020-01-01\n");
}

// Each budget against each revised one.
std::vector<bool> obvious_budgets(const std::vector<store::IatiMoney>& money) {
  std::vector<bool> counts;
  for (const auto& one : money) {
    bool stands = one.what == store::IatiMoney::What::budget || one.what == store::IatiMoney::What::revised_budget;
    for (const auto& other : money) {
      if (one.what != store::IatiMoney::What::budget || other.what != store::IatiMoney::What::revised_budget) continue;
      const bool apart =
          (one.end && other.start && *one.end <= *other.start) || (other.end && one.start && *other.end <= *one.start);
      stands = stands && apart;
    }
    counts.push_back(stands);
  }
  return counts;
}

TEST(IatiMoney, CountsBudgetsAsTheObviousWayDoes) {
  std::mt19937 random(1);
  const auto below = [&](unsigned most) { return static_cast<int>(random() % most); };
  for (int round = 0; round < 500; ++round) {
    std::vector<store::IatiMoney> money(static_cast<std::size_t>(below(8)));
    for (auto& one : money) {
      one.what = static_cast<store::IatiMoney::What>(below(4));
      const int from = below(20);
      if (below(8) > 0) one.start = engine::Day{from};
      if (below(8) > 0) one.end = engine::Day{from + 1 + below(6)};
    }
    ASSERT_EQ(store::budgets_that_count(money), obvious_budgets(money)) << round;
  }
}

}  // namespace
