#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace engine {

// Calls work(from, to) for ranges that together are 0 to `count`, at once on as many cores as there are, and returns
// when all are done. What the ranges are must not matter to the result. An exception of `work` is thrown on. Where
// `count` is below `least` it is one call.
void in_ranges(std::size_t count, std::size_t least, const std::function<void(std::size_t, std::size_t)>& work);

// Calls work(at) for every `at` below `count`, at once on as many cores as there are, each taking the next that none
// has taken yet: for work that is longer here than there. Else as in_ranges().
void one_by_one(std::size_t count, const std::function<void(std::size_t)>& work);

// The same as in_ranges() where work(from, to) returns a list: all of them, one after the other in the order of their
// ranges.
template <class Value, class Work>
std::vector<Value> gather_in_ranges(std::size_t count, std::size_t least, Work work) {
  std::mutex guard;
  std::map<std::size_t, std::vector<Value>> lists;
  in_ranges(count, least, [&](std::size_t from, std::size_t to) {
    std::vector<Value> list = work(from, to);
    const std::lock_guard lock(guard);
    if (!list.empty()) lists.emplace(from, std::move(list));
  });
  if (lists.size() == 1) return std::move(lists.begin()->second);
  std::vector<Value> all;
  for (auto& [from, list] : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

}  // namespace engine
