#pragma once

#include "server/answers/parameters.h"

namespace server {

// How an answer is written: for people, or for programs with the same fields as the API.
enum class OutputForm { table, json, csv };

// What --format says. Throws Error{invalid}.
OutputForm form_of(const Parameters& options);

}  // namespace server
