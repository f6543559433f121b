#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"

namespace server {

// Who pays for what, by `view`: pairs of donors (without it), shares of each donor, concentration by cells or
// locations, money record by record, the runway, or what stops when `leaving` leaves. The answer says in `columns`
// what its items have.
//
// Throws Error{invalid} where there is no such view, or the view leaving names nobody.
nlohmann::json answer_donors(const Asking& asking);

}  // namespace server
