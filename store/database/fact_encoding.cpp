#include "store/database/fact_encoding.h"

#include <array>
#include <utility>

#include "engine/model/tables.h"

namespace store {
namespace {

using engine::Day;
using engine::Decimal;
using engine::Id;
using engine::Period;

void write(ByteWriter& bytes, const std::string& text) { bytes.text(text); }
void write(ByteWriter& bytes, std::int64_t number) { bytes.signed_number(number); }
void write(ByteWriter& bytes, double number) { bytes.real(number); }
void write(ByteWriter& bytes, bool yes) { bytes.byte(yes ? 1 : 0); }
void write(ByteWriter& bytes, Day day) { bytes.day(day); }
void write(ByteWriter& bytes, Decimal amount) { bytes.signed_number(amount.ten_thousandths); }
void write(ByteWriter& bytes, const Period& period) {
  write(bytes, period.from);
  write(bytes, period.to);
}
template <class Fact>
void write(ByteWriter& bytes, const Id<Fact>& id) {
  bytes.text(id.text);
}
// Only known columns are written, so that a value is there.
template <class Value>
void write(ByteWriter& bytes, const std::optional<Value>& value) {
  if (value) write(bytes, *value);
}
template <class Value>
void write(ByteWriter& bytes, const std::vector<Value>& values) {
  bytes.number(values.size());
  for (const Value& value : values) write(bytes, value);
}

void read(ByteReader& bytes, std::string& text) { text = bytes.text(); }
void read(ByteReader& bytes, std::int64_t& number) { number = bytes.signed_number(); }
void read(ByteReader& bytes, double& number) { number = bytes.real(); }
void read(ByteReader& bytes, bool& yes) { yes = bytes.number_up_to(1) == 1; }
void read(ByteReader& bytes, Day& day) { day = bytes.day(); }
void read(ByteReader& bytes, Decimal& amount) { amount.ten_thousandths = bytes.signed_number(); }
void read(ByteReader& bytes, Period& period) {
  read(bytes, period.from);
  read(bytes, period.to);
}
template <class Fact>
void read(ByteReader& bytes, Id<Fact>& id) {
  id.text = bytes.text();
}
template <class Value>
void read(ByteReader& bytes, std::optional<Value>& value) {
  read(bytes, value.emplace());
}
template <class Value>
void read(ByteReader& bytes, std::vector<Value>& values) {
  values.resize(bytes.count());
  for (Value& value : values) read(bytes, value);
}

template <class Value>
bool is_known(const Value& value) {
  return !(value == Value());
}

template <class Fact>
constexpr std::size_t columns_of = std::tuple_size_v<decltype(engine::Table<Fact>::columns)>;

template <class Fact>
void write_columns(ByteWriter& bytes, const Fact& fact) {
  static_assert(columns_of<Fact> < 64);
  std::uint64_t known = 0;
  std::uint64_t bit = 1;
  engine::for_each_column(fact, [&](const auto&, const auto& value) {
    if (is_known(value)) known |= bit;
    bit <<= 1;
  });
  bytes.number(known);
  engine::for_each_column(fact, [&](const auto&, const auto& value) {
    if (is_known(value)) write(bytes, value);
  });
}

template <class Fact>
void read_columns(ByteReader& bytes, engine::Fact& into) {
  Fact& fact = into.emplace<Fact>();
  std::uint64_t known = bytes.number_up_to((std::uint64_t{1} << columns_of<Fact>)-1);
  engine::for_each_column(fact, [&](const auto& column, auto& value) {
    if (known & 1) {
      read(bytes, value);
      if (!is_known(value)) refuse_value("column " + std::string(column.name) + " is said to be known and is not");
    }
    known >>= 1;
  });
}

template <std::size_t... Index>
void read_one_of(ByteReader& bytes, engine::Fact& fact, std::index_sequence<Index...>) {
  using ReadColumns = void (*)(ByteReader&, engine::Fact&);
  static constexpr std::array<ReadColumns, sizeof...(Index)> by_kind = {
      read_columns<std::variant_alternative_t<Index, engine::Fact>>...};
  by_kind[bytes.number_up_to(sizeof...(Index) - 1)](bytes, fact);
}

}  // namespace

void write_fact(ByteWriter& bytes, const engine::Fact& fact) {
  bytes.number(fact.index());
  std::visit([&](const auto& one) { write_columns(bytes, one); }, fact);
}

void read_fact(ByteReader& bytes, engine::Fact& fact) {
  read_one_of(bytes, fact, std::make_index_sequence<std::variant_size_v<engine::Fact>>());
}

}  // namespace store
