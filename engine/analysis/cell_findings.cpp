#include "engine/analysis/cell_findings.h"

#include <array>

#include "engine/analysis/cell_records.h"
#include "engine/analysis/coverage.h"
#include "engine/analysis/finding_id.h"
#include "engine/model/text.h"

namespace engine {
namespace {

std::string gap_rule(const CoverageCell& cell, const Question& question) {
  const std::string expected = question.package.empty() ? "" : " or expected by the package " + question.package;
  switch (cell.state) {
    case State::no_access:
      return "Deliveries are recorded, and none of them admits this group.";
    case State::thin:
      return "Capacity and reach are both below " + to_text(question.threshold) + " times the need" + expected + ".";
    default:
      return "It is needed" + expected + ", somebody reports on it, and no delivery is recorded.";
  }
}

std::string watch_rule(Flag flag, const CoverageCell& cell, const Question& question) {
  switch (flag) {
    case Flag::single_provider:
      return "One organisation leads all that is delivered.";
    case Flag::single_donor:
      return "One donor funds all its programmes, and all donors are known.";
    case Flag::one_known_donor:
      return "One donor is known; others may not be.";
    case Flag::ending:
      return "Everything has a stated end, and a day within " + std::to_string(question.horizon) +
             " days is empty; the last day covered is " + (cell.ends_on ? to_text(*cell.ends_on) : "not known") + ".";
    case Flag::lapsed:
      return "Something was reported before, and is silent in a later round that had it in Scope.";
    case Flag::unfunded:
      return "Every programme has dated commitments, and none holds the day.";
    case Flag::unreachable:
      return "Referrals are reported on, and none leads in from a way in.";
    case Flag::returnee_only:
      return "Everything is for returnees alone.";
    case Flag::stale:
      return "Nothing was confirmed within 365 days.";
  }
  return "";
}

// What coverage says of a cell, as far as it is evidence: not how many days are left.
std::vector<std::string> texts_of(const Snapshot& snapshot, const CoverageCell& cell, const CellRecords& records) {
  std::vector<std::string> texts = {"need " + std::to_string(cell.need) + (cell.need_at_least ? " at least" : ""),
                                    "severity " + to_text(cell.severity)};
  for (const std::uint32_t delivery : records.deliveries(cell.cell)) {
    texts.push_back(evidence_text(snapshot, snapshot.deliveries[delivery]));
  }
  return texts;
}

std::vector<std::string> ids_of(const Snapshot& snapshot, const Cell& cell) {
  return {snapshot.locations.id(cell.location), cell.service.known() ? snapshot.services.id(cell.service) : "",
          cell.group.known() ? snapshot.groups.id(cell.group) : ""};
}

std::vector<Cell> cells_in(const std::vector<CoverageCell>& judged) {
  std::vector<Cell> cells;
  for (const CoverageCell& cell : judged) cells.push_back(cell.cell);
  return cells;
}

// The finding of a cell, but for what it says.
Finding about(const Snapshot& snapshot, const CoverageCell& cell, const CellRecords& records) {
  Finding finding;
  finding.about = ids_of(snapshot, cell.cell);
  finding.concerned = cell.organisations;
  finding.cell = cell.cell;
  finding.evidence = records.numbers(cell.cell);
  return finding;
}

}  // namespace

std::vector<Finding> find_gap_findings(const Snapshot& snapshot, const FindingsAsked& asked) {
  const View view(snapshot, asked.cells);
  const auto gaps = gaps_of(snapshot, find_coverage(snapshot, asked.cells));
  const CellRecords records(view, cells_in(gaps));
  std::vector<Finding> findings;
  for (const CoverageCell& cell : gaps) {
    Finding finding = about(snapshot, cell, records);
    finding.id = gap_id(snapshot, cell.cell);
    finding.kind = FindingKind::gap;
    finding.what = to_text(cell.state);
    finding.rule = gap_rule(cell, asked.cells);
    auto texts = texts_of(snapshot, cell, records);
    texts.push_back("state " + finding.what);
    finding.hash = evidence_hash(std::move(texts));
    findings.push_back(std::move(finding));
  }
  return findings;
}

std::vector<Finding> find_watch_findings(const Snapshot& snapshot, const FindingsAsked& asked) {
  const View view(snapshot, asked.cells);
  const auto watched = watch_of(find_coverage(snapshot, asked.cells));
  const CellRecords records(view, cells_in(watched));
  std::vector<Finding> findings;
  for (const CoverageCell& cell : watched) {
    const Finding of_cell = about(snapshot, cell, records);
    const auto of_deliveries = texts_of(snapshot, cell, records);
    for (const Flag flag : cell.flags) {
      Finding finding = of_cell;
      finding.kind = FindingKind::watch;
      finding.what = to_text(flag);
      finding.rule = watch_rule(flag, cell, asked.cells);
      auto ids = finding.about;
      ids.push_back(finding.what);
      finding.id = finding_id("watch", ids);
      auto texts = of_deliveries;
      texts.push_back("flag " + finding.what);
      if (flag == Flag::ending) texts.push_back("ends " + (cell.ends_on ? to_text(*cell.ends_on) : ""));
      finding.hash = evidence_hash(std::move(texts));
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

}  // namespace engine
