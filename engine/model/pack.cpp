#include "engine/model/pack.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <limits>

#include "engine/model/blob.h"
#include "engine/model/error.h"
#include "engine/model/pack_columns.h"

// The bytes of a pack, each number with its lowest byte first:
//
//   records: 4, texts: 4               how many
//   starts of the texts, 4 each, and the end of the last
//   texts                              the first is the empty one
//   the common columns                 in the order of Common
//   for each kind of fact              records: 2, and where there are any its columns in the order of its table
//
//   a column                           width: 1, base: 8, constant: 8, and where the width is not 0 its rows
//
// The number of a record stands as what it is above the first one's number and its place: 0, where none is missing; the
// row of its citation as what it is above its place.
namespace engine {
namespace {

[[noreturn]] void refuse() { throw Error(Error::Kind::storage, "a pack of records is damaged"); }

constexpr auto every_place = [] {
  std::array<std::uint16_t, Pack::most> places{};
  for (std::size_t at = 0; at < places.size(); ++at) places[at] = static_cast<std::uint16_t>(at);
  return places;
}();

template <class Value>
Value load(const char* from) {
  Value value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

// Takes bytes apart from the front.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : rest_(bytes) {}

  std::string_view bytes(std::size_t length) {
    if (length > rest_.size()) refuse();
    const auto taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }
  template <class Value>
  Value number() {
    return load<Value>(bytes(sizeof(Value)).data());
  }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

template <class Stored>
void copy_rows(const PackedColumn& column, std::vector<std::uint64_t>& into) {
  const char* from = column.rows.data();
  for (std::uint64_t& value : into) {
    value = load<Stored>(from);
    from += sizeof(Stored);
  }
}

PackedColumn take_column(Taker& from, std::size_t rows, std::vector<std::uint64_t>& values) {
  PackedColumn column;
  column.width = from.number<std::uint8_t>();
  column.base = from.number<std::int64_t>();
  column.constant = column.largest = from.number<std::uint64_t>();
  if (column.width == 0) return column;
  if (column.width != 1 && column.width != 2 && column.width != 4 && column.width != 8) refuse();
  column.rows = from.bytes(rows * column.width);
  column.read(rows, values);
  column.largest = *std::ranges::max_element(values);
  return column;
}

// ---- from a column into a member

Day day_of(std::int64_t number) {
  if (number < std::numeric_limits<std::int32_t>::min() || number > std::numeric_limits<std::int32_t>::max()) refuse();
  return {static_cast<std::int32_t>(number)};
}

void set(std::int64_t& value, std::int64_t number) { value = number; }
void set(Count& value, std::int64_t number) { value = number; }
void set(Date& value, std::int64_t number) { value = day_of(number); }
void set(std::optional<Decimal>& value, std::int64_t number) { value = Decimal{number}; }
void set(std::optional<bool>& value, std::int64_t number) { value = number != 0; }

void set(std::string& value, std::string_view bytes) { value = bytes; }
template <class One>
void set(Id<One>& value, std::string_view bytes) {
  value.text = bytes;
}
template <class List>
void set(List& value, std::string_view bytes) {
  blob::read(bytes, value);
}

}  // namespace

std::uint64_t PackedColumn::operator[](std::size_t at) const {
  switch (width) {
    case 0:
      return constant;
    case 1:
      return load<std::uint8_t>(rows.data() + at);
    case 2:
      return load<std::uint16_t>(rows.data() + 2 * at);
    case 4:
      return load<std::uint32_t>(rows.data() + 4 * at);
    default:
      return load<std::uint64_t>(rows.data() + 8 * at);
  }
}

std::optional<std::int64_t> PackedColumn::number(std::size_t at) const {
  const std::uint64_t stored = (*this)[at];
  if (stored == 0) return std::nullopt;
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(base) + (stored - 1));
}

void PackedColumn::read(std::size_t rows_of_it, std::vector<std::uint64_t>& into) const {
  into.resize(rows_of_it);
  switch (width) {
    case 0:
      std::ranges::fill(into, constant);
      break;
    case 1:
      copy_rows<std::uint8_t>(*this, into);
      break;
    case 2:
      copy_rows<std::uint16_t>(*this, into);
      break;
    case 4:
      copy_rows<std::uint32_t>(*this, into);
      break;
    default:
      copy_rows<std::uint64_t>(*this, into);
  }
}

struct Pack::Content {
  std::string bytes;
  std::size_t size = 0, text_count = 0;
  std::string_view starts, texts;
  std::array<PackedColumn, common_count> common;
  std::array<std::vector<PackedColumn>, kind_count> columns;  // by position
  std::array<std::vector<std::uint16_t>, kind_count> places;  // empty where the pack has one kind alone
  std::size_t only_kind = kind_count;                         // of a pack of one kind
  std::vector<std::uint16_t> ranks;                           // of each record among those of its kind

  explicit Content(std::string made) : bytes(std::move(made)) { take(); }

  std::uint32_t start(std::uint64_t code) const { return load<std::uint32_t>(starts.data() + 4 * code); }
  const PackedColumn& of(Common which) const { return common[static_cast<std::size_t>(which)]; }
  std::string_view text(std::uint64_t code) const { return texts.substr(start(code), start(code + 1) - start(code)); }

  void take();
  void take_texts(Taker& from);
  void take_tables(Taker& from, std::vector<std::uint64_t>& values);
  void place_kinds(const std::array<std::size_t, kind_count>& counts, std::vector<std::uint64_t>& values);
};

void Pack::Content::take_texts(Taker& from) {
  starts = from.bytes((text_count + 1) * 4);
  if (start(0) != 0 || start(1) != 0) refuse();
  for (std::size_t code = 1; code < text_count; ++code) {
    if (start(code + 1) < start(code)) refuse();
  }
  texts = from.bytes(start(text_count));
}

void Pack::Content::take() {
  Taker from(bytes);
  size = from.number<std::uint32_t>();
  text_count = from.number<std::uint32_t>();
  if (size == 0 || size > most || text_count == 0) refuse();
  take_texts(from);
  std::vector<std::uint64_t> values;
  for (std::size_t which = 0; which < common_count; ++which) {
    common[which] = take_column(from, size, values);
    const auto as = packed_common(static_cast<Common>(which));
    if (as == CommonAs::code && common[which].largest >= text_count) refuse();
  }
  take_tables(from, values);
  of(Common::number).read(size, values);
  if (values.front() != 0 || !std::ranges::is_sorted(values)) refuse();
}

void Pack::Content::take_tables(Taker& from, std::vector<std::uint64_t>& values) {
  std::array<std::size_t, kind_count> counts;
  for (std::size_t kind = 0; kind < kind_count; ++kind) {
    counts[kind] = from.number<std::uint16_t>();
    if (counts[kind] > size) refuse();
    if (counts[kind] == 0) continue;
    for (const PackedAs as : packed_columns()[kind]) {
      columns[kind].push_back(take_column(from, counts[kind], values));
      if (as == PackedAs::code && columns[kind].back().largest >= text_count) refuse();
    }
  }
  if (!from.at_end()) refuse();
  place_kinds(counts, values);
}

void Pack::Content::place_kinds(const std::array<std::size_t, kind_count>& counts, std::vector<std::uint64_t>& values) {
  of(Common::kind).read(size, values);
  const std::uint64_t first = values.front();
  if (of(Common::kind).largest >= kind_count) refuse();
  if (counts[first] == size) {
    if (of(Common::kind).width != 0) refuse();
    only_kind = first;
    return;
  }
  ranks.resize(size);
  for (std::size_t at = 0; at < size; ++at) {
    ranks[at] = static_cast<std::uint16_t>(places[values[at]].size());
    places[values[at]].push_back(static_cast<std::uint16_t>(at));
  }
  for (std::size_t kind = 0; kind < kind_count; ++kind) {
    if (places[kind].size() != counts[kind]) refuse();
  }
}

Pack::Pack(std::string bytes) : content_(std::make_shared<const Content>(std::move(bytes))) {}

const std::string& Pack::bytes() const { return content_->bytes; }
std::size_t Pack::size() const { return content_->size; }
std::size_t Pack::text_count() const { return content_->text_count; }
std::string_view Pack::text(std::uint64_t code) const { return content_->text(code); }
const PackedColumn& Pack::common(Common which) const { return content_->of(which); }

Number Pack::number(std::size_t at) const { return first_ + at + content_->of(Common::number)[at]; }

std::optional<std::size_t> Pack::find(Number number) const {
  std::size_t from = 0, to = size();
  while (from < to) {
    const std::size_t middle = (from + to) / 2;
    if (this->number(middle) < number) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  if (from == size() || this->number(from) != number) return std::nullopt;
  return from;
}

std::span<const std::uint16_t> Pack::places(std::size_t kind) const {
  if (content_->only_kind == kind) return std::span(every_place).first(size());
  return content_->places[kind];
}

const PackedColumn& Pack::column(std::size_t kind, std::size_t position) const {
  assert(!places(kind).empty());
  return content_->columns[kind][position];
}

namespace {

// The column that stands next among those of a record's kind.
template <class One>
void read_columns(const Pack& pack, std::size_t rank, Fact& into) {
  One& fact = into.emplace<One>();
  std::size_t position = 0;
  for_each_column(fact, [&]<class Value>(const auto&, Value& value) {
    const PackedColumn& column = pack.column(kind_of<One>(), position++);
    if constexpr (packed_as<Value> == PackedAs::code) {
      set(value, pack.text(column[rank]));
    } else if (const auto number = column.number(rank)) {
      set(value, *number);
    }
  });
}

template <std::size_t... Index>
void read_fact(const Pack& pack, std::size_t kind, std::size_t rank, Fact& into, std::index_sequence<Index...>) {
  using Read = void (*)(const Pack&, std::size_t, Fact&);
  static constexpr std::array<Read, sizeof...(Index)> by_kind = {
      read_columns<std::variant_alternative_t<Index, Fact>>...};
  by_kind[kind](pack, rank, into);
}

void read_citations(const Pack& pack, std::size_t at, Citations& citations) {
  const auto row = pack.common(Common::row).number(at);
  if (!row) return blob::read(pack.text(pack.common(Common::citations)[at]), citations);
  const std::int64_t number = *row + static_cast<std::int64_t>(at);
  if (number < 0 || number > std::numeric_limits<std::uint32_t>::max()) refuse();
  citations = {{std::string(pack.text(pack.common(Common::place)[at])), static_cast<std::uint32_t>(number)}};
}

}  // namespace

StoredRecord Pack::record(std::size_t at) const {
  const Content& content = *content_;
  const auto text = [&](Common which) { return content.text(content.of(which)[at]); };
  StoredRecord stored;
  stored.number = number(at);
  Record& record = stored.record;
  record.id = text(Common::id);
  record.source = text(Common::source);
  if (const auto assured = content.of(Common::assured).number(at)) record.assured = day_of(*assured);
  const auto tier = content.of(Common::tier).number(at).value_or(-1);
  if (tier < 0 || tier > static_cast<std::int64_t>(Tier::secretariat)) refuse();
  record.tier = static_cast<Tier>(tier);
  record.note = text(Common::note);
  blob::read(text(Common::words), record.words);
  read_citations(*this, at, stored.citations);
  const std::uint64_t kind = content.of(Common::kind)[at];
  const std::size_t rank = content.only_kind == kind ? at : content.ranks[at];
  read_fact(*this, kind, rank, record.fact, std::make_index_sequence<kind_count>());
  return stored;
}

}  // namespace engine
