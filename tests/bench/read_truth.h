#pragma once

#include <filesystem>

#include "tests/bench/truth.h"

namespace bench {

// Reads what write_truth() wrote. Throws Error{not_found} where there is no such file, and what the JSON library throws
// where it is not one.
Truth read_truth(const std::filesystem::path& file);

}  // namespace bench
