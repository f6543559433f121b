#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/analysis/money.h"

namespace engine {

// How many ten-thousandths the smallest coin of the currency is, by ISO 4217.
std::int64_t minor_unit(const std::string& currency);

// The user's table of exchange rates. There is no other: what it does not hold has no rate.
class Rates {
 public:
  // REQUIRES: `snapshot` outlives it.
  Rates(const Snapshot& snapshot, Tier tier) : snapshot_(snapshot), tier_(tier) {}

  // The same money in currency `to` by the rate that holds on the day, in whole minor units of that currency, halves
  // away from zero. Of several rates the one that starts last counts, then the lower record; the rate the other
  // way round serves where there is none. Nothing where no day is known, or no rate holds on it.
  // Cost: a pass over the rates.
  std::optional<Money> convert(const Money& money, const Date& day, const std::string& to) const;

 private:
  const RateEdge* rate(const std::string& from, const std::string& to, Day day) const;

  const Snapshot& snapshot_;
  Tier tier_;
};

}  // namespace engine
