#include "engine/model/pack_bytes.h"

#include <algorithm>
#include <limits>

#include "engine/model/pack_columns.h"

namespace engine {

std::uint8_t width_for(std::uint64_t largest) {
  if (largest <= std::numeric_limits<std::uint8_t>::max()) return 1;
  if (largest <= std::numeric_limits<std::uint16_t>::max()) return 2;
  return largest <= std::numeric_limits<std::uint32_t>::max() ? 4 : 8;
}

void append_column(std::string& bytes, const PackedColumn& column) {
  append(bytes, column.width);
  append(bytes, column.base);
  append(bytes, column.width == 0 ? column.constant : std::uint64_t{0});
  bytes.append(column.rows);
}

void append_values(std::string& bytes, std::int64_t base, const std::vector<std::uint64_t>& values) {
  const bool one_value = std::ranges::all_of(values, [&](std::uint64_t value) { return value == values.front(); });
  const std::uint8_t width = one_value ? std::uint8_t{0} : width_for(*std::ranges::max_element(values));
  append(bytes, width);
  append(bytes, base);
  append(bytes, one_value ? values.front() : std::uint64_t{0});
  for (const std::uint64_t value : values) {
    for (std::uint8_t byte = 0; byte < width; ++byte) bytes.push_back(static_cast<char>(value >> (8 * byte)));
  }
}

void append_tables(std::string& bytes, const Pack& pack) {
  for (std::size_t kind = 0; kind < kind_count; ++kind) {
    const std::size_t records = pack.places(kind).size();
    append(bytes, static_cast<std::uint16_t>(records));
    for (std::size_t position = 0; records > 0 && position < packed_columns()[kind].size(); ++position) {
      append_column(bytes, pack.column(kind, position));
    }
  }
}

}  // namespace engine
