#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "engine/model/pack.h"

namespace store {

// Records as a reader comes to know them, in packs as soon as there are enough for one: what was added is not changed
// any more, but for further rows that state it too.
class PackedList {
 public:
  // Returns its place. REQUIRES: it has one citation and no number.
  std::size_t add(const engine::StoredRecord& stored);

  // The record at a place stands there as well.
  void cite_again(std::size_t place, engine::Citation citation);

  // Where the record at a place was cited last.
  engine::Citation last_citation(std::size_t place) const;

  std::size_t size() const { return packs_.size() * engine::Pack::most + builder_.size(); }

  // All, in their order, each with its citations ascending. To be called once, last.
  std::vector<engine::Pack> take();

 private:
  engine::PackBuilder builder_;
  std::vector<engine::Citation> coming_;           // of the records of builder_
  std::vector<engine::Pack> packs_;                // full ones
  std::map<std::size_t, engine::Citations> more_;  // by place: the citations after the first
};

}  // namespace store
