#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "engine/graph/parallel.h"

namespace engine {

// Calls make(from, to) for stretches that together are `from` to `to`, on as many cores as there are, and take() with
// what each gave, in their order, on the calling thread. Some stretches at a time are made, and taken before the next
// are begun: so a long list is written with little of it in memory. `make` gives a value that can be moved; what the
// stretches are must not matter to the result. An exception of either is thrown on.
template <class Make, class Take>
void in_order(std::size_t from, std::size_t to, Make make, Take take) {
  constexpr std::size_t stretch = 256, at_once = 16;
  std::vector<decltype(make(from, to))> made(at_once);
  while (from < to) {
    const std::size_t end = std::min(to, from + stretch * at_once);
    const std::size_t count = (end - from + stretch - 1) / stretch;
    one_by_one(count, [&](std::size_t number) {
      const std::size_t first = from + number * stretch;
      made[number] = make(first, std::min(end, first + stretch));
    });
    for (std::size_t number = 0; number < count; ++number) take(std::move(made[number]));
    from = end;
  }
}

}  // namespace engine
