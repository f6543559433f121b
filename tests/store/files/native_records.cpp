#include "tests/store/files/native_records.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <type_traits>

#include "engine/model/tables.h"
#include "engine/model/text.h"

namespace {

using engine::Day;

std::size_t below(std::mt19937& random, std::size_t limit) { return random() % limit; }

Day any_day(std::mt19937& random) { return {static_cast<std::int32_t>(below(random, 40'000)) - 10'000}; }

std::string any_text(std::mt19937& random) {
  static constexpr std::string_view pieces[] = {
      "a",    "B",  "7", " ", ",", ";",    "\"",       "'",        "\n",       "\r",           "\t",
      "|",    "\\", "=", "+", "-", "#org", "\xC3\xA9", "\xD8\xA3", "\xC2\xA0", "\xEF\xBB\xBF", "\xF0\x9F\x98\x80",
      "sep=;"};
  std::string text;
  for (std::size_t size = 1 + below(random, 6); size > 0; --size) text += pieces[below(random, std::size(pieces))];
  return text;
}

engine::Period any_period(std::mt19937& random) {
  const Day from = any_day(random);
  return {from, {from.number + 1 + static_cast<std::int32_t>(below(random, 400))}};
}

void fill(std::mt19937& random, std::string& value) { value = any_text(random); }
template <class Fact>
void fill(std::mt19937& random, engine::Id<Fact>& value) {
  value.text = any_text(random);
}
void fill(std::mt19937& random, std::int64_t& value) { value = static_cast<std::int64_t>(random()) - 1'000'000; }
void fill(std::mt19937& random, double& value) { value = static_cast<double>(random()) / 7919; }
void fill(std::mt19937& random, bool& value) { value = random() % 2 == 0; }
void fill(std::mt19937& random, Day& value) { value = any_day(random); }
void fill(std::mt19937& random, engine::Decimal& value) {
  value.ten_thousandths = static_cast<std::int64_t>(random()) * 31 - 1'000'000;
}
void fill(std::mt19937& random, engine::Period& value) { value = any_period(random); }
template <class Value>
void fill(std::mt19937& random, std::vector<Value>& values) {
  values.resize(below(random, 4));
  for (Value& value : values) fill(random, value);
}
template <class Value>
void fill(std::mt19937& random, std::optional<Value>& value) {
  value.reset();
  if (random() % 3 != 0) fill(random, value.emplace());
}

engine::Citations any_citations(std::mt19937& random) {
  engine::Citations citations;
  for (std::size_t left = 1 + below(random, 3); left > 0; --left) {
    citations.push_back({"file \"" + std::to_string(below(random, 9)) + "\", sheet Data",
                         static_cast<std::uint32_t>(below(random, 3))});
  }
  std::ranges::sort(citations);
  return citations;
}

// Makes a value one that its column can mean: no fewer people than none, a severity of 1 to 5, a rate above 0, a
// currency.
template <class Value>
void make_meant(std::string_view column, Value& value) {
  if constexpr (std::is_same_v<Value, engine::Count>) {
    if (value && column != "level") value = std::abs(*value);
  } else if constexpr (std::is_same_v<Value, std::optional<double>>) {
    if (value && column == "severity") value = 1 + std::fmod(*value, 4);
  } else if constexpr (std::is_same_v<Value, std::string>) {
    if ((column == "currency" || column == "to") && !value.empty()) value = value.size() % 2 == 0 ? "EUR" : "USD";
  } else if constexpr (std::is_same_v<Value, std::optional<engine::Decimal>>) {
    if (value && column == "rate") value->ten_thousandths = std::abs(value->ten_thousandths) + 1;
  }
}

std::vector<engine::Word> any_words(std::mt19937& random) {
  std::vector<engine::Word> words;
  for (std::size_t left = below(random, 3); left > 0; --left)
    words.push_back({"field" + std::to_string(left), any_text(random)});
  std::ranges::sort(words);
  return words;
}

}  // namespace

engine::StoredRecord native_record(std::mt19937& random, std::size_t kind) {
  engine::StoredRecord stored;
  std::size_t at = 0;
  engine::for_each_table([&]<class One>(One fact) {
    if (at++ != kind) return;
    engine::for_each_column(fact, [&](const auto& column, auto& value) {
      if (column.required || random() % 2 == 0) fill(random, value);
      // A required month is an optional of the model, which may come out empty.
      while (column.required && engine::to_text(value).empty()) fill(random, value);
      make_meant(column.name, value);
    });
    if constexpr (requires { fact.start, fact.end; }) {
      if (fact.start && fact.end && *fact.end <= *fact.start) fact.end = engine::next(*fact.start);
    }
    stored.record.fact = fact;
    const bool has_id = engine::Table<One>::id_column == engine::IdColumn::needed ||
                        (engine::Table<One>::id_column == engine::IdColumn::optional && random() % 2 == 0);
    if (has_id) stored.record.id = any_text(random) + std::to_string(random());
  });
  fill(random, stored.record.assured);
  stored.record.tier = static_cast<engine::Tier>(below(random, 3));
  if (random() % 2 == 0) stored.record.note = any_text(random);
  stored.record.words = any_words(random);
  stored.citations = any_citations(random);
  return stored;
}

std::vector<engine::StoredRecord> native_records(std::mt19937& random, std::size_t count) {
  std::vector<engine::StoredRecord> records;
  while (records.size() < count)
    records.push_back(native_record(random, below(random, std::variant_size_v<engine::Fact>)));
  return records;
}
