#include "engine/analysis/conversations.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/analysis/finding_id.h"
#include "engine/analysis/flags.h"
#include "engine/analysis/places.h"

namespace engine {
namespace {

using Pair = std::pair<Ref<Organisation>, Ref<Organisation>>;

std::map<Cell, std::set<Ref<Organisation>>> present(const Snapshot& snapshot, const Question& question) {
  const View view(snapshot, question);
  Places places(view);
  std::map<Cell, std::set<Ref<Organisation>>> cells;
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const auto organisation = snapshot.deliveries[delivery].organisation;
    if (!is_known(snapshot, organisation) || !chosen(snapshot, delivery, question)) continue;
    if (question.day && !active_on(snapshot, delivery, *question.day)) continue;
    for (const Cell& cell : cells_in(view, places, delivery)) cells[cell].insert(organisation);
  }
  return cells;
}

}  // namespace

std::vector<MissingConversation> find_missing_conversations(const Snapshot& snapshot, const Question& question,
                                                            std::uint32_t least) {
  std::map<Pair, std::vector<Cell>> shared;
  std::map<Ref<Organisation>, std::uint32_t> cells;
  for (const auto& [cell, organisations] : present(snapshot, question)) {
    for (auto one = organisations.begin(); one != organisations.end(); ++one) {
      ++cells[*one];
      for (auto other = std::next(one); other != organisations.end(); ++other) shared[{*one, *other}].push_back(cell);
    }
  }
  for (const Contact& contact : find_contacts(snapshot, question)) shared.erase({contact.a, contact.b});
  const auto& asked = question.filter.organisations;
  const auto is_asked = [&](const Pair& pair) {
    return asked.empty() ||
           std::ranges::any_of(asked, [&](auto one) { return one == pair.first || one == pair.second; });
  };
  std::vector<MissingConversation> list;
  for (auto& [pair, common] : shared) {
    if (common.size() < least || !is_asked(pair)) continue;
    MissingConversation& one = list.emplace_back();
    one.a = pair.first;
    one.b = pair.second;
    one.id = finding_id("conversation",
                        {snapshot.organisations[pair.first.index].id, snapshot.organisations[pair.second.index].id});
    one.cells_a = cells[pair.first];
    one.cells_b = cells[pair.second];
    one.shared = std::move(common);
    std::ranges::sort(one.shared, {}, [&](const Cell& cell) {
      return std::tie(snapshot.locations.id(cell.location), snapshot.services.id(cell.service),
                      snapshot.groups.id(cell.group));
    });
  }
  std::ranges::stable_sort(list, std::greater(), [](const MissingConversation& one) { return one.shared.size(); });
  return list;
}

}  // namespace engine
