#pragma once

#include "tests/bench/actors.h"
#include "tests/bench/draw.h"
#include "tests/bench/field.h"
#include "tests/bench/table_writer.h"
#include "tests/bench/truth.h"
#include "tests/bench/workload.h"

namespace bench {

// The day on which planted cells are what they are.
engine::Day planted_day();

// What is planted in the cells of the quiet districts, a kind for each cell in turn. Half of the kinds look like
// another and are not:
//
//   uncovered         needed, in a Scope, and nobody delivers
//   blank             in a Scope, not needed, and nobody delivers
//   thin, covered     the capacity of all is less than the need, or no less
//   lapsed            one of two was reported till March, and is silent
//   still_reported    one of two is reported in June, too
//   single_donor      two programmes of different leads, one donor
//   several_donors    the same with a second donor
//   one_known_donor   the same with one donor, and work without a programme
//   ending            all ends with July, and nothing follows
//   followed          all ends with July, and a second phase begins the day after: the two are Truth::successors
//
// Programmes are numbered from the field's last on.
class Plants {
 public:
  // REQUIRES: all outlive it.
  Plants(const Field& field, DeliveryTable& deliveries, ProgrammeTables& programmes, TableWriter& needs, Draw& draw);

  // Plants field.size.plants cells, and returns what: days, successors and cells.
  Truth plant();

 private:
  struct Spot;

  void plant_need(const Spot& spot, bool met);
  void plant_reports(const Spot& spot, bool to_the_day);
  void plant_donors(const Spot& spot, std::uint64_t donors, bool work_without_programme);
  void plant_end(const Spot& spot, Truth* followed);
  void need(const Spot& spot, std::int64_t people);
  DeliveryLine line(const Spot& spot);
  std::uint64_t programme(const std::string& title, std::uint64_t lead, const engine::Period& period,
                          std::uint64_t donor);

  const Field& field_;
  DeliveryTable& deliveries_;
  ProgrammeTables& programmes_;
  TableWriter& needs_;
  Draw& draw_;
  std::uint64_t next_programme_;
};

}  // namespace bench
