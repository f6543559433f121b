#include "server/answers/coverage.h"

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/analysis/coverage.h"
#include "engine/analysis/findings.h"
#include "engine/model/error.h"
#include "server/answers/items.h"
#include "server/answers/json.h"
#include "server/answers/question.h"
#include "server/answers/resources.h"

namespace server {
namespace {

using engine::Coverage;
using engine::CoverageCell;
using engine::Error;
using engine::Question;
using engine::State;
using nlohmann::json;

json flags_json(const std::vector<engine::Flag>& flags) {
  json list = json::array();
  for (const engine::Flag flag : flags) list.push_back(to_text(flag));
  return list;
}

json information_json(const CoverageCell& cell) {
  json list = json::array();
  if (cell.general_only) list.push_back("general-only");
  if (cell.undated) list.push_back("undated");
  return list;
}

// What is written of each cell: the fields that are asked for by name, else all.
class Fields {
 public:
  // Throws Error{invalid} where a cell has no such field.
  explicit Fields(const Asking& asking) : named_(asking.parameters.list("fields")) {
    const auto& known = resource("/gaps").columns;
    for (const std::string& name : named_) {
      if (std::ranges::find(known, name) != known.end()) continue;
      throw Error(Error::Kind::invalid, "a cell has no field '" + name + "'");
    }
  }

  bool all() const { return named_.empty(); }
  bool has(std::string_view name) const { return all() || std::ranges::find(named_, name) != named_.end(); }
  const std::vector<std::string>& named() const { return named_; }

  // Takes away what is not asked for.
  json only(json item) const {
    if (all()) return item;
    json some = json::object();
    for (const std::string& name : named_) {
      if (const auto found = item.find(name); found != item.end()) some[name] = std::move(*found);
    }
    return some;
  }

 private:
  std::vector<std::string> named_;
};

template <class Refs>
json ids_json(const Refs& refs, Names& names) {
  json list = json::array();
  for (const auto& ref : refs) list.push_back(names(ref));
  return list;
}

// Ids that are not asked for get no name either.
json coverage_cell_json(const CoverageCell& cell, const Fields& fields, Names& names) {
  json item = cell_json(cell.cell, names);
  item["state"] = to_text(cell.state);
  item["flags"] = flags_json(cell.flags);
  item["unknown_flags"] = flags_json(cell.unknown_flags);
  item["information"] = information_json(cell);
  if (fields.has("organisations")) item["organisations"] = ids_json(cell.organisations, names);
  if (fields.has("providers")) item["providers"] = ids_json(cell.providers, names);
  if (fields.has("donors")) item["donors"] = ids_json(cell.donors, names);
  item["capacity"] = known(cell.capacity);
  item["reach"] = known(cell.reach);
  item["need"] = known(cell.need);
  item["need_at_least"] = cell.need_at_least;
  item["unmet"] = known(cell.unmet);
  item["severity"] = known(cell.severity);
  item["priority"] = known(cell.priority);
  item["deliveries"] = cell.deliveries;
  item["lapsed"] = cell.lapsed;
  item["announced"] = cell.announced;
  item["ends_on"] = day_json(cell.ends_on);
  return item;
}

json states_json(const Coverage& coverage) {
  json states = json::object();
  for (std::size_t state = 0; state < engine::state_count; ++state) {
    states[std::string(to_text(static_cast<State>(state)))] = coverage.states[state];
  }
  return states;
}

// Adds the places above those that items name, so that a reader can group them.
void add_places(json& answer, const std::vector<CoverageCell>& cells, const Edition& edition, Names& names) {
  const auto& locations = edition.snapshot().locations;
  json parents = json::object();
  json levels = json::object();
  for (const CoverageCell& cell : cells) {
    for (const auto place : locations.above(cell.cell.location)) {
      const int level = locations.level(place);
      if (level < 0) continue;
      levels[names(place)] = level;
      const auto above = locations.parents(place);
      if (level > 0 && !above.empty()) parents[names(place)] = names(above.front());
    }
  }
  answer["parents"] = std::move(parents);
  answer["levels_of"] = std::move(levels);
}

// What is asked where cells are told by their flags; listing() finds the rest of those shown.
const engine::CoverageWanted without_actors{false, engine::every_flag, true};

// What is written of a cell beyond what each has.
using More = std::function<void(const CoverageCell& cell, json& item)>;

// Adds to `answer`, which says already what is its own, those of `cells` out of `coverage` that are asked for.
void list_cells(json& answer, const Asking& asking, const Question& question, const Coverage& coverage,
                const std::vector<CoverageCell>& cells, const More& more = nullptr) {
  Names names(asking);
  const Fields fields(asking);
  answer.update(frame_json(asking, question));
  if (!fields.all()) answer["columns"] = fields.named();
  const Part part = Part::of(asking, cells.size());
  const auto shown_at = [&](std::size_t place) { return cells.begin() + static_cast<std::ptrdiff_t>(place); };
  std::vector<CoverageCell> shown(shown_at(part.from), shown_at(part.to));
  add_details(asking.edition.snapshot(), question, shown);
  answer.emplace("total", cells.size());
  answer["states"] = states_json(coverage);
  answer["needed"] = std::ranges::count_if(coverage.cells, [](const CoverageCell& cell) { return cell.need >= 0; });
  answer["recorded_above"] = coverage.recorded_above;
  answer["lapsed"] = coverage.lapsed;
  answer["announced"] = coverage.announced;
  answer["undated"] = coverage.undated;
  Items items(answer, asking);
  for (const CoverageCell& cell : shown) {
    json item = coverage_cell_json(cell, fields, names);
    if (more) more(cell, item);
    items.add(fields.only(std::move(item)));
  }
  add_places(answer, shown, asking.edition, names);
  answer["names"] = names.json();
}

std::uint64_t count(const Coverage& coverage, State state) { return coverage.states[static_cast<std::size_t>(state)]; }

// How far each gap is that something was decided of: see FindingLives.
std::map<std::string, std::string_view> statuses_of_gaps(const engine::Snapshot& snapshot, const Question& question) {
  std::map<std::string, std::string_view> statuses;
  if (snapshot.decisions.empty()) return statuses;
  constexpr engine::FindingKind gaps[] = {engine::FindingKind::gap};
  for (const auto& now : find_findings(snapshot, {question, question}, gaps)) {
    statuses.emplace(now.finding.id, to_text(now.life.status));
  }
  return statuses;
}

}  // namespace

json answer_coverage(const Asking& asking) {
  const Question question = read_question(asking, usual_for_coverage);
  const Coverage coverage = find_coverage(asking.edition.snapshot(), question, {false, {}, true});
  std::vector<State> wanted;
  for (const std::string& word : asking.parameters.list("state")) wanted.push_back(engine::parse_state(word));
  json answer = json::object();
  if (wanted.empty()) {
    list_cells(answer, asking, question, coverage, coverage.cells);
    return answer;
  }
  std::vector<CoverageCell> cells;
  for (const CoverageCell& cell : coverage.cells) {
    if (std::ranges::find(wanted, cell.state) != wanted.end()) cells.push_back(cell);
  }
  answer["listed"] = cells.size();
  answer["total"] = coverage.cells.size();
  list_cells(answer, asking, question, coverage, cells);
  return answer;
}

json answer_gaps(const Asking& asking) {
  const engine::Snapshot& snapshot = asking.edition.snapshot();
  const Question question = read_question(asking, usual_for_coverage);
  const Coverage coverage = find_coverage(snapshot, question, without_actors);
  const std::vector<CoverageCell> gaps = gaps_of(snapshot, coverage);

  const auto statuses = statuses_of_gaps(snapshot, question);
  json answer = {{"watch_total", watch_of(coverage).size()},
                 {"blank_total", count(coverage, State::blank)},
                 {"unknown_total", count(coverage, State::unknown)},
                 {"unreported_total", count(coverage, State::unreported)}};
  list_cells(answer, asking, question, coverage, gaps, [&](const CoverageCell& cell, json& item) {
    const std::string id = gap_id(snapshot, cell.cell);
    const auto status = statuses.find(id);
    item["status"] = status == statuses.end() ? "open" : status->second;
    item["id"] = id;
  });
  return answer;
}

json answer_watch(const Asking& asking) {
  const Question question = read_question(asking, usual_for_coverage);
  const Coverage coverage = find_coverage(asking.edition.snapshot(), question, without_actors);
  json answer = json::object();
  list_cells(answer, asking, question, coverage, watch_of(coverage));
  return answer;
}

}  // namespace server
