#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// Two organisations that something ties, and by what kinds of things: a bit for each, as who asks numbers them.
struct Tie {
  Ref<Organisation> a, b;    // a < b
  std::uint32_t shared = 0;  // how many circles of the counted kind both belong to
  std::uint8_t kinds = 0;
};

// Organisations that are together in something: in a programme, at a meeting, in a cell. All of a circle are tied with
// each other, and with all of the circles that theirs is linked to. Each organisation is a circle of its own, too.
//
// Pairs are found a row at a time: for each organisation all whom it meets, over all its circles, each once. Nothing is
// held for a pair that several circles share but the one Tie.
class Circles {
 public:
  using Kinds = std::uint8_t;

  // Those for whom `taken` does not hold belong to no circle. REQUIRES: it has one for each organisation.
  explicit Circles(std::vector<bool> taken);

  // Adds `count` circles without members, and returns the first. Their members are tied by `kinds`.
  std::uint32_t add(std::uint32_t count, Kinds kinds);
  // The circle of the organisation alone.
  static std::uint32_t alone(Ref<Organisation> organisation) { return organisation.index; }

  // Unknown ones join nothing. Twice is once.
  void join(std::uint32_t circle, Ref<Organisation> organisation);
  void link(std::uint32_t one, std::uint32_t other, Kinds kinds);

  // Returns who is tied with whom, by ids. Nothing may be added afterwards.
  // Cost: the pairs of each circle and of each link between two, on all cores; it sorts neither.
  std::vector<Tie> ties(Kinds counted = 0);

 private:
  struct Link {
    std::uint32_t to = 0;
    Kinds kinds = 0;
  };
  // What stands in the row of each of some numbers.
  template <class Value>
  struct Rows {
    std::vector<std::uint32_t> starts;
    std::vector<Value> values;

    std::span<const Value> of(std::uint32_t number) const {
      return std::span(values).subspan(starts[number], starts[number + 1] - starts[number]);
    }
  };
  class Row;

  void form();
  void form_links();
  template <class Visit>
  void for_each_meeting(std::uint32_t organisation, Visit visit) const;

  std::vector<bool> taken_;
  std::vector<Kinds> kinds_;                                     // by circle
  std::vector<std::pair<std::uint32_t, std::uint32_t>> joined_;  // circle and organisation, until they are formed
  std::vector<std::pair<std::uint32_t, Link>> linked_;           // likewise
  Rows<std::uint32_t> members_;                                  // of each circle, each once
  Rows<std::uint32_t> circles_;                                  // of each organisation
  Rows<Link> links_;                                             // of each circle, both ways
};

}  // namespace engine
