#pragma once

#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/check.h"

namespace bench {

// What a question of the comparison is asked with.
struct Asked {
  std::optional<engine::Day> day;
  std::vector<std::string> about;  // ids, where the question is about somebody
};

// What is asked, and what is made of it once before.
struct Standing {
  const engine::Snapshot& snapshot;
  const engine::CheckIndex& proposals;
};

// An answer in hand: writes it down as CSV, a line for each row, without a heading and in any order.
using Written = std::function<void(std::ostream&)>;

// A question of script/bench's table, answered by the engine's own functions.
struct BenchQuestion {
  std::string_view name;
  Written (*answer)(const Standing& standing, const Asked& asked);
};

// Throws Error{not_found}.
const BenchQuestion& find_question(std::string_view name);

// Whom each proposal would meet, as the question "check" has it, and the median of the seconds that each took.
struct Checked {
  double seconds = 0;
  Written written;
};
Checked check_all(const Standing& standing, const Asked& asked);

}  // namespace bench
