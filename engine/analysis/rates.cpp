#include "engine/analysis/rates.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace engine {
namespace {

// The product of two amounts needs twice their digits.
__extension__ using Wide = __int128;

constexpr Wide scale = 10'000;
constexpr std::int64_t largest = 9'000'000'000'000'000'000;

// The whole number of units in `number` / `by`, halves away from zero, as ten-thousandths.
Wide in_units(Wide number, Wide by, Wide unit) {
  const Wide whole = by * unit;
  const Wide half = number < 0 ? -(whole / 2) : whole / 2;
  return (number + half) / whole * unit;
}

}  // namespace

std::int64_t minor_unit(const std::string& currency) {
  constexpr std::array<std::string_view, 9> whole{"CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF"};
  constexpr std::array<std::string_view, 7> thousandths{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
  if (std::ranges::find(whole, currency) != whole.end()) return 10'000;
  return std::ranges::find(thousandths, currency) != thousandths.end() ? 10 : 100;
}

const RateEdge* Rates::rate(const std::string& from, const std::string& to, Day day) const {
  const RateEdge* best = nullptr;
  for (const RateEdge& rate : snapshot_.rates) {
    if (rate.tier > tier_ || rate.currency != from || rate.to != to || !rate.period.has(day)) continue;
    if (rate.rate.ten_thousandths <= 0) continue;
    if (best == nullptr || best->period.from < rate.period.from) best = &rate;
  }
  return best;
}

std::optional<Money> Rates::convert(const Money& money, const Date& day, const std::string& to) const {
  if (money.currency == to) return money;
  if (!day || money.currency.empty()) return std::nullopt;
  const Wide amount = money.minor;
  Wide converted = 0;
  if (const RateEdge* there = rate(money.currency, to, *day)) {
    converted = in_units(amount * there->rate.ten_thousandths, scale, minor_unit(to));
  } else if (const RateEdge* back = rate(to, money.currency, *day)) {
    converted = in_units(amount * scale, back->rate.ten_thousandths, minor_unit(to));
  } else {
    return std::nullopt;
  }
  if (converted > largest || converted < -largest) return std::nullopt;
  return Money{static_cast<std::int64_t>(converted), to};
}

}  // namespace engine
