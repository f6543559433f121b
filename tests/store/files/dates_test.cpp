#include "store/files/dates.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "store/files/months.h"

namespace {

using store::DayOrder;

std::string when(const std::string& text, const store::DateHints& hints = {}) {
  const auto period = store::read_when(text, hints);
  return period ? engine::to_text(*period) : "none";
}

TEST(When, KnowsTheFormsOfAMonth) {
  for (const char* text : {"2022-01", "01/2022", "1/2022", "2022/1", "202201", "Jan-22", "jan 2022", "January 2022",
                           "2022 January", "janvier 2022", "Enero 2022", "enero de 2022", "Janeiro/2022", "يناير 2022",
                           "كانون الثاني 2022", "JAN.2022", "Janv. 2022"}) {
    EXPECT_EQ(when(text), "2022-01") << text;
  }
}

TEST(When, TakesTheYearOfAMonthFromElsewhere) {
  for (const char* text : {"August", "08. Août", "8", "Agosto", "08", "aout"}) {
    EXPECT_EQ(when(text), "none") << text;
    EXPECT_TRUE(store::lacks_year(text)) << text;
    EXPECT_EQ(when(text, {DayOrder::day_first, 2021}), "2021-08") << text;
  }
  EXPECT_FALSE(store::lacks_year("2021-08"));
  EXPECT_FALSE(store::lacks_year("soon"));
}

TEST(When, KnowsTheFormsOfADay) {
  for (const char* text :
       {"2022-03-05", "5 March 2022", "March 5, 2022", "5-Mar-22", "5 mars 2022", "5 de marzo de 2022", "05/03/2022",
        "5.3.2022", "05-03-22", "2022/03/05", "20220305", "44625", "44625.5", "2022-03-05T10:00:00", "2022-03-05 10:00",
        "05/03/2022 00:00:00", "5th of March 2022"}) {
    EXPECT_EQ(when(text), "2022-03-05") << text;
  }
}

TEST(When, PutsTheMonthFirstWhereTheSheetDoes) {
  EXPECT_EQ(when("05/03/2022", {DayOrder::month_first, {}}), "2022-05-03");
  EXPECT_EQ(when("25/03/2022", {DayOrder::month_first, {}}), "2022-03-25");
  EXPECT_EQ(when("03/25/2022", {DayOrder::day_first, {}}), "2022-03-25");
}

TEST(When, KnowsQuartersYearsAndSpans) {
  EXPECT_EQ(when("Q1 2022"), "2022-Q1");
  EXPECT_EQ(when("2022-Q3"), "2022-Q3");
  EXPECT_EQ(when("T2 2022"), "2022-Q2");
  EXPECT_EQ(when("1er trimestre 2022"), "2022-Q1");
  EXPECT_EQ(when("2022"), "2022");
  EXPECT_EQ(when("January - March 2022"), "2022-Q1");
  EXPECT_EQ(when("Nov 2021 - Jan 2022"), "2021-11-01/2022-01-31");
  EXPECT_EQ(when("2022-01-01/2022-03-31"), "2022-Q1");
}

TEST(When, IsNothingForWhatIsNoDate) {
  for (const char* text : {"", "soon", "0001-01-01", "31/02/2022", "13/13/2022", "2022-13", "-620181", "12", "1/2/3/4",
                           "May be", "March 2022 to date", "5", "99999"}) {
    EXPECT_EQ(when(text), "none") << text;
  }
}

TEST(When, ReadsEveryDayInEveryForm) {
  const std::array<const char*, 12> names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (engine::Day day = engine::make_day(2015, 1, 1); day < engine::make_day(2031, 1, 1); day = engine::next(day)) {
    const std::string iso = engine::to_text(day);
    const std::string year = iso.substr(0, 4);
    const std::string month = iso.substr(5, 2);
    const std::string number = iso.substr(8, 2);
    const std::string name = names[engine::month_of(day) - 1];
    ASSERT_EQ(when(number + "/" + month + "/" + year), iso);
    ASSERT_EQ(when(month + "/" + number + "/" + year, {DayOrder::month_first, {}}), iso);
    ASSERT_EQ(when(number + "-" + name + "-" + year), iso);
    ASSERT_EQ(when(std::to_string(day.number + 25'569)), iso);
  }
}

TEST(When, NeverFailsOtherwise) {
  std::mt19937 random(1);
  constexpr std::string_view letters = "0123456789/-.: TQJanvier\xC3\xA9";
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (std::size_t size = random() % 20; text.size() < size;) text += letters[random() % letters.size()];
    const auto period = store::read_when(text, {DayOrder::day_first, 2022});
    ASSERT_FALSE(period && period->empty()) << text;
  }
}

TEST(Order, IsShownByDaysPastTwelve) {
  EXPECT_EQ(store::shown_order("15/03/2022"), DayOrder::day_first);
  EXPECT_EQ(store::shown_order("03/15/2022"), DayOrder::month_first);
  EXPECT_EQ(store::shown_order("03/04/2022"), std::nullopt);
  EXPECT_EQ(store::shown_order("2022-03-15"), std::nullopt);
}

TEST(WholeMonths, AreThoseThatAPeriodTouches) {
  EXPECT_EQ(engine::to_text(store::whole_months(engine::parse_period("2022-03-15"))), "2022-03");
  EXPECT_EQ(engine::to_text(store::whole_months(engine::parse_period("2021-12-15/2022-01-02"))),
            "2021-12-01/2022-01-31");
}

TEST(Months, AreNamedInFiveLanguages) {
  EXPECT_EQ(store::month_named("fevrier"), 2);
  EXPECT_EQ(store::month_named("setembro"), 9);
  EXPECT_EQ(store::month_named("dic"), 12);
  EXPECT_EQ(store::month_named("monday"), std::nullopt);
}

}  // namespace
