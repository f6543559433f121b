#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/analysis/money.h"
#include "engine/analysis/question.h"

namespace engine {

// What one host country gives to one profile for one destination on a day: all of it together.
struct HostPackage {
  std::string host;
  std::vector<Money> money;          // by currency
  std::optional<Money> converted;    // all of it in the currency asked; absent where a rate is missing
  std::vector<std::string> in_kind;  // as stated, each once, ascending
  std::vector<Number> records;       // ascending
};

// How unlike the amounts of host countries are, in one currency.
struct Range {
  std::string currency;
  std::uint32_t hosts = 0;           // that state an amount in it, or whose amounts were converted to it
  std::int64_t least = 0, most = 0;  // minor units
  std::string least_host, most_host;
  std::optional<double> ratio;  // most / least; absent where the least is nothing
};

// What host countries give to one profile for one destination, side by side: whether it pays to shop.
struct PackageChoice {
  std::string id;
  Ref<Location> destination;
  std::string profile;               // as stated; empty where the source names none
  std::vector<HostPackage> hosts;    // most converted first, then by host
  std::vector<Range> ranges;         // by currency; of the currency asked over all that could be converted
  std::uint32_t without_amount = 0;  // hosts that state none: unknown, not nothing
};

// Returns the entitlements that hold on the day, by the ids of destination and profile; those whose destination the
// filter of places lets through, or stands above. `profile` empty is all. Amounts are compared within a currency; with
// `currency` also across, by the user's rates of the day alone.
//
// Cost: a pass over the entitlements. REQUIRES: question.day.
std::vector<PackageChoice> compare_entitlements(const Snapshot& snapshot, const Question& question,
                                                const std::string& profile, const std::string& currency);

}  // namespace engine
