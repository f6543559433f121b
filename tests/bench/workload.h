#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "tests/bench/actors.h"
#include "tests/bench/draw.h"
#include "tests/bench/field.h"
#include "tests/bench/table_writer.h"

namespace bench {

// A row of the table of deliveries. What is empty, absent or -1 is not stated.
struct DeliveryLine {
  std::uint64_t organisation = 0;
  std::optional<std::uint64_t> programme;
  std::string_view location, service, group;
  std::string_view role = "lead";
  std::optional<engine::Day> start, end;
  std::optional<engine::Day> reported;  // the first of the month in which it was
  std::string_view status, stage, per;
  std::int64_t capacity = -1, reach = -1;
};

// The table of deliveries, which gives each row its id.
class DeliveryTable {
 public:
  explicit DeliveryTable(const std::filesystem::path& folder);

  void add(const DeliveryLine& line);
  std::uint64_t size() const { return size_; }
  void close() { table_.close(); }

 private:
  TableWriter table_;
  std::uint64_t size_ = 0;
};

// The first of a month, counted from the field's first.
engine::Day month_of_field(std::uint64_t month);

// Writes deliveries of the field's actors until the table has `deliveries` rows. A work is told by a row for each
// month's report, as in 3W files; or once, with a stated period, a tenth of these without an end, some only planned;
// or, seldom, without any day.
void write_works(DeliveryTable& table, const Field& field, const Actors& actors, Draw& draw);

}  // namespace bench
