#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/identity/reconcile.h"

namespace server {

// Reads what --covers says: "IQ", "IQ:health" or "Irak:Santé", several of one place joined. The words are
// understood where the rows are.
//
// Throws Error{invalid} where no place stands before the colon.
std::vector<engine::Covers> parse_covers(std::span<const std::string> texts);

}  // namespace server
