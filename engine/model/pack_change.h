#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/pack.h"

// Packs made of packs: each is immutable.
namespace engine {

// What becomes of some of the records of a pack, by their places; the others stay.
struct PackChange {
  std::vector<std::uint16_t> left_out;             // ascending
  std::map<std::uint16_t, StoredRecord> replaced;  // none of them is left out

  bool empty() const { return left_out.empty() && replaced.empty(); }
};

// Nothing where no record stays. REQUIRES: the records have no numbers yet. Cost: an object for each record.
std::optional<Pack> changed(const Pack& pack, const PackChange& change);

// The same records with the name of their source, and with `ids`, by place, for those that have none; an id that is
// empty is none. REQUIRES: no record of the pack has a source. Cost: a copy of the bytes.
Pack completed(const Pack& pack, std::string_view source, std::span<const std::string> ids);

// Where the record at a place is cited. Cost: no object of the record.
Citations citations_at(const Pack& pack, std::size_t at);

// Cites the record that was begun as that one of `pack` is.
void cite_as(PackBuilder& builder, const Pack& pack, std::size_t at);

// The same records, some of them cited elsewhere: by their places, ascending. Cost: a copy of the bytes.
using MovedPlaces = std::vector<std::pair<std::uint16_t, Citations>>;
Pack cited_anew(const Pack& pack, const MovedPlaces& moved);

// The records of all packs, in their order.
std::vector<StoredRecord> unpack_all(std::span<const Pack> packs);

}  // namespace engine
