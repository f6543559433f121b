#pragma once

#include <vector>

#include "engine/analysis/falls.h"
#include "engine/analysis/money.h"
#include "engine/analysis/question.h"

namespace engine {

// A programme (or an organisation, for what it does outside programmes) that loses its last committed money.
struct RunwayEnd {
  Provider who;
  Day last;                               // the last day that is paid for
  std::vector<Ref<Organisation>> donors;  // who gave the money that ends last, by id
  Sums money;                             // that ends last
  std::vector<Number> records;            // that say so, ascending
  Fall fall;                              // what goes with it, unless somebody pays on
};

struct Runway {
  std::vector<RunwayEnd> ends;       // by last day, then by id
  std::vector<Provider> open_ended;  // that have money of which nobody says until when, by id
};

// Returns the calendar of what loses its last committed money: commitments, else disbursements, else budgets, of each
// receiver; money without an end of its own lasts to the stated end of its programme. With a day only what ends on it
// or later. What falls is what runs on the last day paid for; a cell is emptied where nothing goes on after that day
// but what has lost its money, too.
//
// `--donor` keeps what one of them pays to the end; `--organisation` what one of them leads or delivers. Where the
// question filters places, services or groups, what delivers nothing there is left out.
// Cost: what Falls costs, and for each end a step for each cell and delivery beside it.
Runway find_runway(const Snapshot& snapshot, const Question& question);

}  // namespace engine
