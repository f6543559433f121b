#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace engine {

// Several lists of pieces of work that are done in one go on all cores, each core taking the next piece that none has
// taken: threads are begun once, and not for each list.
class Pieces {
 public:
  using Work = std::function<void(std::size_t piece)>;

  // Adds `count` pieces, each of which is work(its place among these).
  void add(std::size_t count, Work work);

  // Does all of them. What the pieces do must not depend on each other.
  void run() const;

 private:
  std::vector<Work> lists_;
  std::vector<std::size_t> starts_ = {0};  // of each list among all pieces, and the end
};

}  // namespace engine
