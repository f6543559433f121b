#include "engine/graph/parallel.h"

#include <algorithm>
#include <atomic>
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

void one_by_one(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  in_ranges(count, 2, [&](std::size_t, std::size_t) {
    for (std::size_t at = next++; at < count; at = next++) work(at);
  });
}

}  // namespace engine
