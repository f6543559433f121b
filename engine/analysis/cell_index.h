#pragma once

#include <optional>
#include <vector>

#include "engine/analysis/view.h"

namespace engine {

// The most cells that an answer may have.
inline constexpr std::size_t most_cells = 2'000'000;

// The cells of an answer, numbered by location, service and group.
//
// A bit for every cell that there could be says whether it is in the answer; the bits before it give its number.
class CellIndex {
 public:
  // Gathers cells of the cuts of a View, in any order, repeated or not.
  class Gathering {
   public:
    explicit Gathering(const View& view);

    void add(const Cell& cell);

    // A cell as two parts that add up: of its place, and of its service and group. For walks over many.
    std::uint64_t bit(Ref<Location> location) const;
    std::uint64_t bit(Ref<Service> service, Ref<PopulationGroup> group) const;
    void add(std::uint64_t bit);
    void add(const Gathering& other);  // of the same View
    bool has(std::uint64_t bit) const { return (bits_[bit / 64] >> (bit % 64) & 1) != 0; }

   private:
    friend class CellIndex;

    template <class Fact>
    std::vector<std::uint32_t> number(const Order<Fact>& order, const Cut<Fact>& cut);
    std::uint64_t bit(const Cell& cell) const;

    std::vector<std::uint32_t> locations_, services_, groups_;  // the place of each node in its cut
    std::uint64_t service_count_ = 1, group_count_ = 1;
    std::vector<std::uint64_t> bits_;
  };

  // Throws Error{too_large} where there are more than `most_cells`.
  CellIndex(const View& view, Gathering gathering);

  std::size_t size() const { return cells_.size(); }
  const Cell& cell(std::size_t number) const { return cells_[number]; }
  const std::vector<Cell>& cells() const { return cells_; }

  // Cost: none. REQUIRES: the nodes stand in the cuts of the View.
  std::optional<std::uint32_t> find(const Cell& cell) const { return find(gathering_.bit(cell)); }
  std::optional<std::uint32_t> find(std::uint64_t bit) const;  // of Gathering::bit()
  const Gathering& bits() const { return gathering_; }

  // The numbers of the cells in the order in which answers list them: as order_by_id().
  std::vector<std::uint32_t> by_id(const View& view) const;

  // Whether any cell names the node.
  bool names(Ref<Location> location) const { return locations_[location.index]; }
  bool names(Ref<Service> service) const { return !service.known() || services_[service.index]; }
  bool names(Ref<PopulationGroup> group) const { return !group.known() || groups_[group.index]; }

 private:
  Gathering gathering_;
  std::vector<std::uint32_t> before_;  // by word of bits: how many cells come before it
  std::vector<Cell> cells_;
  std::vector<bool> locations_, services_, groups_;
};

// The numbers 0, 1, ... of `cells` in the order in which answers list them: by the ids of location,
// service and group.
std::vector<std::uint32_t> order_by_id(const Snapshot& snapshot, const std::vector<Cell>& cells);

// Numbers that are to each other as these cells in that order.
std::vector<std::uint64_t> places_by_id(const Snapshot& snapshot, const std::vector<Cell>& cells);

}  // namespace engine
