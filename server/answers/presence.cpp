#include "server/answers/presence.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "server/answers/question.h"

namespace server {
namespace {

using engine::Cell;
using engine::Organisation;
using engine::Question;
using engine::Ref;
using engine::Snapshot;
using nlohmann::json;

constexpr std::size_t partners_shown = 50;
constexpr Usual usual{usual_for_coverage.levels, Usual::NoDay::is_all_time};

bool counts(const Snapshot& snapshot, std::size_t delivery, const Question& question) {
  return chosen(snapshot, delivery, question) && (!question.day || active_on(snapshot, delivery, *question.day));
}

bool is_by(const Snapshot& snapshot, std::size_t delivery, Ref<Organisation> organisation) {
  const auto& row = snapshot.deliveries[delivery];
  return row.organisation == organisation || snapshot.lead(row) == organisation;
}

using Meetings = std::map<Cell, std::set<Ref<Organisation>>>;

// The cells of the organisation, each with everybody who delivers in it.
Meetings meetings_of(const Snapshot& snapshot, const Question& question, Ref<Organisation> organisation) {
  Meetings meetings;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (!is_by(snapshot, delivery, organisation) || !counts(snapshot, delivery, question)) continue;
    for (const Cell& cell : cells_of(snapshot, delivery, question.levels)) meetings[cell].insert(organisation);
  }
  if (meetings.empty()) return meetings;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (!counts(snapshot, delivery, question)) continue;
    for (const Cell& cell : cells_of(snapshot, delivery, question.levels)) {
      const auto meeting = meetings.find(cell);
      if (meeting != meetings.end()) meeting->second.insert(snapshot.deliveries[delivery].organisation);
    }
  }
  return meetings;
}

json partners_json(const Meetings& meetings, Ref<Organisation> organisation, Names& names) {
  std::map<Ref<Organisation>, std::size_t> shared;
  for (const auto& [cell, organisations] : meetings) {
    for (const auto other : organisations) {
      if (other != organisation) ++shared[other];
    }
  }
  // Organisations are numbered by id, so that a stable sort leaves ties in that order.
  std::vector<std::pair<Ref<Organisation>, std::size_t>> partners(shared.begin(), shared.end());
  std::ranges::stable_sort(partners, std::greater(), [](const auto& partner) { return partner.second; });
  partners.resize(std::min(partners.size(), partners_shown));
  json list = json::array();
  for (const auto& [partner, cells] : partners) list.push_back({{"id", names(partner)}, {"cells", cells}});
  return list;
}

}  // namespace

void add_presence(json& answer, const Asking& asking, Ref<Organisation> organisation, Names& names) {
  const Question question = read_question(asking, usual);
  const Meetings meetings = meetings_of(asking.edition.snapshot(), question, organisation);
  json cells = json::array();
  for (const auto& [cell, organisations] : meetings) {
    json one = cell_json(cell, names);
    one["organisations"] = organisations.size();
    cells.push_back(std::move(one));
  }
  answer["cells"] = std::move(cells);
  answer["partners"] = partners_json(meetings, organisation, names);
}

}  // namespace server
