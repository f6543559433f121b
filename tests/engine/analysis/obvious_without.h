#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/model/record.h"

namespace obvious {

// The records as they would be without these organisations and programmes, changed one by one.
std::vector<engine::StoredRecord> without(std::vector<engine::StoredRecord> records,
                                          const std::set<std::string>& organisations,
                                          const std::set<std::string>& programmes);

}  // namespace obvious
