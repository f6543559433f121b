#pragma once

#include <span>
#include <vector>

#include "engine/analysis/view.h"

namespace engine {

// A place where a delivery counts.
struct Place {
  Ref<Location> location;
  bool with_all_below = false;  // it counts for every location below too
  bool named = true;            // else the filter names it, and the delivery a place above

  friend auto operator<=>(const Place&, const Place&) = default;
};

// Where deliveries count within the filter's locations.
class Places {
 public:
  explicit Places(const View& view) : view_(view) {}

  // What the delivery serves, else its own location, ascending; of what it serves "with all below", the part that the
  // filter names. None where the filter leaves it out. The list is good until the next call.
  std::span<const Place> of(std::size_t delivery);

 private:
  void add(const Place& place);

  const View& view_;
  std::vector<Place> places_;
};

// The places at the question's level for which a delivery counts: its own and those above, and where it serves all
// below those too. `places` is of the same View. Cost: a pass over the places below.
std::vector<Ref<Location>> places_at_level(const View& view, Places& places, std::size_t delivery);

// The cells in which a delivery stands: as cells_of() has them, but only of places within the filter. Likewise.
std::vector<Cell> cells_in(const View& view, Places& places, std::size_t delivery);

// Whether the delivery counts at its own location and nowhere else, as most do.
bool is_plain(const Snapshot& snapshot, std::size_t delivery);

}  // namespace engine
