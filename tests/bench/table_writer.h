#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/model/day.h"
#include "engine/model/tables.h"

namespace bench {

// One table of a native data package, written value by value through one buffer: ten million rows are too many for
// a text of its own for each value. A row has a value for each column that was named, in that order.
class TableWriter {
 public:
  // Throws Error{storage} where the file cannot be made. REQUIRES: the table has these columns, or they are `id`.
  template <class Fact>
  static TableWriter of(const std::filesystem::path& folder, std::initializer_list<std::string_view> columns) {
    for (const std::string_view column : columns) require_column(column, column == "id" || has_column<Fact>(column));
    return TableWriter(folder / (std::string(engine::Table<Fact>::name) + ".csv"), columns);
  }

  // Each begins the row's next value. REQUIRES of text: it needs no quoting.
  TableWriter& text(std::string_view value);
  TableWriter& number(std::int64_t value);                                            // -1 is unknown: nothing
  TableWriter& id(std::string_view kind, std::uint64_t value, std::uint64_t digits);  // "kind-00017" in 5 digits
  TableWriter& day(engine::Day value);
  TableWriter& month(engine::Day first);  // "2024-03"
  TableWriter& none() { return text({}); }

  // Each goes on with the value.
  TableWriter& more(std::string_view value);
  TableWriter& more_digits(std::uint64_t value, std::uint64_t digits);

  // REQUIRES: the row has all its values.
  void end_row();

  // Throws Error{storage} where not all of it could be written. REQUIRES: nothing is written after.
  void close();

 private:
  TableWriter(const std::filesystem::path& path, std::initializer_list<std::string_view> columns);

  static void require_column(std::string_view column, bool there);
  template <class Fact>
  static bool has_column(std::string_view name) {
    return std::apply([&](const auto&... column) { return ((column.name == name) || ...); },
                      engine::Table<Fact>::columns);
  }

  void next();
  void append(std::string_view value);
  void append_digits(std::uint64_t value, std::uint64_t least);
  void flush();

  std::filesystem::path path_;
  std::ofstream out_;
  std::vector<char> buffer_;
  std::size_t used_ = 0, columns_, values_ = 0;
};

}  // namespace bench
