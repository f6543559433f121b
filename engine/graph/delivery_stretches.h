#pragma once

#include <cstdint>
#include <vector>

#include "engine/graph/deliveries.h"

namespace engine {

// Locations that follow each other, cut into stretches of so few deliveries that those of one stand together in the
// fast memory of a core while they are put in order.
class Stretches {
 public:
  static constexpr std::size_t usual = 32768;  // the most deliveries of one; more only of a single location

  // What some chunks have of each stretch, in no order.
  using Share = std::vector<DeliveryChunk>;

  // Cuts the locations by what `chunks` have of each. Cost: a pass over their locations.
  explicit Stretches(const std::vector<DeliveryChunk>& chunks, std::size_t most = usual);

  std::size_t size() const { return starts_.size() - 1; }
  // The deliveries before a stretch, and its first location; of size() those after the last.
  std::size_t start(std::size_t stretch) const { return starts_[stretch]; }
  std::uint32_t first_location(std::size_t stretch) const { return first_locations_[stretch]; }

  // Deals the rows of the chunks out to their stretches: a share for each core, of which every row is in one. Each
  // chunk is let go of once it was dealt out. REQUIRES: the chunks that it was made of.
  std::vector<Share> deal(std::vector<DeliveryChunk> chunks) const;

 private:
  std::vector<std::uint32_t> of_;               // by location
  std::vector<std::size_t> starts_;             // of each, and the end
  std::vector<std::uint32_t> first_locations_;  // likewise
};

}  // namespace engine
