#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/analysis/question.h"

namespace engine {

// Who pays for what is delivered in a cell.
enum class FundingType : std::uint8_t { project, national, both, none, unknown };
inline constexpr std::size_t funding_type_count = 5;
std::string_view to_text(FundingType type);  // "project"

// Who pays for one delivery: what it states; else its programme's donors, national where all are public bodies of the
// country that it is in, unknown where some are; else, without a programme, national where such a body delivers it.
enum class Payer : std::uint8_t { project, national, unknown };
Payer payer_of(const Snapshot& snapshot, std::size_t delivery);

// A cell, and whether anything of it survives without external money.
struct OwnedCell {
  Cell cell;
  FundingType type = FundingType::none;
  std::uint32_t national = 0, project = 0, unknown = 0;  // active deliveries by who pays

  bool survives() const { return national > 0; }
  bool may_survive() const { return national > 0 || unknown > 0; }
};

// What hands over, or does not: a project's service with an end.
struct HandOff {
  std::uint32_t delivery = 0;
  Day last;                       // the last day, of the delivery or else of its programme
  Ref<Organisation> successor;    // unknown where it names none, or names nobody that is recorded
  bool successor_stated = false;  // it names somebody
  Date handover;                  // the day of handing over that it states
  enum class Gap : std::uint8_t { no_successor, not_recorded, not_national, no_date, late, none } gap = Gap::none;
};
std::string_view to_text(HandOff::Gap gap);  // "no-successor"

struct Ownership {
  std::vector<OwnedCell> cells;                           // by location, service, group id
  std::array<std::uint64_t, funding_type_count> types{};  // over `cells`
  std::uint64_t surviving = 0, may_survive = 0;           // of those with a delivery
  std::vector<HandOff> hand_offs;                         // ending on the day or later, by day, then delivery
};

// Returns which cells survive without external money on the day, by the deliveries that count for them as in coverage,
// and the project services that end on the day or later, with what their hand-over wants. A successor is national where
// it is a public body, or an organisation of the country that the delivery is in.
//
// `--organisation` and `--donor` keep what one of them delivers, leads or pays for.
// Throws what find_coverage() throws. REQUIRES: question.day. Cost: as find_coverage().
Ownership find_ownership(const Snapshot& snapshot, const Question& question);

}  // namespace engine
