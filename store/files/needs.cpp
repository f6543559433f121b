#include "store/files/figures.h"
#include "store/files/refusal.h"
#include "store/files/row_reader.h"
#include "store/files/sheet_readers.h"

namespace store {
namespace {

using engine::NeedRow;

constexpr double mildest = 1;
constexpr double gravest = 5;

void refuse_negative(const RowReader& reader, const std::string& file) {
  const std::string_view text = reader.words()[Meaning::people_in_need];
  const Figure figure = read_figure(text);
  if (!figure.number || *figure.number >= 0) return;
  throw unreadable(file, "has a negative number of people in need in row " + std::to_string(reader.row()) +
                             ", column " + reader.letters(Meaning::people_in_need) + " '" + std::string(text) +
                             "': correct it and send the file again. Nothing of it was taken");
}

void take_period(NeedRow& need, RowReader& reader, const ReadOptions& options) {
  std::tie(need.start, need.end) = reader.start_and_end();
  if (need.start || need.end) return;
  auto period = reader.reported();
  if (!period) period = options.period;
  if (!period) return;
  need.start = period->from;
  need.end = period->to;
}

std::optional<NeedRow> read_need(RowReader& reader, const ReadOptions& options, IssueList& issues) {
  NeedRow need;
  need.row = reader.row();
  need.places = reader.places();
  for (const Meaning meaning : {Meaning::subsector, Meaning::sector, Meaning::service, Meaning::activity}) {
    if (need.sector.empty()) need.sector = reader.word(meaning);
  }
  need.group = reader.word(Meaning::group);
  need.people = reader.count(Meaning::people_in_need);
  need.severity = reader.number(Meaning::severity, mildest, gravest);
  if (need.places.empty()) {
    issues.leave_out(need.row, "", "", "names no place");
    return std::nullopt;
  }
  if (need.sector.empty()) {
    issues.leave_out(need.row, "", "", "names no sector");
    return std::nullopt;
  }
  if (!need.people && !need.severity) {
    issues.leave_out(need.row, "", "", "states neither people in need nor a severity");
    return std::nullopt;
  }
  take_period(need, reader, options);
  return need;
}

}  // namespace

engine::Reading read_needs(Workbook& workbook, const SheetPlan& plan, const ReadOptions& options,
                           engine::Reading reading) {
  IssueList issues(reading, plan.sheet_name);
  RowReader reader(plan, issues, std::nullopt);
  workbook.read(plan.sheet, [&](const Row& row) {
    if (row.number <= plan.last_header_row) return Next::row;
    reader.take(row);
    if (reader.words().empty()) return Next::row;
    refuse_negative(reader, reading.file);
    ++reading.rows_read;
    if (auto need = read_need(reader, options, issues)) reading.needs.push_back(std::move(*need));
    return Next::row;
  });
  issues.finish();
  return reading;
}

}  // namespace store
