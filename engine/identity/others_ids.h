#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/identity/ids.h"
#include "engine/model/pack_ids.h"

namespace engine {

// Which ids of a file with thousands of them other sources use too, gathered in one walk over all of theirs, so that
// nobody looks for each: the ids of the file, and those that are made of them by a number behind.
class OthersIds {
 public:
  // REQUIRES: both outlive it, and do not change before it answers no more.
  OthersIds(std::span<const Pack> packs, const PackIds& ids);
  ~OthersIds() { answer_no_more(); }
  OthersIds(const OthersIds&) = delete;
  OthersIds& operator=(const OthersIds&) = delete;

  // Notes the id of a current record of another source.
  void add(std::string_view id, std::size_t kind);

  // Whether others have the id of this record of the file.
  bool has(PackIds::Place place) const { return seen(place) != unseen; }

  // From now on the book asks it before it asks whom it asked so far; until answer_no_more(), or the end of this.
  // REQUIRES: all were added; `book` outlives it.
  void answer_for(IdBook& book);
  void answer_no_more();

 private:
  using Seen = std::uint8_t;  // a kind and 1, or:
  static constexpr Seen unseen = 0, several = 255;

  Seen& seen(PackIds::Place place) { return seen_[place.pack * Pack::most + place.at]; }
  Seen seen(PackIds::Place place) const { return seen_[place.pack * Pack::most + place.at]; }
  std::optional<std::size_t> kind_of_id(const std::string& id) const;
  std::optional<std::size_t> told(Seen seen, const std::string& id) const;

  const PackIds& ids_;
  std::vector<Seen> seen_;                          // by record of the file
  std::unordered_map<std::string, Seen> numbered_;  // ids of others that are one of the file's and a number
  IdBook* book_ = nullptr;
  IdBook::KindElsewhere asked_;
};

}  // namespace engine
