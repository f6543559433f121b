#include "engine/identity/packed_same.h"

#include "engine/model/pack_columns.h"

namespace engine {
namespace {

bool same_text(const PackedRecord& one, const PackedRecord& other, Common which) {
  return one.pack.text(one.pack.common(which)[one.at]) == other.pack.text(other.pack.common(which)[other.at]);
}

bool same_number(const PackedRecord& one, const PackedRecord& other, Common which) {
  return one.pack.common(which).number(one.at) == other.pack.common(which).number(other.at);
}

bool same_column(const PackedRecord& one, const PackedRecord& other, std::size_t position, PackedAs as) {
  const PackedColumn& first = one.pack.column(one.kind, position);
  const PackedColumn& second = other.pack.column(other.kind, position);
  if (as == PackedAs::number) return first.number(one.rank) == second.number(other.rank);
  return one.pack.text(first[one.rank]) == other.pack.text(second[other.rank]);
}

}  // namespace

bool packed_same(const PackedRecord& one, const PackedRecord& other) {
  if (one.kind != other.kind) return false;
  const auto& columns = packed_columns()[one.kind];
  for (std::size_t position = 0; position < columns.size(); ++position) {
    if (!same_column(one, other, position, columns[position])) return false;
  }
  return same_number(one, other, Common::assured) && same_number(one, other, Common::tier) &&
         same_text(one, other, Common::note) && same_text(one, other, Common::words);
}

bool cited_alike(const PackedRecord& one, const PackedRecord& other) {
  // A row stands as what it is above the place of its record.
  const auto row = one.pack.common(Common::row).number(one.at);
  const auto other_row = other.pack.common(Common::row).number(other.at);
  if (row.has_value() != other_row.has_value()) return false;
  if (!row) return same_text(one, other, Common::citations);
  const auto from = static_cast<std::int64_t>(one.at), other_from = static_cast<std::int64_t>(other.at);
  return *row + from == *other_row + other_from && same_text(one, other, Common::place);
}

std::vector<std::uint16_t> ranks_of(const Pack& pack) {
  std::vector<std::uint16_t> ranks(pack.size());
  for (std::size_t kind = 0; kind < any_kind; ++kind) {
    std::uint16_t rank = 0;
    for (const std::uint16_t at : pack.places(kind)) ranks[at] = rank++;
  }
  return ranks;
}

}  // namespace engine
