#include "store/files/sound_records.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "engine/model/tables.h"
#include "store/files/currencies.h"
#include "store/files/profile.h"

namespace store {
namespace {

using engine::Issue;
using engine::Pack;
using engine::StoredRecord;

constexpr std::string_view not_after = "is not after the start: the end is taken as unknown";
constexpr std::string_view no_currency = "is no code of a currency (ISO 4217): the currency is unknown";
constexpr std::string_view too_long = "is a text of more than 128 KB, and was not taken: shorten it";

// The columns that name a currency; those of rates must be there, and stay as they are.
template <class One>
constexpr bool names_currency(std::string_view column) {
  return !std::is_same_v<One, engine::Rate> && column == "currency";
}
template <class One>
constexpr bool is_rate_of(std::string_view column) {
  return std::is_same_v<One, engine::Rate> && (column == "currency" || column == "to");
}

std::string in_capitals(std::string text) {
  std::ranges::transform(text, text.begin(), [](char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  });
  return text;
}

class Check {
 public:
  explicit Check(engine::Reading& reading) : reading_(reading) {}

  // Whether the record can be taken; what it cannot mean is taken out of it.
  bool take(StoredRecord& stored) {
    stored_ = &stored;
    if (const auto column = long_text()) {
      add(Issue::Weight::left_out, *column, "", too_long);
      ++reading_.rows_left;
      return false;
    }
    std::visit([this](auto& fact) { check(fact); }, stored.record.fact);
    return true;
  }

 private:
  template <class One>
  void check(One& fact) {
    if constexpr (requires { fact.start, fact.end; }) {
      if (fact.start && fact.end && *fact.end <= *fact.start) {
        take_out("end", engine::to_text(*fact.end), not_after);
        fact.end.reset();
      }
    }
    engine::for_each_column(fact, [&]<class Value>(const auto& column, Value& value) {
      if constexpr (std::is_same_v<Value, std::string>) {
        const bool of_rate = is_rate_of<One>(column.name);
        if (value.empty() || (!of_rate && !names_currency<One>(column.name))) return;
        check_currency(column.name, value, of_rate);
      }
    });
  }

  void check_currency(std::string_view column, std::string& value, bool must_stay) {
    if (is_currency(value)) return;
    const std::string capitals = in_capitals(value);
    if (is_currency(capitals)) {
      value = capitals;
    } else if (must_stay) {
      add(Issue::Weight::note, column, value, "is no code of a currency (ISO 4217); it is kept as it stands");
    } else {
      take_out(column, std::exchange(value, ""), no_currency);
    }
  }

  void take_out(std::string_view column, const std::string& value, std::string_view reason) {
    add(Issue::Weight::note, column, value, reason);
    auto& words = stored_->record.words;
    const engine::Word word{std::string(column), value};
    words.insert(std::ranges::upper_bound(words, word), word);
  }

  // The first column whose text is beyond the limit.
  std::optional<std::string> long_text() const {
    const engine::Record& record = stored_->record;
    const auto is_long = [](const std::string& text) { return text.size() > longest_text; };
    std::optional<std::string> found;
    const auto look = [&](std::string_view column, bool beyond) {
      if (beyond && !found) found = std::string(column);
    };
    look("id", is_long(record.id));
    look("note", is_long(record.note));
    for (const engine::Word& word : record.words)
      look(shortened(word.field, 120), is_long(word.text) || is_long(word.field));
    std::visit(
        [&](const auto& fact) {
          engine::for_each_column(fact, [&]<class Value>(const auto& column, const Value& value) {
            if constexpr (std::is_same_v<Value, std::string>) {
              look(column.name, is_long(value));
            } else if constexpr (std::is_same_v<Value, engine::Texts>) {
              look(column.name, std::ranges::any_of(value, is_long));
            } else if constexpr (requires { value.text; }) {
              look(column.name, is_long(value.text));
            } else if constexpr (requires { value.front().text; }) {
              look(column.name, std::ranges::any_of(value, [&](const auto& id) { return is_long(id.text); }));
            }
          });
        },
        record.fact);
    return found;
  }

  void add(Issue::Weight weight, std::string_view column, const std::string& value, std::string_view reason) {
    const auto& citations = stored_->citations;
    const bool cited = !citations.empty() && !citations.front().place.empty();
    reading_.issues.push_back({weight, cited ? citations.front().place : reading_.file, "",
                               citations.empty() ? 0 : citations.front().row, std::string(column),
                               shortened(value, 120), std::string(reason)});
  }

  engine::Reading& reading_;
  StoredRecord* stored_ = nullptr;
};

// Whether a text of the column is one that no currency has. Each is asked about once.
bool any_strange_currency(const Pack& pack, const engine::PackedColumn& column, std::size_t rows) {
  const auto is_strange = [&](std::uint64_t code) { return code != 0 && !is_currency(pack.text(code)); };
  if (column.width == 0) return is_strange(column.constant);
  std::vector<bool> asked(column.largest + 1, false);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint64_t code = column[row];
    if (!asked[code] && is_strange(code)) return true;
    asked[code] = true;
  }
  return false;
}

bool any_end_before_start(const engine::PackedColumn& starts, const engine::PackedColumn& ends, std::size_t rows) {
  if ((starts.width == 0 && starts.constant == 0) || (ends.width == 0 && ends.constant == 0)) return false;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto start = starts.number(row), end = ends.number(row);
    if (start && end && *end <= *start) return true;
  }
  return false;
}

template <class One>
bool may_be_unsound(const Pack& pack) {
  constexpr std::size_t kind = engine::kind_of<One>();
  const std::size_t rows = pack.places(kind).size();
  if (rows == 0) return false;
  if constexpr (requires(One fact) { fact.start, fact.end; }) {
    const auto& starts = pack.column(kind, engine::position_of<&One::start>());
    if (any_end_before_start(starts, pack.column(kind, engine::position_of<&One::end>()), rows)) return true;
  }
  bool found = false;
  std::size_t position = 0;
  const auto look = [&]<class Value>(const engine::Column<One, Value>& column) {
    const std::size_t at = position++;
    if constexpr (std::is_same_v<Value, std::string>) {
      const bool asked = names_currency<One>(column.name) || is_rate_of<One>(column.name);
      if (asked && !found) found = any_strange_currency(pack, pack.column(kind, at), rows);
    }
  };
  std::apply([&](const auto&... columns) { (look(columns), ...); }, engine::Table<One>::columns);
  return found;
}

// Whether a record of the pack may hold what it cannot mean.
bool may_be_unsound(const Pack& pack) {
  for (std::size_t code = 0; code < pack.text_count(); ++code) {
    if (pack.text(code).size() > longest_text) return true;
  }
  bool found = false;
  engine::for_each_table([&]<class One>(const One&) { found = found || may_be_unsound<One>(pack); });
  return found;
}

// The records that can be taken; nothing where none can.
std::optional<Pack> checked(const Pack& pack, Check& check) {
  engine::PackBuilder builder;
  for (std::size_t at = 0; at < pack.size(); ++at) {
    StoredRecord stored = pack.record(at);
    stored.number = 0;
    if (check.take(stored)) builder.add(stored);
  }
  return builder.size() == 0 ? std::nullopt : std::make_optional(builder.finish());
}

}  // namespace

void check_records(engine::Reading& reading) {
  Check check(reading);
  std::erase_if(reading.records, [&](StoredRecord& stored) { return !check.take(stored); });
  std::vector<Pack> packs;
  for (Pack& pack : reading.packs) {
    if (!may_be_unsound(pack)) {
      packs.push_back(std::move(pack));
    } else if (auto rest = checked(pack, check)) {
      packs.push_back(std::move(*rest));
    }
  }
  reading.packs = std::move(packs);
}

}  // namespace store
