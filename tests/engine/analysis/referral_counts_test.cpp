#include "engine/analysis/referral_counts.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>
#include <set>

#include "tests/engine/analysis/referral_field.h"

namespace {

using namespace testing_text;
using engine::CountRow;
using engine::ReferralCounts;

const std::string link = R"(
  referrals
  id   | from   | to   | formal
  loan | centre | bank | yes
)";

std::string row_text(const CountRow& row) {
  if (row.suppressed) return "suppressed";
  std::string text;
  for (std::size_t at = 0; at < row.counts.size(); ++at) {
    text += (at == 0 ? "" : " ") + (row.counts[at] < 0 ? "?" : std::to_string(row.counts[at])) +
            (row.at_least[at] ? "+" : "");
  }
  return text;
}

std::string text(const std::vector<ReferralCounts>& counts) {
  std::string lines;
  for (const ReferralCounts& one : counts) {
    for (const CountRow& month : one.months) lines += to_text(month.month) + " " + row_text(month) + "\n";
    lines += "total " + row_text(one.total) + "\n";
  }
  return lines;
}

std::string counts_of(const std::string& rows) {
  const auto snapshot =
      in_referral_field(link + "referral_counts\nreferral | month | sent | accepted | rejected | no_answer\n" + rows);
  return text(find_referral_counts(*snapshot, finest_on("2026-01-01")));
}

TEST(ReferralCounts, AreShownByMonthWithTheirTotal) {
  EXPECT_EQ(counts_of("loan | 2025-02 | 20 | 10 | 5 | 5\nloan | 2025-01 | 9 |  |  | \n"),
            "2025-01 9 ? ? ?\n2025-02 20 10 5 5\ntotal 29 10+ 5+ 5+\n");
}

TEST(ReferralCounts, SuppressFewPeopleAndASecondMonthWithThem) {
  EXPECT_EQ(counts_of("loan | 2025-01 | 3 | | | \nloan | 2025-02 | 20 | | | \nloan | 2025-03 | 8 | | | \n"),
            "2025-01 suppressed\n2025-02 20 ? ? ?\n2025-03 suppressed\ntotal 31 ? ? ?\n");
}

TEST(ReferralCounts, SuppressTheTotalWhereNothingElseHides) {
  EXPECT_EQ(counts_of("loan | 2025-01 | 3 | | | \n"), "2025-01 suppressed\ntotal suppressed\n");
  EXPECT_EQ(counts_of("loan | 2025-01 | 1 | | | \nloan | 2025-02 | 2 | | | \n"),
            "2025-01 suppressed\n2025-02 suppressed\ntotal suppressed\n");
}

TEST(ReferralCounts, SuppressPeriodsThatOverlapTogether) {
  EXPECT_EQ(counts_of("loan | 2025 | 30 | | | \nloan | 2025-02 | 3 | | | \n"),
            "2025 suppressed\n2025-02 suppressed\ntotal suppressed\n");
}

// Everything that an outsider may think, given what is shown: whether a hidden number could be two different ones.
bool could_differ(const ReferralCounts& shown, const std::vector<std::int64_t>& truth, std::size_t hidden) {
  std::vector<std::int64_t> thought(truth.size(), 0);
  std::set<std::int64_t> possible;
  constexpr std::int64_t most = 24;
  const std::function<void(std::size_t)> think = [&](std::size_t at) {
    if (at == truth.size()) {
      std::int64_t sum = 0;
      for (const auto one : thought) sum += one;
      if (shown.total.suppressed || sum == shown.total.counts[0]) possible.insert(thought[hidden]);
      return;
    }
    if (!shown.months[at].suppressed) {
      thought[at] = shown.months[at].counts[0];
      think(at + 1);
      return;
    }
    for (std::int64_t one = 0; one <= most && possible.size() < 2; ++one) {
      thought[at] = one;
      think(at + 1);
    }
  };
  think(0);
  return possible.size() > 1;
}

TEST(ReferralCounts, CannotBeWorkedOutFromWhatIsShown) {
  std::mt19937 random(14);
  for (int round = 0; round < 500; ++round) {
    std::string rows;
    std::vector<std::int64_t> truth;
    for (std::uint32_t month = 1 + static_cast<std::uint32_t>(random() % 4), at = 1; at <= month; ++at) {
      truth.push_back(static_cast<std::int64_t>(random() % 3 == 0 ? random() % 20 : random() % 7));
      rows += "loan | 2025-0" + std::to_string(at) + " | " + std::to_string(truth.back()) + " | | | \n";
    }
    const auto snapshot =
        in_referral_field(link + "referral_counts\nreferral | month | sent | accepted | rejected | no_answer\n" + rows);
    const auto counts = find_referral_counts(*snapshot, finest_on("2026-01-01"));
    ASSERT_EQ(counts.size(), 1U);
    for (std::size_t at = 0; at < truth.size(); ++at) {
      if (truth[at] < engine::fewest_shown) {
        EXPECT_TRUE(counts[0].months[at].suppressed);
      }
      if (counts[0].months[at].suppressed) {
        EXPECT_TRUE(could_differ(counts[0], truth, at)) << rows << text(counts);
      }
    }
  }
}

}  // namespace
