#include "tests/bench/field_names.h"

#include <gtest/gtest.h>

#include <set>

namespace {

TEST(FieldNames, AreAllDifferent) {
  std::set<std::string> places, organisations, programmes;
  for (std::uint64_t number = 0; number < 100'000; ++number) {
    ASSERT_TRUE(places.insert(bench::place_name(number * 10)).second) << number;
    ASSERT_TRUE(organisations.insert(bench::organisation_name(number)).second) << number;
    ASSERT_TRUE(programmes.insert(bench::programme_title(number)).second) << number;
  }
}

TEST(FieldNames, AreSpeltInOtherWaysByOthers) {
  for (std::uint64_t number = 0; number < 1'000; ++number) {
    std::set<std::string> names = {bench::organisation_name(number)};
    for (std::uint64_t way = 0; way < bench::spellings; ++way) {
      names.insert(bench::organisation_name_by_another(number, way));
    }
    ASSERT_EQ(names.size(), bench::spellings + 1) << number;
    ASSERT_NE(bench::name_like(number), bench::organisation_name(number));
  }
}

}  // namespace
