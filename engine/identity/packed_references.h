#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/identity/references.h"
#include "engine/model/blob.h"
#include "engine/model/pack.h"

namespace engine {

// The kind and the id of the record at a place of a pack.
inline std::size_t kind_at(const Pack& pack, std::size_t at) {
  return static_cast<std::size_t>(pack.common(Common::kind)[at]);
}
inline std::string_view id_at(const Pack& pack, std::size_t at) { return pack.text(pack.common(Common::id)[at]); }

// A column of a table that refers to records.
struct ReferenceColumn {
  std::size_t position;
  Reference reference;
  bool many;  // a list: each of its ids is a text of its own
};

// Those of a kind, in the order of its columns.
const std::vector<ReferenceColumn>& reference_columns(std::size_t kind);

// Calls visit(id) for each id that a packed text of the column states; "*" in a list refers to none.
template <class Visit>
void for_each_id(const ReferenceColumn& column, std::string_view packed, Visit&& visit) {
  if (!column.many) {
    if (!packed.empty()) visit(packed);
    return;
  }
  while (!packed.empty()) {
    const std::string_view id = blob::read_text(packed);
    if (id != "*") visit(id);
  }
}

// Marks the records of `kind` whose text in a column `holds` is true of. Each text is asked about once.
template <class Test>
void mark_where(const Pack& pack, std::size_t kind, std::size_t position, std::vector<bool>& marked, Test&& holds) {
  const PackedColumn& column = pack.column(kind, position);
  const auto places = pack.places(kind);
  if (column.width == 0) {
    if (!holds(pack.text(column.constant))) return;
    for (const std::uint16_t at : places) marked[at] = true;
    return;
  }
  enum : std::uint8_t { unasked, no, yes };
  std::vector<std::uint8_t> answers(column.largest + 1, unasked);
  for (std::size_t rank = 0; rank < places.size(); ++rank) {
    const std::uint64_t code = column[rank];
    if (answers[code] == unasked) answers[code] = holds(pack.text(code)) ? yes : no;
    if (answers[code] == yes) marked[places[rank]] = true;
  }
}

}  // namespace engine
