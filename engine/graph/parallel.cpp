#include "engine/graph/parallel.h"

#include <algorithm>
#include <exception>
#include <thread>
#include <vector>

namespace engine {

void in_ranges(std::size_t count, std::size_t least, const std::function<void(std::size_t, std::size_t)>& work) {
  const std::size_t cores = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 16);
  if (count < least || cores == 1) return work(0, count);
  std::vector<std::exception_ptr> failures(cores);
  const auto share = [&](std::size_t core) {
    try {
      work(count * core / cores, count * (core + 1) / cores);
    } catch (...) {
      failures[core] = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t core = 1; core < cores; ++core) threads.emplace_back(share, core);
    share(0);
  }
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

}  // namespace engine
