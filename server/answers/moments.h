#pragma once

#include <memory>

#include "server/answers/asking.h"
#include "server/library/edition.h"

namespace server {

// One end of a comparison: what was known at a revision, asked about a day.
struct Moment {
  std::shared_ptr<const Edition> edition;
  engine::Day day{};
  bool is_dated = false;  // the day was named, and pairs are asked of it too

  // The question as it is put at this moment. REQUIRES: the moment outlives it.
  Asking asking(const Asking& whole) const;
};

struct Moments {
  Moment from, to;
};

// Reads "from" and "to", each a revision or a day. A day means what was known at its end, and asks about that day; with
// "as_of" both days are asked of that revision. Without "to" it is the present, without "from" the revision before.
//
// Throws Error{invalid} where one is neither, or `from` is after `to`; Error{not_found} where there is no such
// revision.
Moments read_moments(const Asking& asking);

}  // namespace server
