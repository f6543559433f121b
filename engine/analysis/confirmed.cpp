#include "engine/analysis/confirmed.h"

#include <algorithm>

namespace engine {

std::optional<Day> last_confirmed(const Snapshot& snapshot, std::size_t delivery) {
  std::optional<Day> last;
  if (snapshot.deliveries.marks(delivery).has_assured()) last = snapshot.deliveries.assured(delivery);
  for (const Period& period : snapshot.reported(delivery)) {
    if (!period.empty()) last = std::max(last, std::optional(previous(period.to)));
  }
  return last;
}

}  // namespace engine
