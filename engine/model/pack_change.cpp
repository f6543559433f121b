#include "engine/model/pack_change.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "engine/model/pack_bytes.h"

namespace engine {
namespace {

void append_codes(std::string& bytes, const std::vector<std::uint64_t>& codes) {
  const bool small = *std::ranges::max_element(codes) <= std::numeric_limits<std::uint16_t>::max();
  append(bytes, static_cast<std::uint8_t>(small ? 2 : 4));
  append(bytes, std::int64_t{0});
  append(bytes, std::uint64_t{0});
  for (const std::uint64_t code : codes) {
    if (small) {
      append(bytes, static_cast<std::uint16_t>(code));
    } else {
      append(bytes, static_cast<std::uint32_t>(code));
    }
  }
}

// The codes of the ids that the pack has, and of those that are given to the records without one.
std::vector<std::uint64_t> codes_of(const Pack& pack, std::span<const std::string> ids, MoreTexts& texts) {
  std::vector<std::size_t> lengths;
  for (const std::string& id : ids) {
    if (!id.empty() && std::ranges::find(lengths, id.size()) == lengths.end()) lengths.push_back(id.size());
  }
  for (const std::size_t length : lengths) texts.look_through(length);
  std::vector<std::uint64_t> codes;
  pack.common(Common::id).read(pack.size(), codes);
  for (std::size_t at = 0; at < ids.size(); ++at) {
    if (codes[at] == 0) codes[at] = texts.code(ids[at]);
  }
  return codes;
}

}  // namespace

std::optional<Pack> changed(const Pack& pack, const PackChange& change) {
  PackBuilder builder;
  auto gone = change.left_out.begin();
  for (std::size_t at = 0; at < pack.size(); ++at) {
    if (gone != change.left_out.end() && *gone == at) {
      ++gone;
      continue;
    }
    const auto other = change.replaced.find(static_cast<std::uint16_t>(at));
    StoredRecord stored = other == change.replaced.end() ? pack.record(at) : other->second;
    stored.number = 0;
    builder.add(stored);
  }
  if (builder.size() == 0) return std::nullopt;
  return builder.finish();
}

Pack completed(const Pack& pack, std::string_view source, std::span<const std::string> ids) {
  assert(pack.common(Common::source).largest == 0);
  MoreTexts texts(pack);
  texts.look_through(source.size());
  const std::uint64_t source_code = texts.code(source);
  const bool any_id = std::ranges::any_of(ids, [](const std::string& id) { return !id.empty(); });
  const std::vector<std::uint64_t> id_codes = any_id ? codes_of(pack, ids, texts) : std::vector<std::uint64_t>();
  std::string bytes;
  bytes.reserve(pack.bytes().size() + 18 * pack.size());
  append(bytes, static_cast<std::uint32_t>(pack.size()));
  texts.write(bytes);
  for (std::size_t which = 0; which < common_count; ++which) {
    PackedColumn column = pack.common(static_cast<Common>(which));
    if (static_cast<Common>(which) == Common::source) column.constant = source_code;
    if (static_cast<Common>(which) == Common::id && any_id) {
      append_codes(bytes, id_codes);
    } else {
      append_column(bytes, column);
    }
  }
  append_tables(bytes, pack);
  Pack made(std::move(bytes));
  made.renumber(pack.number(0));
  return made;
}

std::vector<StoredRecord> unpack_all(std::span<const Pack> packs) {
  std::vector<StoredRecord> records;
  std::size_t count = 0;
  for (const Pack& pack : packs) count += pack.size();
  records.reserve(count);
  for (const Pack& pack : packs) {
    for (std::size_t at = 0; at < pack.size(); ++at) records.push_back(pack.record(at));
  }
  return records;
}

}  // namespace engine
