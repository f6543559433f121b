#pragma once

#include <string>

#include "server/library/library.h"

namespace server {

// What an import did, as a page of text: the counts, what became of each column, the first rows that were
// left out, the words that nobody knows, and what was withdrawn.
std::string report_of(const ImportOutcome& outcome);

}  // namespace server
