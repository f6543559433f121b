#include <algorithm>
#include <deque>
#include <limits>

#include "engine/model/blob.h"
#include "engine/model/error.h"
#include "engine/model/pack_bytes.h"
#include "engine/model/pack_change.h"
#include "engine/model/pack_columns.h"

// Where the records of a pack are cited, and packs whose records are cited elsewhere.
namespace engine {
namespace {

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

  static bool has(Common which) { return which == Common::place || which == Common::row || which == Common::citations; }

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

}  // namespace

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
    if (CitationColumns::has(which)) {
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

}  // namespace engine
