#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "server/library/library.h"

namespace server {

// What an import did, whole: columns, counts, rows left out, unresolved words and withdrawals.
nlohmann::json import_json(const ImportOutcome& outcome);

// "We read 4,839 of 4,839 rows; ...", from the report.
std::string import_sentence(const ImportOutcome& outcome);

// "4,839".
std::string with_thousands(std::uint64_t number);

}  // namespace server
