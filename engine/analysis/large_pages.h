#pragma once

#include <cstddef>

namespace engine {

// Asks the system to give memory that is not written yet in large pages, where it has some: many megabytes that are
// read in no order, or written once, cost much less in these. What is written takes up to two megabytes more. Less than
// some megabytes are left as they are.
void prefer_large_pages(void* from, std::size_t bytes);

}  // namespace engine
