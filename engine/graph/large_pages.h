#pragma once

#include <cstddef>

namespace engine {

// How large pieces of memory must be to stand in large pages, and where these begin. Pages of two megabytes are had one
// thousand times less often than small ones, and what comes from all over memory is found in them sooner.
inline constexpr std::size_t large_page = std::size_t{1} << 21;
inline constexpr std::size_t worth_large_pages = 2 * large_page;

// Asks the system for large pages where the memory is first written. Where it has none, nothing is different.
// REQUIRES: `memory` begins with a large page. Cost: a call of the system.
void prefer_large_pages(void* memory, std::size_t bytes);

}  // namespace engine
