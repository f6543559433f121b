#pragma once

#include <cstddef>
#include <span>

#include "engine/graph/deliveries.h"
#include "engine/graph/reporters.h"

namespace engine {

// Whether those who declare Scopes surely report after an edit what they reported before: what goes comes again for the
// same place, service and group, and what comes names what they name already. `out` by the old numbers of
// organisations, `in` by the new ones.
bool reporters_stay(const Reporters& before, std::span<const DeliveryRow> out, std::span<const DeliveryLine> in,
                    const Renumbering<Organisation>& organisations);

// They by the new numbers of `organisations` organisations; the sources that come report nothing.
Reporters renumbered(const Reporters& before, const Renumbering<Organisation>& numbers, std::size_t organisations,
                     std::size_t sources);

}  // namespace engine
