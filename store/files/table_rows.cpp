#include "store/files/table_rows.h"

#include <algorithm>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "engine/graph/parallel.h"
#include "store/files/profile.h"
#include "store/files/record_cutter.h"
#include "store/files/refusal.h"

namespace store {
namespace {

constexpr std::size_t rows_at_once = engine::Pack::most;

// Takes the rows of one pack.
class RowTaker {
 public:
  explicit RowTaker(const TableHeader& header) : header_(header), packer_(header.layout), texts_(header.width) {}

  // What the fields show stays where it is until finish().
  void take(std::uint32_t row, const std::vector<Field>& fields) {
    bool filled = false;
    for (std::size_t at = 0; at < fields.size(); ++at) {
      const std::string_view meant = trim(fields[at].text);
      filled = filled || !meant.empty();
      // Blanks at the edges are a slip of the hand unless the writer wrapped them.
      if (at < texts_.size()) texts_[at] = fields[at].quoted ? fields[at].text : meant;
    }
    if (!filled) return;
    for (std::size_t at = fields.size(); at < texts_.size(); ++at) texts_[at] = {};
    ++read_.rows_read;
    try {
      packer_.take(row, texts_);
      note_row(row);
    } catch (const RowFault& fault) {
      read_.issues.push_back({engine::Issue::Weight::left_out, header_.layout.file, "", row, fault.column,
                              shortened(fault.value, 120), fault.reason});
    }
  }

  bool full() const { return packer_.full(); }

  PackedRows finish() {
    if (packer_.size() > 0) read_.pack = packer_.finish();
    return std::exchange(read_, {});
  }

 private:
  void note_row(std::uint32_t row) {
    const std::size_t at = packer_.size() - 1;
    if (at == 0) read_.first_row = row;
    if (read_.rows.empty() && row == read_.first_row + at) return;
    for (std::size_t before = read_.rows.size(); before < at; ++before) {
      read_.rows.push_back(read_.first_row + static_cast<std::uint32_t>(before));
    }
    read_.rows.push_back(row);
  }

  const TableHeader& header_;
  RowPacker packer_;
  std::vector<std::string_view> texts_;
  PackedRows read_;
};

// The rows of a delimited text.
class DelimitedRows {
 public:
  DelimitedRows(const TableFile& table, const engine::Fact& kind)
      : table_(table),
        kind_(kind),
        form_(find_form(*table.text, table.file)),
        cutter_(*table.text, form_, table.file, table.limits) {}

  PackedTable read() {
    auto range = find_header();
    if (!range) throw unreadable(table_.file, "is empty: a table begins with the names of its columns");
    auto second = next();
    if (!second) {
      take(*range);
    } else {
      waiting_.push_back(std::move(*range));
      waiting_.push_back(std::move(*second));
      take_all();
    }
    for (auto& [order, rows] : taken_) result_.rows.push_back(std::move(rows));
    return std::move(result_);
  }

 private:
  std::optional<RecordRange> next() { return cutter_.next(rows_at_once); }

  // Leaves of the first range what stands behind the header.
  std::optional<RecordRange> find_header() {
    while (auto range = next()) {
      std::string_view rest = range->text;
      RecordParser parser(form_.dialect);
      for (std::uint64_t record = range->first_record; !rest.empty(); ++record) {
        const std::vector<Field>& fields = parser.take(rest);
        check_width(fields, record);
        if (record == 1 && is_separator_line(fields)) continue;
        std::vector<Cell> cells;
        for (std::uint32_t at = 0; at < fields.size(); ++at) {
          if (!fields[at].text.empty()) cells.push_back({at, fields[at].text, fields[at].quoted});
        }
        if (cells.empty()) continue;
        result_.header = read_header(table_.table, table_.file, kind_, cells);
        range->first_record = record + 1;
        range->text.erase(0, range->text.size() - rest.size());
        return range;
      }
    }
    return std::nullopt;
  }

  void take_all() {
    const std::size_t cores = std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
    engine::in_ranges(cores, 2, [&](std::size_t, std::size_t) { take_turns(); });
    std::ranges::sort(taken_, {}, &Taken::first);
    if (failures_.empty()) return;
    // Which core failed first is chance; which rows come first is not.
    std::rethrow_exception(std::ranges::min_element(failures_, {}, &Failure::first)->second);
  }

  void take_turns() {
    while (auto range = take_range()) {
      try {
        take(*range);
      } catch (const Error&) {
        const std::lock_guard guard(turn_);
        failures_.emplace_back(range->order, std::current_exception());
      }
    }
  }

  std::optional<RecordRange> take_range() {
    const std::lock_guard guard(turn_);
    if (!waiting_.empty()) {
      RecordRange range = std::move(waiting_.front());
      waiting_.pop_front();
      return range;
    }
    if (!failures_.empty()) return std::nullopt;
    try {
      return next();
    } catch (const Error&) {
      failures_.emplace_back(std::string::npos, std::current_exception());  // all before it was given out
      return std::nullopt;
    }
  }

  void take(const RecordRange& range) {
    RowTaker taker(result_.header);
    RecordParser parser(form_.dialect);
    std::string_view rest = range.text;
    for (std::uint64_t record = range.first_record; !rest.empty(); ++record) {
      const std::vector<Field>& fields = parser.take(rest);
      check_width(fields, record);
      taker.take(static_cast<std::uint32_t>(record), fields);
    }
    PackedRows rows = taker.finish();
    const std::lock_guard guard(turn_);
    taken_.emplace_back(range.order, std::move(rows));
  }

  void check_width(const std::vector<Field>& fields, std::uint64_t record) const {
    if (fields.size() <= table_.limits.columns) return;
    throw oversized(table_.file, "has more than " + std::to_string(table_.limits.columns) + " columns in row " +
                                     std::to_string(record));
  }

  using Taken = std::pair<std::size_t, PackedRows>;            // by the order of the range
  using Failure = std::pair<std::size_t, std::exception_ptr>;  // the same

  const TableFile& table_;
  const engine::Fact& kind_;
  CsvForm form_;
  PackedTable result_;
  std::mutex turn_;  // guards all below
  RecordCutter cutter_;
  std::deque<RecordRange> waiting_;
  std::vector<Taken> taken_;
  std::vector<Failure> failures_;
};

// The rows of a workbook, one after the other.
PackedTable read_workbook(const TableFile& table, const engine::Fact& kind) {
  PackedTable result;
  std::optional<RowTaker> taker;
  std::deque<std::string> texts;  // of the rows that are taken
  std::vector<Field> fields;
  table.workbook->read(0, [&](const Row& row) {
    if (!taker) {
      result.header = read_header(table.table, table.file, kind, row.cells);
      taker.emplace(result.header);
      return Next::row;
    }
    fields.clear();
    for (const Cell& cell : row.cells) {
      fields.resize(cell.column + 1);
      fields.back() = {texts.emplace_back(cell.text), cell.quoted};
    }
    taker->take(row.number, fields);
    if (taker->full()) {
      result.rows.push_back(taker->finish());
      texts.clear();
    }
    return Next::row;
  });
  if (!taker) throw unreadable(table.file, "is empty: a table begins with the names of its columns");
  result.rows.push_back(taker->finish());
  return result;
}

}  // namespace

PackedTable read_table(const TableFile& table, const engine::Fact& kind) {
  return table.text ? DelimitedRows(table, kind).read() : read_workbook(table, kind);
}

}  // namespace store
