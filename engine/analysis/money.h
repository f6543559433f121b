#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// A sum in one currency; an empty currency is one that nobody stated.
struct Money {
  std::int64_t minor = 0;  // ten-thousandths, as Decimal
  std::string currency;

  friend auto operator<=>(const Money&, const Money&) = default;
};

// Sums by currency, which are never mixed.
class Sums {
 public:
  // Throws Error{too_large} where the sum is beyond 900 million millions.
  void add(const Money& money);
  void add(const Sums& other);

  const std::vector<Money>& list() const { return sums_; }  // by currency, each once
  bool empty() const { return sums_.empty(); }

 private:
  std::vector<Money> sums_;
};

// How a record of funding enters the sums: money is added where it leaves its original funder, and nowhere else.
enum class Treatment : std::uint8_t {
  counted,    // it leaves its original funder: it is added
  passed_on,  // its giver was given money itself: it was added where it began
  untraced,   // nobody is known who gave it first: added apart
  set_aside,  // a better kind of record of the two stands, or what another source says of one payment: unlike_flows.h
  apart,      // a pledge, an expenditure, in kind, or of unknown kind: never added
};
inline constexpr std::size_t treatment_count = 5;
std::string_view to_text(Treatment treatment);  // "passed-on"

// Money that went from one to another, as one record or several say that repeat each other. What it says in words
// stands in its MoneyFlows.
struct Flow {
  Provider giver, receiver;  // a giver that is unknown or a placeholder is unknown
  std::int64_t minor = 0;    // as of Money
  Date day;                  // its value date, else the start of its period
  std::uint32_t kind = 0, currency = 0;
  std::uint32_t first_record = 0, record_count = 0;
  std::uint32_t origins = 0;
  Treatment treatment = Treatment::counted;
};

// A sum of what was counted in one year.
struct YearSum {
  std::optional<int> year;  // absent: no day is stated
  Money money;
};

// All money of a Snapshot that somebody of the tier may see.
struct MoneyFlows {
  std::vector<Flow> flows;         // by first record
  std::vector<std::string> words;  // kinds and currencies, each once; the first is empty
  std::vector<Number> records;     // of each flow beside each other, ascending
  // Of what was passed on: who gave it first, as far as it is known; by rank. The first list is empty.
  std::vector<std::vector<Provider>> origins;
  // The flows of each payment that several sources tell in unlike amounts; that which stands comes first.
  std::vector<std::vector<std::uint32_t>> unlike;
  Sums by[treatment_count];     // by Treatment
  std::vector<YearSum> years;   // of what was counted, by year (none last) and currency
  Sums surplus;                 // what givers passed on beyond what they were given: untraced, too
  std::uint32_t no_amount = 0;  // records that state no amount

  const Sums& sum(Treatment treatment) const { return by[static_cast<std::size_t>(treatment)]; }
  const std::string& kind_of(const Flow& flow) const { return words[flow.kind]; }
  Money money_of(const Flow& flow) const { return {flow.minor, words[flow.currency]}; }
  const std::vector<Provider>& origins_of(const Flow& flow) const { return origins[flow.origins]; }
  std::span<const Number> records_of(const Flow& flow) const {
    return std::span(records).subspan(flow.first_record, flow.record_count);
  }
};

// Returns the money of `snapshot`. A record of another source that says the same (giver, receiver, kind, amount,
// currency and days) repeats it. Commitments of a giver to a receiver set its disbursements aside; budgets count where
// the receiver has neither from anybody; the budget of a programme counts, untraced, where nothing else does.
//
// With `currency` every amount is converted by the rates of the Snapshot at its day; what has no rate keeps its
// own currency, and so stands apart. Throws Error{too_large} as Sums does, of the amounts as they are stated too.
// Cost: the first time sorting the funding, and for each who passed money on a walk to those whom it came from; it is
// kept with the Snapshot, some 70 bytes a record of funding. With `currency` a copy.
std::shared_ptr<const MoneyFlows> find_money(const Snapshot& snapshot, Tier tier, const std::string& currency = {});

}  // namespace engine
