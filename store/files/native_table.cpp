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

// Calls read(), and turns what it throws into a fault of the column.
template <class Read>
void reading_column(std::string_view column, std::string_view text, Read&& read) {
  try {
    read();
  } catch (const engine::Error& error) {
    throw RowFault{std::string(column), std::string(text), error.what()};
  }
}

std::vector<engine::Word> parse_words(std::string_view text) {
  engine::Texts texts;
  engine::parse_into(texts, text);
  std::vector<engine::Word> words;
  for (const std::string& one : texts) {
    const auto equals = one.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw engine::Error(engine::Error::Kind::invalid, "'" + one + "' is no word of a source: write field=text");
    }
    words.push_back({one.substr(0, equals), one.substr(equals + 1)});
  }
  std::ranges::sort(words);
  return words;
}

void read_added_columns(engine::StoredRecord& stored, const TextOf& text, const engine::Citation& own) {
  engine::Record& record = stored.record;
  stored.citations = engine::parse_citations(text("source"));
  if (stored.citations.empty()) stored.citations.push_back(own);
  std::ranges::sort(stored.citations);
  record.note = text("note");
  reading_column("assured_date", text("assured_date"),
                 [&] { engine::parse_into(record.assured, text("assured_date")); });
  reading_column("tier", text("tier"), [&] { record.tier = engine::parse_tier(text("tier")); });
  reading_column("words", text("words"), [&] { record.words = parse_words(text("words")); });
  // Whoever writes it marked public; an empty cell means the same tier, and marks nothing.
  const engine::Word mark{"tier", "public"};
  const bool marked = text("tier") == mark.text && std::ranges::find(record.words, mark) == record.words.end();
  if (marked) record.words.insert(std::ranges::upper_bound(record.words, mark), mark);
}

template <class One>
void read_columns(One& fact, const TextOf& text) {
  engine::for_each_column(fact, [&](const auto& column, auto& value) {
    const std::string_view cell = text(column.name);
    if (column.required && cell.empty()) {
      throw RowFault{std::string(column.name), "",
                     "is empty, and a row of " + std::string(engine::Table<One>::name) + " must have it"};
    }
    if (cell.empty()) return;
    reading_column(column.name, cell, [&] { engine::parse_into(value, cell); });
  });
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

engine::StoredRecord record_of(const Fact& kind, const TextOf& text, const engine::Citation& own) {
  engine::StoredRecord stored;
  stored.record.fact = kind;
  std::visit(
      [&]<class One>(One& fact) {
        constexpr IdColumn id = engine::Table<One>::id_column;
        if (id != IdColumn::none) stored.record.id = text("id");
        if (id == IdColumn::needed && stored.record.id.empty()) {
          throw RowFault{"id", "", "is empty, and a row of " + std::string(engine::Table<One>::name) + " must have it"};
        }
        read_columns(fact, text);
      },
      stored.record.fact);
  read_added_columns(stored, text, own);
  return stored;
}

}  // namespace store
