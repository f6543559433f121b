#include "engine/model/pack_change.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <deque>
#include <limits>
#include <unordered_map>

#include "engine/model/blob.h"
#include "engine/model/error.h"
#include "engine/model/pack_columns.h"

namespace engine {
namespace {

template <class Value>
void append(std::string& bytes, Value value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  bytes.append(raw, sizeof value);
}

void append_column(std::string& bytes, const PackedColumn& column) {
  append(bytes, column.width);
  append(bytes, column.base);
  append(bytes, column.width == 0 ? column.constant : std::uint64_t{0});
  bytes.append(column.rows);
}

// Texts that are added to those of a pack.
class MoreTexts {
 public:
  // Looks for `known` lengths alone among the texts that are there: few have them.
  explicit MoreTexts(const Pack& pack) : pack_(pack) {}

  // The codes of texts of the pack that have this length.
  void look_through(std::size_t length) {
    for (std::uint64_t code = 1; code < pack_.text_count(); ++code) {
      if (pack_.text(code).size() == length) codes_.emplace(pack_.text(code), code);
    }
  }

  // REQUIRES: look_through() for its length; `text` stays where it is.
  std::uint64_t code(std::string_view text) {
    if (text.empty()) return 0;
    const auto [place, fresh] = codes_.try_emplace(text, pack_.text_count() + added_.size());
    if (fresh) added_.push_back(text);
    return place->second;
  }

  void write(std::string& bytes) const {
    append(bytes, static_cast<std::uint32_t>(pack_.text_count() + added_.size()));
    std::uint32_t end = 0;
    append(bytes, end);
    const auto write_end = [&](std::string_view text) {
      append(bytes, end += static_cast<std::uint32_t>(text.size()));
    };
    for (std::uint64_t code = 0; code < pack_.text_count(); ++code) write_end(pack_.text(code));
    for (const std::string_view text : added_) write_end(text);
    for (std::uint64_t code = 0; code < pack_.text_count(); ++code) bytes.append(pack_.text(code));
    for (const std::string_view text : added_) bytes.append(text);
  }

 private:
  const Pack& pack_;
  std::unordered_map<std::string_view, std::uint64_t> codes_;
  std::vector<std::string_view> added_;
};

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

// A column of these values, as narrow as they let it be.
void append_values(std::string& bytes, std::int64_t base, const std::vector<std::uint64_t>& values) {
  const std::uint64_t largest = *std::ranges::max_element(values);
  const bool one_value = std::ranges::all_of(values, [&](std::uint64_t value) { return value == values.front(); });
  std::uint8_t width = 0;
  if (!one_value) width = largest <= 0xFF ? 1 : largest <= 0xFFFF ? 2 : largest <= 0xFFFFFFFF ? 4 : 8;
  append(bytes, width);
  append(bytes, base);
  append(bytes, one_value ? values.front() : std::uint64_t{0});
  for (const std::uint64_t value : values) {
    for (std::uint8_t byte = 0; byte < width; ++byte) bytes.push_back(static_cast<char>(value >> (8 * byte)));
  }
}

// The columns that say where records are cited, while some of them are written anew.
class CitationColumns {
 public:
  explicit CitationColumns(const Pack& pack) : texts_(pack) {
    pack.common(Common::place).read(pack.size(), places_);
    pack.common(Common::citations).read(pack.size(), lists_);
    for (std::size_t at = 0; at < pack.size(); ++at) {
      rows_.push_back(pack.common(Common::row).number(at).value_or(unknown_number));
    }
  }

  // REQUIRES: `citations` stays where it is.
  void put(std::size_t at, const Citations& citations) {
    places_[at] = lists_[at] = 0;
    rows_[at] = unknown_number;
    if (citations.size() == 1) {
      places_[at] = code(citations.front().place);
      rows_[at] = std::int64_t{citations.front().row} - static_cast<std::int64_t>(at);
    } else {
      blob::write(written_.emplace_back(), citations);
      lists_[at] = code(written_.back());
    }
  }

  bool has(Common which) const { return which == Common::place || which == Common::row || which == Common::citations; }

  void write(std::string& bytes, Common which) const {
    if (which != Common::row) return append_values(bytes, 0, which == Common::place ? places_ : lists_);
    std::int64_t base = std::numeric_limits<std::int64_t>::max();
    for (const std::int64_t row : rows_) base = row == unknown_number ? base : std::min(base, row);
    std::vector<std::uint64_t> values;
    for (const std::int64_t row : rows_) {
      values.push_back(row == unknown_number ? 0 : static_cast<std::uint64_t>(row - base) + 1);
    }
    append_values(bytes, base == std::numeric_limits<std::int64_t>::max() ? 0 : base, values);
  }

  const MoreTexts& texts() const { return texts_; }

 private:
  std::uint64_t code(std::string_view text) {
    if (text == last_) return last_code_;
    if (std::ranges::find(lengths_, text.size()) == lengths_.end()) {
      texts_.look_through(text.size());
      lengths_.push_back(text.size());
    }
    last_ = text;
    return last_code_ = texts_.code(text);
  }

  MoreTexts texts_;
  std::vector<std::size_t> lengths_;  // that were looked through
  std::string_view last_;
  std::uint64_t last_code_ = 0;
  std::vector<std::uint64_t> places_, lists_;
  std::vector<std::int64_t> rows_;
  std::deque<std::string> written_;
};

void append_tables(std::string& bytes, const Pack& pack) {
  for (std::size_t kind = 0; kind < kind_count; ++kind) {
    const std::size_t records = pack.places(kind).size();
    append(bytes, static_cast<std::uint16_t>(records));
    for (std::size_t position = 0; records > 0 && position < packed_columns()[kind].size(); ++position) {
      append_column(bytes, pack.column(kind, position));
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

Citations citations_at(const Pack& pack, std::size_t at) {
  Citations citations;
  const auto row = pack.common(Common::row).number(at);
  if (!row) {
    blob::read(pack.text(pack.common(Common::citations)[at]), citations);
    return citations;
  }
  const std::int64_t number = *row + static_cast<std::int64_t>(at);
  if (number < 0 || number > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(Error::Kind::storage, "a pack of records is damaged");
  }
  const std::string_view place = pack.text(pack.common(Common::place)[at]);
  citations.push_back({std::string(place), static_cast<std::uint32_t>(number)});
  return citations;
}

void cite_as(PackBuilder& builder, const Pack& pack, std::size_t at) {
  const auto row = pack.common(Common::row).number(at);
  if (!row) return builder.set(Common::citations, pack.text(pack.common(Common::citations)[at]));
  builder.cite(pack.text(pack.common(Common::place)[at]),
               static_cast<std::uint32_t>(*row + static_cast<std::int64_t>(at)));
}

Pack cited_anew(const Pack& pack, const MovedPlaces& moved) {
  CitationColumns columns(pack);
  for (const auto& [at, citations] : moved) columns.put(at, citations);
  std::string bytes;
  bytes.reserve(pack.bytes().size() + 8 * pack.size());
  append(bytes, static_cast<std::uint32_t>(pack.size()));
  columns.texts().write(bytes);
  for (std::size_t at = 0; at < common_count; ++at) {
    const auto which = static_cast<Common>(at);
    if (columns.has(which)) {
      columns.write(bytes, which);
    } else {
      append_column(bytes, pack.common(which));
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
