#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/identity/intake.h"

namespace engine {

// The deliveries of which the rows of a return sheet were written. Such a row names its delivery by id, and says of it
// only what a sheet of who does what where can hold: what else is recorded of it stays as it is. A row that says what
// is recorded is no news, any other corrects it. Exports leave sites out: a row that names the place around the site
// that is recorded says nothing of the site, which stays.
class ReturnedRows {
 public:
  // REQUIRES: `intake` outlives it.
  explicit ReturnedRows(const Intake& intake);

  // The delivery of that id, if the source sent it before or it was lent to it; else null.
  // Cost: the first time a pass over what was sent.
  const StoredRecord* find(std::string_view id);

  // Takes what a row says of its delivery. A delivery has a row for each period in which it was reported: `said` has
  // that of this row. Returns false where an earlier row of the delivery says otherwise, and nothing is taken.
  bool take(const StoredRecord& delivery, Delivery said, const Citation& citation);

  // Whether somebody is recorded already to pay for what is delivered.
  bool is_known_gift(const std::string& donor, const Delivery& delivery) const;

  // Of how many rows the site stayed that they leave out.
  std::uint64_t sites_kept() const { return sites_kept_; }

  // The deliveries as they are now, by id. `assured` tells when one that changed was confirmed.
  std::vector<StoredRecord> records(const std::function<Date(const Delivery&)>& assured) const;

 private:
  struct Returned {
    const StoredRecord* before = nullptr;
    Delivery now;
    Citations citations;
  };

  Delivery merged(const Delivery& before, Delivery said) const;
  bool leaves_out_site(const Id<Location>& said, const Id<Location>& recorded) const;

  const Snapshot& present_;
  const std::vector<StoredRecord>& sent_before_;
  std::unordered_map<std::string_view, const StoredRecord*> deliveries_;  // of it, by id, once one is asked for
  std::map<std::string, Returned> returned_;
  std::uint64_t sites_kept_ = 0;
};

}  // namespace engine
