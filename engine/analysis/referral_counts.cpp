#include "engine/analysis/referral_counts.h"

#include <algorithm>
#include <map>

namespace engine {
namespace {

using Counts = std::array<std::int64_t, outcome_count>;

bool has_few(const CountRow& row) {
  return std::ranges::any_of(row.counts, [](std::int64_t one) { return one >= 0 && one < fewest_shown; });
}

// What the months that `choose` names add up to; -1 where none states the number.
template <class Choose>
Counts sum(const std::vector<CountRow>& months, Choose choose) {
  Counts total{-1, -1, -1, -1};
  for (const CountRow& month : months) {
    if (!choose(month)) continue;
    for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
      if (month.counts[outcome] < 0) continue;
      total[outcome] = std::max<std::int64_t>(total[outcome], 0) + month.counts[outcome];
    }
  }
  return total;
}

// Whether the total may stand beside what is shown: nothing is hidden, or of each number two months at least that add
// up to five at least.
bool may_total(const std::vector<CountRow>& months) {
  const auto hidden = [](const CountRow& month) { return month.suppressed; };
  const Counts left = sum(months, hidden);
  for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
    if (left[outcome] < 0) continue;
    const auto parts = std::ranges::count_if(
        months, [&](const CountRow& month) { return month.suppressed && month.counts[outcome] >= 0; });
    if (parts < 2 || left[outcome] < fewest_shown) return false;
  }
  return true;
}

// The smallest of the months that are shown; the earlier of two alike.
CountRow* smallest_shown(std::vector<CountRow>& months) {
  CountRow* smallest = nullptr;
  for (CountRow& month : months) {
    if (!month.suppressed && (smallest == nullptr || month.counts < smallest->counts)) smallest = &month;
  }
  return smallest;
}

// Whether two of the months have a day in common: then one may be a sum over the other. REQUIRES: ascending.
bool overlap(const std::vector<CountRow>& months) {
  return std::ranges::adjacent_find(months, [](const CountRow& one, const CountRow& next) {
           return one.month.meets(next.month);
         }) != months.end();
}

void suppress(ReferralCounts& counts) {
  for (CountRow& month : counts.months) month.suppressed = has_few(month);
  if (overlap(counts.months)) {
    const bool few = std::ranges::any_of(counts.months, &CountRow::suppressed);
    for (CountRow& month : counts.months) month.suppressed = few;
    counts.total.suppressed = true;
  }
  while (!counts.total.suppressed && !may_total(counts.months)) {
    CountRow* next = smallest_shown(counts.months);
    if (next == nullptr) {
      counts.total.suppressed = true;
      break;
    }
    next->suppressed = true;
  }
  if (!counts.total.suppressed) {
    counts.total.counts = sum(counts.months, [](const CountRow&) { return true; });
    for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
      counts.total.at_least[outcome] =
          counts.total.counts[outcome] >= 0 &&
          std::ranges::any_of(counts.months, [&](const CountRow& month) { return month.counts[outcome] < 0; });
    }
    // A total of few people in all is no better than a month of few.
    counts.total.suppressed = has_few(counts.total);
  }
  if (counts.total.suppressed) counts.total.counts = {-1, -1, -1, -1};
  for (CountRow& month : counts.months) {
    if (month.suppressed) month.counts = {-1, -1, -1, -1};
  }
}

}  // namespace

std::string_view to_text(Outcome outcome) {
  static constexpr std::string_view texts[] = {"sent", "accepted", "rejected", "no_answer"};
  static_assert(std::size(texts) == outcome_count);
  return texts[static_cast<std::size_t>(outcome)];
}

std::vector<ReferralCounts> find_referral_counts(const Snapshot& snapshot, const Question& question) {
  std::map<std::uint32_t, std::map<Period, CountRow>> months;
  for (const ReferralCountEdge& edge : snapshot.referral_counts) {
    if (edge.tier > question.tier || snapshot.referrals[edge.referral].tier > question.tier) continue;
    CountRow& row = months[edge.referral][edge.month];
    row.month = edge.month;
    row.counts = {edge.sent, edge.accepted, edge.rejected, edge.no_answer};
    row.records.push_back(edge.number);
  }
  std::vector<ReferralCounts> list;
  for (auto& [referral, rows] : months) {
    ReferralCounts& counts = list.emplace_back();
    counts.referral = referral;
    for (auto& [month, row] : rows) {
      counts.total.records.insert(counts.total.records.end(), row.records.begin(), row.records.end());
      counts.months.push_back(std::move(row));
    }
    std::ranges::sort(counts.total.records);
    suppress(counts);
  }
  return list;
}

}  // namespace engine
