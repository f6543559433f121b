#include "engine/analysis/conversations.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "engine/analysis/cell_members.h"
#include "engine/analysis/circles.h"
#include "engine/analysis/finding_id.h"
#include "engine/analysis/flags.h"

namespace engine {
namespace {

struct Candidate {
  Ref<Organisation> a, b;
};

// The members of cells, without placeholders.
std::vector<CellMember> known_members(const Snapshot& snapshot, const Question& question) {
  auto members = find_cell_members(snapshot, question);
  std::erase_if(members, [&](const CellMember& one) { return !is_known(snapshot, one.organisation); });
  return members;
}

// The pairs that share `least` cells or more and are in touch by nothing, by ids.
std::vector<Candidate> find_candidates(const Snapshot& snapshot, const Question& question, std::uint32_t least,
                                       const std::vector<CellMember>& members) {
  Circles circles(std::vector<bool>(snapshot.organisations.size(), true));
  for_each_cell(members, [&](std::span<const CellMember> in_cell) {
    const std::uint32_t cell = circles.add(1, 1);
    for (const CellMember& member : in_cell) circles.join(cell, member.organisation);
  });
  const std::vector<Contact> contacts = find_contacts(snapshot, question);
  auto contact = contacts.begin();
  std::vector<Candidate> candidates;
  for (const Tie& tie : circles.ties(1)) {
    while (contact != contacts.end() && std::tie(contact->a, contact->b) < std::tie(tie.a, tie.b)) ++contact;
    const bool in_touch = contact != contacts.end() && contact->a == tie.a && contact->b == tie.b;
    if (!in_touch && tie.shared >= least) candidates.push_back({tie.a, tie.b});
  }
  return candidates;
}

// The cells of each organisation, ascending.
std::map<Ref<Organisation>, std::vector<Cell>> cells_by_organisation(const std::vector<CellMember>& members) {
  std::map<Ref<Organisation>, std::vector<Cell>> cells;
  for (const CellMember& member : members) cells[member.organisation].push_back(member.cell);
  return cells;
}

}  // namespace

std::vector<MissingConversation> find_missing_conversations(const Snapshot& snapshot, const Question& question,
                                                            std::uint32_t least) {
  const auto members = known_members(snapshot, question);
  const auto cells = cells_by_organisation(members);
  const auto& asked = question.filter.organisations;
  const auto is_asked = [&](const Candidate& pair) {
    return asked.empty() || std::ranges::any_of(asked, [&](auto one) { return one == pair.a || one == pair.b; });
  };
  std::vector<MissingConversation> list;
  for (const Candidate& pair : find_candidates(snapshot, question, least, members)) {
    if (!is_asked(pair)) continue;
    MissingConversation& one = list.emplace_back();
    one.a = pair.a;
    one.b = pair.b;
    one.id =
        finding_id("conversation", {snapshot.organisations[pair.a.index].id, snapshot.organisations[pair.b.index].id});
    const auto &of_a = cells.at(pair.a), &of_b = cells.at(pair.b);
    one.cells_a = static_cast<std::uint32_t>(of_a.size());
    one.cells_b = static_cast<std::uint32_t>(of_b.size());
    std::ranges::set_intersection(of_a, of_b, std::back_inserter(one.shared));
    std::ranges::sort(one.shared, {}, [&](const Cell& cell) {
      return std::tie(snapshot.locations.id(cell.location), snapshot.services.id(cell.service),
                      snapshot.groups.id(cell.group));
    });
  }
  std::ranges::stable_sort(list, std::greater(), [](const MissingConversation& one) { return one.shared.size(); });
  return list;
}

}  // namespace engine
