#include "engine/analysis/unlike_flows.h"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;

// "100 counted 1": amount, treatment, and how many records of others differ; a line each.
std::string flows(const std::string& rows) {
  const auto snapshot = in_small_field(
      "programmes\nid\nwells\nfunding\n"
      "provider | receiver | kind | amount | currency | value_date | source\n" +
      rows);
  std::string text;
  const auto money = *find_money(*snapshot, engine::Tier::secretariat);
  std::vector<std::uint32_t> all(money.flows.size());
  std::iota(all.begin(), all.end(), 0u);
  const auto differing = find_differing(money, all);
  for (const auto& flow : money.flows) {
    const auto found = differing.find(money.records_of(flow).front());
    text += std::to_string(flow.minor / 10000) + " " + std::string(to_text(flow.treatment)) + " " +
            std::to_string(found == differing.end() ? 0 : found->second.size()) + "\n";
  }
  return text;
}

TEST(UnlikeFlows, AreOnePaymentThatTwoSourcesTellOtherwise) {
  EXPECT_EQ(flows("donor | wells | disbursement | 100 | EUR | 2025-01-10 | donor-file\n"
                  "donor | wells | disbursement | 90  | EUR | 2025-01-10 | hope-file\n"),
            "100 counted 1\n90 set-aside 1\n");
}

TEST(UnlikeFlows, AreOfTheSourceThatComesFirstByName) {
  EXPECT_EQ(flows("donor | wells | commitment | 100 | EUR | 2025-01-10 | two\n"
                  "donor | wells | commitment | 90  | EUR | 2025-01-10 | one\n"
                  "donor | wells | commitment | 100 | EUR | 2025-01-10 | three\n"),
            "100 set-aside 1\n90 counted 2\n");
}

TEST(UnlikeFlows, AreTwoPaymentsWhereOneSourceTellsBoth) {
  EXPECT_EQ(flows("donor | wells | disbursement | 100 | EUR | 2025-01-10 | one\n"
                  "donor | wells | disbursement | 90  | EUR | 2025-01-10 | one\n"
                  "donor | wells | disbursement | 80  | EUR | 2025-01-10 | two\n"),
            "100 counted 0\n90 counted 0\n80 counted 0\n");
}

TEST(UnlikeFlows, AreTwoPaymentsOnOtherDaysInOtherCurrenciesOrWithoutADay) {
  EXPECT_EQ(flows("donor | wells | disbursement | 100 | EUR | 2025-01-10 | one\n"
                  "donor | wells | disbursement | 90  | EUR | 2025-01-11 | two\n"
                  "donor | wells | disbursement | 80  | USD | 2025-01-10 | two\n"
                  "donor | wells | disbursement | 70  | EUR |            | one\n"
                  "donor | wells | disbursement | 60  | EUR |            | two\n"),
            "100 counted 0\n90 counted 0\n80 counted 0\n70 counted 0\n60 counted 0\n");
}

TEST(UnlikeFlows, AreOneWhereTheyAreAlike) {
  EXPECT_EQ(flows("donor | wells | disbursement | 100 | EUR | 2025-01-10 | one\n"
                  "donor | wells | disbursement | 100 | EUR | 2025-01-10 | two\n"),
            "100 counted 0\n");
}

}  // namespace
