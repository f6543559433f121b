#include "store/files/iati_codes.h"

#include <gtest/gtest.h>

namespace {

TEST(IatiCodes, OfTransactionsAreLettersOrNumbers) {
  for (const auto& [number, letters] : {std::pair("1", "IF"), std::pair("2", "C"), std::pair("3", "D"),
                                        std::pair("4", "E"), std::pair("6", "LR"), std::pair("7", "R")}) {
    const auto by_number = store::transaction_type(number);
    const auto by_letters = store::transaction_type(letters);
    ASSERT_TRUE(by_number && by_letters) << number;
    EXPECT_EQ(by_number->word, by_letters->word);
  }
  for (const char* code : {"", "0", "14", "X", "c"}) EXPECT_FALSE(store::transaction_type(code)) << code;
}

TEST(IatiCodes, OfRolesAndDatesAreWordsOrNumbers) {
  EXPECT_EQ(store::participation_role("4"), "implementing");
  EXPECT_EQ(store::participation_role("Implementing"), "implementing");
  EXPECT_EQ(store::participation_role("donor"), "");
  EXPECT_TRUE(store::date_type("end-planned")->is_end);
  EXPECT_FALSE(store::date_type("3")->is_actual);
  EXPECT_FALSE(store::date_type("5"));
}

TEST(IatiCodes, OfCategoriesIdentifyNobody) {
  for (const char* ref : {"22000", "XM-DAC-51000", "52000", "10000", "10", "0", "x"}) {
    EXPECT_TRUE(store::is_catch_all(ref)) << ref;
  }
  for (const char* ref : {"41122", "XM-DAC-41122", "GB-1", "124", "GB-CHC-10000"})
    EXPECT_FALSE(store::is_catch_all(ref)) << ref;
}

TEST(IatiCodes, OfSectorsBelongToLists) {
  EXPECT_EQ(store::sector_list("", "14030").scheme, "dac");
  EXPECT_EQ(store::sector_list("DAC", "140").scheme, "dac3");
  EXPECT_EQ(store::sector_list("10", "3").scheme, "cluster");
  EXPECT_TRUE(store::sector_list("8", "6.1").is_goal);
  EXPECT_LT(store::sector_list("1", "14030").rank, store::sector_list("99", "W").rank);
  EXPECT_EQ(store::dac_category("12220"), "Health");
  EXPECT_EQ(store::dac_category(""), "");
  EXPECT_EQ(store::cluster_name("8"), "Logistics");
}

TEST(IatiCodes, AreWrittenAsTheyAreRead) {
  for (const char* kind : {"pledge", "commitment", "disbursement", "expenditure"}) {
    for (const auto way : {store::TransactionType::Way::in, store::TransactionType::Way::out}) {
      const auto read = store::transaction_type(store::iati_transaction_type(kind, way));
      ASSERT_TRUE(read) << kind;
      EXPECT_EQ(read->kind, kind);
    }
  }
  EXPECT_EQ(store::iati_transaction_type("in-kind", store::TransactionType::Way::in), "");
  for (const char* role : {"funding", "accountable", "extending", "implementing"}) {
    EXPECT_EQ(store::participation_role(store::iati_role(role)), role);
  }
  for (const char* status : {"planned", "active", "completed", "suspended", "cancelled"}) {
    EXPECT_EQ(store::programme_status(store::iati_status(status), ""), status);
  }
  for (const char* kind : {"government", "national-ngo", "multilateral", "private", "academic", "other"}) {
    EXPECT_EQ(store::organisation_kind(store::iati_organisation_type(kind)), kind);
  }
}

}  // namespace
