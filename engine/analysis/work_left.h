#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// Which organisation still delivers which service: a bit for each two. REQUIRES of all: both are known.
class WorkLeft {
 public:
  explicit WorkLeft(const Snapshot& snapshot)
      : words_(snapshot.services.size() / 64 + 1), bits_(words_ * snapshot.organisations.size()) {}

  bool has(Ref<Organisation> whose, Ref<Service> service) const {
    return (bits_[whose.index * words_ + service.index / 64] >> (service.index % 64) & 1) != 0;
  }
  void add(Ref<Organisation> whose, Ref<Service> service) {
    bits_[whose.index * words_ + service.index / 64] |= std::uint64_t{1} << (service.index % 64);
  }
  void add(const WorkLeft& other) {  // of the same Snapshot
    for (std::size_t word = 0; word < bits_.size(); ++word) bits_[word] |= other.bits_[word];
  }

 private:
  std::size_t words_;  // of each organisation
  std::vector<std::uint64_t> bits_;
};

}  // namespace engine
