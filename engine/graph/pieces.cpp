#include "engine/graph/pieces.h"

#include <algorithm>

#include "engine/graph/parallel.h"

namespace engine {

void Pieces::add(std::size_t count, Work work) {
  lists_.push_back(std::move(work));
  starts_.push_back(starts_.back() + count);
}

void Pieces::run() const {
  one_by_one(starts_.back(), [this](std::size_t at) {
    const auto after = std::ranges::upper_bound(starts_, at);
    const auto list = static_cast<std::size_t>(after - starts_.begin()) - 1;
    lists_[list](at - starts_[list]);
  });
}

}  // namespace engine
