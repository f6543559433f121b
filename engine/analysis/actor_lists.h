#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/analysis/actor_columns.h"
#include "engine/analysis/coverage.h"

namespace engine {

// Who stands behind the deliveries of cells: for one core that asks of one cell after another.
class ActorLists {
 public:
  // Cost: a list as long as there are organisations. REQUIRES: `snapshot` outlives it.
  explicit ActorLists(const Snapshot& snapshot);

  // Puts the organisations, providers and donors of a cell's active deliveries in the stead of those it has.
  void add(CoverageCell& cell, std::span<const std::uint32_t> active);

 private:
  // Organisations, each once however often it is added.
  class Once {
   public:
    explicit Once(std::size_t organisations) : last_(organisations) {}

    void clear() {
      ++round_;
      list_.clear();
    }
    void add(Ref<Organisation> one) {
      std::uint32_t& last = last_[one.index];
      if (last != round_) list_.push_back(one);
      last = round_;
    }
    const std::vector<Ref<Organisation>>& sorted();

   private:
    std::uint32_t round_ = 1;
    std::vector<std::uint32_t> last_;  // by organisation: the round in which it was last added
    std::vector<Ref<Organisation>> list_;
  };

  void add(std::uint32_t delivery);
  Provider add_donors(std::uint64_t order);

  const Deliveries& deliveries_;
  std::shared_ptr<const ActorColumns> actors_;
  Once organisations_, donors_;
  std::vector<std::uint64_t> providers_;  // see ActorColumns::order_of()
};

}  // namespace engine
