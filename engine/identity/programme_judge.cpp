#include "engine/identity/programme_judge.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace engine {
namespace {

using Numbers = std::vector<std::uint32_t>;

bool meet(const Numbers& one, const Numbers& other) {
  return std::ranges::any_of(one, [&](std::uint32_t number) { return std::ranges::binary_search(other, number); });
}

bool is_open(const Period& period) { return period.from == Period::open_start || period.to == Period::open_end; }

bool same_days(const Period& one, const Period& other) {
  constexpr int month = 31;
  return !is_open(one) && !is_open(other) && std::abs(one.from.number - other.from.number) <= month &&
         std::abs(one.to.number - other.to.number) <= month;
}

bool apart_in_time(const Period& one, const Period& other) { return one.to <= other.from || other.to <= one.from; }

bool same_money(const Undertaking& one, const Undertaking& other) {
  if (!one.budget || !other.budget || one.currency.empty() || one.currency != other.currency) return false;
  const auto first = static_cast<double>(one.budget->ten_thousandths);
  const auto second = static_cast<double>(other.budget->ten_thousandths);
  return first > 0 && second > 0 && std::abs(first - second) <= 0.01 * std::max(first, second);
}

// An identifier may stand at the end of a longer one, after the prefix of who reports it.
bool is_end_of(const std::string& shorter, const std::string& longer) {
  constexpr std::size_t long_enough = 6;
  constexpr std::ptrdiff_t digits_enough = 4;
  if (shorter.size() < long_enough || shorter.size() >= longer.size() || !longer.ends_with(shorter)) return false;
  return std::ranges::count_if(shorter, [](char letter) { return letter >= '0' && letter <= '9'; }) >= digits_enough;
}

// The only source of both, with two ids for what the same organisations do, means two.
bool are_told_apart(const Undertaking& one, const Undertaking& other) {
  return one.sources.size() == 1 && one.sources == other.sources && !one.organisations.empty() &&
         one.organisations == other.organisations;
}

}  // namespace

bool ProgrammeJudge::have_one_identifier(const Texts& ids, const Texts& others) {
  constexpr std::size_t long_enough = 5;
  Texts stems;
  for (const std::string& id : others) stems.push_back(stem_of(id));
  return std::ranges::any_of(ids, [&](const std::string& id) {
    const std::string one = stem_of(id);
    return std::ranges::any_of(stems, [&](const std::string& other) {
      return (one.size() >= long_enough && one == other) || is_end_of(one, other) || is_end_of(other, one);
    });
  });
}

std::pair<double, Texts> ProgrammeJudge::judge(const ProgrammePair& pair, const Undertaking& one,
                                               const Undertaking& other) const {
  if (std::ranges::binary_search(other.ids, one.parent) || std::ranges::binary_search(one.ids, other.parent)) {
    return {};
  }
  const bool one_identifier = have_one_identifier(one.ids, other.ids);
  if (!one_identifier && are_told_apart(one, other)) return {};
  Texts reasons;
  double score = score_of_titles(pair, reasons);
  if (one_identifier) {
    score = std::max(score, 0.8);
    reasons.insert(reasons.begin(), "the same identifier in another spelling");
  }
  if (score == 0) return {};
  const auto add = [&](double weight, const char* reason) {
    score += weight;
    reasons.emplace_back(reason);
  };
  if (meet(one.organisations, other.organisations)) add(0.16, "an organisation takes part in both");
  if (same_days(one.period, other.period)) add(0.14, "the same days");
  if (same_money(one, other)) add(0.16, "the same money");
  if (meet(one.places, other.places)) add(0.06, "a place in common");
  if (apart_in_time(one.period, other.period)) score *= 0.3;
  const bool strangers =
      !one.organisations.empty() && !other.organisations.empty() && !meet(one.organisations, other.organisations);
  if (strangers) score *= 0.7;
  return {std::min(score, 0.98), std::move(reasons)};
}

// 0.6 for the same title, less for one with a few words more; 0 where they are different.
double ProgrammeJudge::score_of_titles(const ProgrammePair& pair, Texts& reasons) const {
  const double best = titles_.likeness(pair);
  if (best < least_likeness) return 0;
  reasons.push_back(best == 1 ? "the same words in their titles" : "nearly the same words in their titles");
  return 0.6 * best;
}

}  // namespace engine
