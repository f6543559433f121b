#include "tests/engine/analysis/obvious_differences.h"

#include <algorithm>
#include <map>
#include <set>

#include "tests/engine/analysis/obvious_coverage.h"
#include "tests/engine/analysis/obvious_overlaps.h"

namespace obvious {
namespace {

std::string text_of(const CellIds& cell) { return cell.location + " " + cell.service + " " + cell.group; }

CellIds ids_of(const Snapshot& snapshot, const Cell& cell) {
  return {snapshot.locations.id(cell.location), snapshot.services.id(cell.service), snapshot.groups.id(cell.group)};
}

std::string state_of(const Snapshot& snapshot, const Coverage& coverage, const CellIds& asked) {
  for (const CoverageCell& cell : coverage.cells) {
    if (ids_of(snapshot, cell.cell) == asked) return std::string(to_text(cell.state));
  }
  return "-";
}

bool is_unreachable(const Snapshot& snapshot, const Coverage& coverage, const CellIds& asked) {
  for (const CoverageCell& cell : coverage.cells) {
    if (ids_of(snapshot, cell.cell) == asked) return std::ranges::count(cell.flags, Flag::unreachable) > 0;
  }
  return false;
}

bool is_a_gap(const std::string& state) { return state == "uncovered" || state == "no-access" || state == "thin"; }

std::string class_of(const Snapshot& snapshot, const Overlaps& overlaps, const std::string& pair) {
  for (const Overlap& one : overlaps.pairs) {
    if (snapshot.id(one.a) + " " + snapshot.id(one.b) == pair) return std::string(to_text(one.kind));
  }
  return "-";
}

bool is_route(const Snapshot& snapshot, const Question& question, Number number) {
  return std::ranges::any_of(snapshot.referrals, [&](const ReferralEdge& link) {
    return link.number == number && link.tier <= question.tier && link.formal && link.to.known() &&
           link.status != "proposed" && link.status != "ended" && link.period.has(*question.day);
  });
}

std::set<Number> referrals_of(const Snapshot& one, const Snapshot& other) {
  std::set<Number> numbers;
  for (const auto* snapshot : {&one, &other}) {
    for (const ReferralEdge& link : snapshot->referrals) numbers.insert(link.number);
  }
  return numbers;
}

std::string of_cells(const Snapshot& before, const Snapshot& after, const Question& question) {
  const Coverage was = coverage(before, question), is = coverage(after, question);
  std::set<CellIds> cells;
  for (const CoverageCell& cell : was.cells) cells.insert(ids_of(before, cell.cell));
  for (const CoverageCell& cell : is.cells) cells.insert(ids_of(after, cell.cell));
  std::string states, gaps, unreachable;
  for (const CellIds& cell : cells) {
    const std::string old_state = state_of(before, was, cell), new_state = state_of(after, is, cell);
    const std::string line = text_of(cell) + " " + old_state + " " + new_state + "\n";
    if (old_state != new_state) states += "state " + line;
    if (is_a_gap(old_state) != is_a_gap(new_state)) gaps += "gap " + line;
    if (!is_unreachable(before, was, cell) && is_unreachable(after, is, cell)) {
      unreachable += "unreachable " + text_of(cell) + "\n";
    }
  }
  return states + gaps + unreachable;
}

std::string of_pairs(const Snapshot& before, const Snapshot& after, Question question) {
  question.levels.service.reset();
  question.levels.group.reset();
  const Overlaps was = overlaps(before, question), is = overlaps(after, question);
  std::set<std::string> pairs;
  for (const Overlap& one : was.pairs) pairs.insert(before.id(one.a) + " " + before.id(one.b));
  for (const Overlap& one : is.pairs) pairs.insert(after.id(one.a) + " " + after.id(one.b));
  std::string text;
  for (const auto& pair : pairs) {
    const std::string old_class = class_of(before, was, pair), new_class = class_of(after, is, pair);
    if (old_class != new_class) text += "pair " + pair + " " + old_class + " " + new_class + "\n";
  }
  return text;
}

}  // namespace

std::string differences(const Snapshot& before, const Snapshot& after, const Question& question) {
  std::string text = of_cells(before, after, question) + of_pairs(before, after, question);
  for (const Number number : referrals_of(before, after)) {
    const bool was = is_route(before, question, number), is = is_route(after, question, number);
    if (was != is) text += std::string(was ? "route gone " : "route new ") + std::to_string(number) + "\n";
  }
  return text;
}

std::string summary(const Differences& differences) {
  const auto state = [](const std::optional<State>& one) { return one ? std::string(to_text(*one)) : "-"; };
  std::string text;
  for (const auto& [name, list] : {std::pair("state ", &differences.states), std::pair("gap ", &differences.gaps)}) {
    for (const StateChange& one : *list) {
      text += name + text_of(one.cell) + " " + state(one.before) + " " + state(one.after) + "\n";
    }
  }
  for (const CellIds& cell : differences.unreachable) text += "unreachable " + text_of(cell) + "\n";
  for (const PairChange& one : differences.overlaps) {
    text += "pair " + one.a + " " + one.b + " " + (one.was ? std::string(to_text(one.before)) : "-") + " " +
            (one.is ? std::string(to_text(one.after)) : "-") + "\n";
  }
  std::map<Number, std::string> routes;
  for (const Number number : differences.routes_gone) routes[number] = "gone";
  for (const Number number : differences.routes_new) routes[number] = "new";
  for (const auto& [number, what] : routes) text += "route " + what + " " + std::to_string(number) + "\n";
  return text;
}

}  // namespace obvious
