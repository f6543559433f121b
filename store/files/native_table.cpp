#include "store/files/native_table.h"

#include <algorithm>
#include <type_traits>

#include "engine/model/error.h"
#include "engine/model/tables.h"
#include "engine/model/text.h"

namespace store {
namespace {

using engine::Fact;
using engine::IdColumn;

constexpr std::string_view added_columns[] = {"source", "assured_date", "tier", "note", "words"};

template <class Value>
struct Unwrapped {
  using type = Value;
};
template <class Value>
struct Unwrapped<std::optional<Value>> {
  using type = Value;
};

template <class Value>
std::string type_name() {
  using One = typename Unwrapped<Value>::type;
  if constexpr (std::is_same_v<One, std::int64_t>) return "integer";
  if constexpr (std::is_same_v<One, double> || std::is_same_v<One, engine::Decimal>) return "number";
  if constexpr (std::is_same_v<One, bool>) return "boolean";
  if constexpr (std::is_same_v<One, engine::Day>) return "date";
  return "string";
}

engine::Texts words_as_texts(const std::vector<engine::Word>& words) {
  engine::Texts texts;
  for (const engine::Word& word : words) texts.push_back(word.field + "=" + word.text);
  return texts;
}

}  // namespace

std::vector<TableColumn> columns_of(const Fact& fact) {
  std::vector<TableColumn> columns;
  std::visit(
      [&]<class One>(const One& one) {
        constexpr IdColumn id = engine::Table<One>::id_column;
        if (id != IdColumn::none) columns.push_back({"id", "string", id == IdColumn::needed});
        engine::for_each_column(one, [&]<class Column>(const Column& column, const auto&) {
          columns.push_back({std::string(column.name), type_name<typename Column::value_type>(), column.required});
        });
      },
      fact);
  for (const std::string_view name : added_columns) {
    columns.push_back({std::string(name), name == "assured_date" ? "date" : "string", false});
  }
  return columns;
}

std::vector<std::string> texts_of(const engine::StoredRecord& stored) {
  const engine::Record& record = stored.record;
  std::vector<std::string> texts;
  std::visit(
      [&]<class One>(const One& one) {
        if (engine::Table<One>::id_column != IdColumn::none) texts.push_back(record.id);
        engine::for_each_column(one, [&](const auto&, const auto& value) { texts.push_back(engine::to_text(value)); });
      },
      record.fact);
  texts.push_back(engine::to_text(stored.citations));
  texts.push_back(engine::to_text(record.assured));
  texts.push_back(record.tier == engine::Tier::everybody ? "" : engine::to_text(record.tier));
  texts.push_back(record.note);
  texts.push_back(engine::to_text(words_as_texts(record.words)));
  return texts;
}

}  // namespace store
