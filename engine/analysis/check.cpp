#include "engine/analysis/check.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

#include "engine/analysis/flags.h"
#include "engine/analysis/presence.h"
#include "engine/analysis/saturation.h"

namespace engine {
namespace {

using Donors = std::set<Ref<Organisation>>;

// What is gathered of one provider in the cells of a proposal.
struct Met {
  std::set<std::uint32_t> cells;
  std::set<std::uint32_t> deliveries;
  bool hosts_differ = true;  // of every delivery there
};

// What is gathered of one organisation.
struct Spoken {
  std::set<std::uint32_t> cells;
  std::vector<std::string> reasons;
};

// A line at the places where cells stand: the nodes of the level at or above its own, else that itself.
std::vector<Proposal::Line> lines_at(const Snapshot& snapshot, const Proposal& proposal, const Levels& levels) {
  const Cut<Location> cut(snapshot.locations, levels.location);
  std::set<Proposal::Line> lines;
  for (const auto& line : proposal.lines) {
    const auto places = cut.of(line.location);
    if (places.empty()) lines.insert(line);
    for (const auto place : places) lines.insert({place, line.service, line.group});
  }
  return {lines.begin(), lines.end()};
}

Question of_neighbours(const Question& question, const std::vector<Proposal::Line>& lines) {
  Question asked = question;
  asked.day.reset();
  asked.levels.service.reset();
  asked.levels.group.reset();
  asked.filter = {};
  for (const auto& line : lines) {
    asked.filter.locations.push_back(line.location);
    asked.filter.services.push_back(line.service);
  }
  return asked;
}

Question of_gaps(const Question& question, const std::vector<Proposal::Line>& lines) {
  Question asked = question;
  asked.filter = {};
  for (const auto& line : lines) asked.filter.locations.push_back(line.location);
  return asked;
}

bool are_disjoint(const Texts& one, const Texts& other) {
  if (one.empty() || other.empty()) return false;
  return std::ranges::none_of(one, [&](const auto& text) { return std::ranges::find(other, text) != other.end(); });
}

class Checking {
 public:
  Checking(const View& view, Proposal proposal)
      : snapshot_(view.snapshot),
        proposal_(std::move(proposal)),
        order_(view.snapshot),
        presences_(find_presences(view, order_)),
        saturations_(find_saturations(view, presences_)),
        by_id_(order_by_id(view.snapshot, presences_.cells.cells())),
        place_(by_id_.size()) {
    for (std::uint32_t place = 0; place < by_id_.size(); ++place) place_[by_id_[place]] = place;
  }

  void add_to(Check& check) {
    meet();
    for (const auto& [rank, met] : met_) check.neighbours.push_back(neighbour(rank, met));
    std::ranges::stable_sort(check.neighbours, [](const Neighbour& one, const Neighbour& other) {
      const auto key = [](const Neighbour& of) { return std::pair(rank_of(of.kind), -std::ssize(of.shared)); };
      return key(one) < key(other);
    });
    check.contacts = contacts(check.neighbours);
  }

 private:
  static int rank_of(OverlapClass kind) {
    return kind == OverlapClass::likely ? 0 : kind == OverlapClass::possible ? 1 : 2;
  }

  // Whether some line is for what is delivered there.
  bool is_meant(const Presence& presence) const {
    const auto& groups = snapshot_.groups;
    const auto place = presences_.cells.cell(presence.cell).location;
    return std::ranges::any_of(proposal_.lines, [&](const Proposal::Line& line) {
      if (line.location != place || !snapshot_.services.within(presence.service, line.service)) return false;
      return !line.group.known() || !presence.group.known() || groups.within(presence.group, line.group) ||
             groups.within(line.group, presence.group);
    });
  }

  void meet() {
    for (const Presence& presence : presences_.all) {
      const auto meets = [&](const Period& days) { return !common(days, proposal_.period).empty(); };
      if (presence.provider == Presence::nobody || !is_meant(presence)) continue;
      if (std::ranges::none_of(presence.days, meets)) continue;
      Met& met = met_[presence.provider];
      met.cells.insert(place_[presence.cell]);
      met.deliveries.insert(presence.delivery);
      const auto& hosts = snapshot_.profiles[presence.profile].host_countries;
      met.hosts_differ = met.hosts_differ && are_disjoint(hosts, proposal_.hosts);
    }
  }

  OverlapClass kind_of(const Met& met) const {
    const auto saturation = [&](std::uint32_t place) { return saturations_[by_id_[place]]; };
    const auto too_much = [&](std::uint32_t place) { return saturation(place).value_or(0) > 1; };
    const auto room = [&](std::uint32_t place) { return saturation(place) && *saturation(place) <= 1; };
    if (met.hosts_differ || std::ranges::all_of(met.cells, room)) return OverlapClass::complementary;
    return std::ranges::any_of(met.cells, too_much) ? OverlapClass::likely : OverlapClass::possible;
  }

  std::vector<Cell> cells_of(const std::set<std::uint32_t>& places) const {
    std::vector<Cell> cells;
    for (const std::uint32_t place : places) cells.push_back(presences_.cells.cell(by_id_[place]));
    return cells;
  }

  Neighbour neighbour(std::uint32_t rank, const Met& met) const {
    Neighbour found;
    found.provider = order_.provider(rank);
    found.kind = kind_of(met);
    found.shared = cells_of(met.cells);
    for (const std::uint32_t delivery : met.deliveries) {
      const DeliveryRow& row = snapshot_.deliveries[delivery];
      if (!found.lead.known()) found.lead = snapshot_.lead(row);
      found.records.push_back(row.number);
    }
    std::ranges::sort(found.records);
    if (found.provider.programme.known()) found.donors = snapshot_.programmes[found.provider.programme.index].donors;
    return found;
  }

  std::string name(const Provider& provider) const {
    return provider.programme.known() ? snapshot_.programmes[provider.programme.index].name
                                      : snapshot_.organisations[provider.organisation.index].name;
  }

  std::vector<Contact> contacts(const std::vector<Neighbour>& neighbours) const {
    std::map<Ref<Organisation>, Spoken> spoken;
    std::map<std::uint32_t, Donors> donors_in;  // by cell
    for (const Neighbour& one : neighbours) {
      const Met& met = met_.at(order_.rank(one.provider));
      const auto note = [&](Ref<Organisation> who, const std::string& reason) {
        if (!is_known(snapshot_, who)) return;
        Spoken& to = spoken[who];
        to.cells.insert(met.cells.begin(), met.cells.end());
        to.reasons.push_back(reason + ", in " + std::to_string(met.cells.size()) +
                             (met.cells.size() == 1 ? " cell" : " cells") + ".");
      };
      const std::string what = one.provider.programme.known() ? name(one.provider) : "what it delivers there itself";
      note(one.lead, "It leads " + what);
      for (const auto donor : one.donors) note(donor, "It pays for " + what);
      for (const std::uint32_t cell : met.cells) donors_in[cell].insert(one.donors.begin(), one.donors.end());
    }
    std::vector<Contact> contacts;
    for (const auto& [who, to] : spoken) {
      Donors donors;
      for (const std::uint32_t cell : to.cells) donors.insert(donors_in[cell].begin(), donors_in[cell].end());
      donors.erase(who);
      contacts.push_back({who, cells_of(to.cells), static_cast<std::uint32_t>(donors.size()), to.reasons});
    }
    std::ranges::stable_sort(contacts, std::ranges::greater{},
                             [](const Contact& one) { return std::pair(one.shared.size(), one.donors); });
    return contacts;
  }

  const Snapshot& snapshot_;
  Proposal proposal_;  // its lines at the places where cells stand
  ProviderOrder order_;
  Presences presences_;
  std::vector<std::optional<double>> saturations_;
  std::vector<std::uint32_t> by_id_, place_;  // the cells in the order of answers, and the place of each there
  std::map<std::uint32_t, Met> met_;          // by rank
};

// Whether the line would count for the cell: nothing, or whether it is for a wider group.
std::optional<bool> counts_for(const Snapshot& snapshot, const Proposal::Line& line, const Cell& cell) {
  if (!snapshot.locations.within(line.location, cell.location)) return std::nullopt;
  if (cell.service.known() && !snapshot.services.within(line.service, cell.service)) return std::nullopt;
  const auto& groups = snapshot.groups;
  if (!cell.group.known()) return false;
  if (!line.group.known()) return groups.parents(cell.group).empty() ? std::optional(false) : std::nullopt;
  if (groups.within(line.group, cell.group)) return false;
  return groups.within(cell.group, line.group) ? std::optional(true) : std::nullopt;
}

std::vector<Cell> own_cells(const View& view, const std::vector<Proposal::Line>& lines) {
  std::vector<Cell> cells;
  for (const auto& line : lines) cells.push_back({line.location, line.service, view.roots.of(line.group)});
  std::ranges::sort(cells);
  cells.erase(std::ranges::unique(cells).begin(), cells.end());
  std::vector<Cell> ordered;
  for (const std::uint32_t number : order_by_id(view.snapshot, cells)) ordered.push_back(cells[number]);
  return ordered;
}

std::vector<GapFilled> gaps_filled(const Snapshot& snapshot, const Question& question,
                                   const std::vector<Proposal::Line>& lines) {
  std::vector<GapFilled> filled;
  const Coverage coverage = find_coverage(snapshot, of_gaps(question, lines));
  for (CoverageCell& gap : gaps_of(snapshot, coverage)) {
    std::optional<bool> general;
    for (const auto& line : lines) {
      const auto counts = counts_for(snapshot, line, gap.cell);
      if (counts) general = *counts && general.value_or(true);
    }
    if (general) filled.push_back({std::move(gap), *general});
  }
  return filled;
}

}  // namespace

Check check_proposal(const Snapshot& snapshot, const Question& question, const Proposal& proposal) {
  assert(question.day && !proposal.lines.empty());
  const auto lines = lines_at(snapshot, proposal, question.levels);
  const Question asked = of_neighbours(question, lines);
  const View view(snapshot, asked);
  Check check;
  check.cells = own_cells(view, lines);
  Checking(view, {lines, proposal.period, proposal.hosts}).add_to(check);
  check.gaps = gaps_filled(snapshot, question, lines);
  return check;
}

}  // namespace engine
