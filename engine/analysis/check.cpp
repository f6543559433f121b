#include "engine/analysis/check.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

#include "engine/analysis/flags.h"
#include "engine/analysis/roster_choice.h"
#include "engine/analysis/saturation.h"

namespace engine {
namespace {

using Lines = std::vector<Proposal::Line>;
using Donors = std::set<Ref<Organisation>>;

// What is gathered of one provider in the cells of a proposal.
struct Met {
  std::vector<std::uint32_t> cells;  // in the order of answers, ascending
  std::vector<std::uint32_t> deliveries;
  bool hosts_differ = true;  // of every delivery there
};

// What is gathered of one organisation.
struct Spoken {
  std::set<std::uint32_t> cells;
  std::vector<std::string> reasons;
};

// A line at the places where cells stand: the nodes of the level at or above its own, else that itself.
Lines lines_at(const Cut<Location>& cut, const Proposal& proposal) {
  Lines lines;
  for (const auto& line : proposal.lines) {
    const auto places = cut.of(line.location);
    if (places.empty()) lines.push_back(line);
    for (const auto place : places) lines.push_back({place, line.service, line.group});
  }
  std::ranges::sort(lines);
  lines.erase(std::ranges::unique(lines).begin(), lines.end());
  return lines;
}

Question of_neighbours(const Question& question) {
  Question asked = question;
  asked.day.reset();
  asked.levels.service.reset();
  asked.levels.group.reset();
  asked.filter = {};
  return asked;
}

// Of these lines alone.
Question of_neighbours(const Question& question, const Lines& lines) {
  Question asked = of_neighbours(question);
  for (const auto& line : lines) {
    asked.filter.locations.push_back(line.location);
    asked.filter.services.push_back(line.service);
  }
  return asked;
}

Question of_gaps(const Question& question, const Lines& lines) {
  Question asked = question;
  asked.filter = {};
  for (const auto& line : lines) asked.filter.locations.push_back(line.location);
  return asked;
}

bool are_disjoint(const Texts& one, const Texts& other) {
  if (one.empty() || other.empty()) return false;
  return std::ranges::none_of(one, [&](const auto& text) { return std::ranges::find(other, text) != other.end(); });
}

// Puts cells in the order of answers: by the ids of location, service and group.
void sort_by_id(const Snapshot& snapshot, std::vector<Cell>& cells) {
  const auto id = [](const auto& order, auto node) {
    return node.known() ? std::string_view(order.id(node)) : std::string_view();
  };
  std::ranges::sort(cells, {}, [&](const Cell& cell) {
    return std::tuple(id(snapshot.locations, cell.location), id(snapshot.services, cell.service),
                      id(snapshot.groups, cell.group));
  });
}

std::vector<Cell> own_cells(const View& view, const Lines& lines) {
  std::vector<Cell> cells;
  for (const auto& line : lines) cells.push_back({line.location, line.service, view.roots.of(line.group)});
  std::ranges::sort(cells);
  cells.erase(std::ranges::unique(cells).begin(), cells.end());
  sort_by_id(view.snapshot, cells);
  return cells;
}

}  // namespace

struct CheckIndex::Field {
  Question question;
  View view;
  RosterChoice choice;
  std::optional<Saturations> saturations;  // of all cells, where many proposals are asked of them

  Field(const Snapshot& snapshot, Question asked)
      : question(std::move(asked)), view(snapshot, question), choice(view) {}
};

namespace {

// Answers for one proposal.
class Checking {
 public:
  // `saturations`: of all cells; nothing where they are to be found for those of the proposal.
  Checking(const View& view, const RosterChoice& choice, const std::optional<Saturations>& saturations,
           const Lines& lines, const Proposal& proposal)
      : view_(view),
        snapshot_(view.snapshot),
        choice_(choice),
        roster_(choice.roster()),
        saturations_(saturations ? &*saturations : nullptr),
        lines_(lines),
        proposal_(proposal) {}

  void add_to(Check& check) {
    find_cells();
    if (saturations_ == nullptr) saturations_ = &own_saturations_.emplace(view_, choice_, numbers_);
    for (std::uint32_t place = 0; place < cells_.size(); ++place) meet(place);
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

  // Whether the line is for what is delivered in the cell, which is at the line's place.
  bool is_meant(const Proposal::Line& line, const Cell& cell) const {
    const auto& groups = snapshot_.groups;
    if (!cell.service.known() || !snapshot_.services.within(cell.service, line.service)) return false;
    return !line.group.known() || !cell.group.known() || groups.within(cell.group, line.group) ||
           groups.within(line.group, cell.group);
  }

  // REQUIRES: the roster has the cell.
  std::uint32_t number_of(const Cell& cell) const {
    const auto place = std::ranges::lower_bound(roster_.cells, cell);
    return static_cast<std::uint32_t>(place - roster_.cells.begin());
  }

  // The cells that some line is for, in the order of answers.
  void find_cells() {
    const auto& all = roster_.cells;  // by location
    for (const auto& line : lines_) {
      auto cell = std::ranges::lower_bound(all, line.location, {}, &Cell::location);
      for (; cell != all.end() && cell->location == line.location; ++cell) {
        if (is_meant(line, *cell)) cells_.push_back(*cell);
      }
    }
    std::ranges::sort(cells_);
    cells_.erase(std::ranges::unique(cells_).begin(), cells_.end());
    sort_by_id(snapshot_, cells_);
    for (const Cell& cell : cells_) numbers_.push_back(number_of(cell));
  }

  // Notes who is met in a cell.
  void meet(std::uint32_t place) {
    for (const RosterEntry& entry : roster_.in(numbers_[place])) {
      if (entry.provider == Presence::nobody || !entry.days.meets(proposal_.period) || !choice_.has(entry)) continue;
      if (entry.several_periods) {
        const auto meets = [&](const Period& days) { return !common(days, proposal_.period).empty(); };
        if (std::ranges::none_of(choice_.days_of(entry), meets)) continue;
      }
      Met& met = met_[roster_.providers->by_id(entry.provider)];
      if (met.cells.empty() || met.cells.back() != place) met.cells.push_back(place);
      met.deliveries.push_back(entry.delivery);
      const auto& hosts = snapshot_.profiles[snapshot_.deliveries.profile(entry.delivery)].host_countries;
      met.hosts_differ = met.hosts_differ && are_disjoint(hosts, proposal_.hosts);
    }
  }

  OverlapClass kind_of(const Met& met) const {
    const auto saturation = [&](std::uint32_t place) { return saturations_->of(numbers_[place]); };
    const auto too_much = [&](std::uint32_t place) { return saturation(place).value_or(0) > 1; };
    const auto room = [&](std::uint32_t place) { return saturation(place) && *saturation(place) <= 1; };
    if (met.hosts_differ || std::ranges::all_of(met.cells, room)) return OverlapClass::complementary;
    return std::ranges::any_of(met.cells, too_much) ? OverlapClass::likely : OverlapClass::possible;
  }

  template <class Places>
  std::vector<Cell> cells_of(const Places& places) const {
    std::vector<Cell> cells;
    for (const std::uint32_t place : places) cells.push_back(cells_[place]);
    return cells;
  }

  Neighbour neighbour(std::uint32_t rank, const Met& met) const {
    Neighbour found;
    found.provider = roster_.providers->provider(roster_.providers->of_id(rank));
    found.kind = kind_of(met);
    found.shared = cells_of(met.cells);
    found.lead = snapshot_.lead(snapshot_.deliveries[*std::ranges::min_element(met.deliveries)]);
    for (const std::uint32_t delivery : met.deliveries) found.records.push_back(snapshot_.deliveries.number(delivery));
    std::ranges::sort(found.records);
    found.records.erase(std::ranges::unique(found.records).begin(), found.records.end());
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
      const Met& met = met_.at(roster_.providers->by_id(roster_.providers->rank(one.provider)));
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

  const View& view_;
  const Snapshot& snapshot_;
  const RosterChoice& choice_;
  const Roster& roster_;
  std::optional<Saturations> own_saturations_;  // of the cells of the proposal, where those of all are not known
  const Saturations* saturations_;
  const Lines& lines_;  // at the places where cells stand
  const Proposal& proposal_;
  std::vector<Cell> cells_;             // in the order of answers; elsewhere a cell is its place here
  std::vector<std::uint32_t> numbers_;  // of the same, among all cells
  std::map<std::uint32_t, Met> met_;    // by rank by id
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

}  // namespace

CheckIndex::CheckIndex(const Snapshot& snapshot, const Question& question) {
  auto field = std::make_unique<Field>(snapshot, of_neighbours(question));
  field->saturations.emplace(field->view, field->choice);
  field_ = std::move(field);
}

CheckIndex::CheckIndex(std::unique_ptr<const Field> field) : field_(std::move(field)) {}

CheckIndex::~CheckIndex() = default;

Check CheckIndex::check(const Proposal& proposal) const {
  assert(!proposal.lines.empty());
  const Lines lines = lines_at(field_->view.locations, proposal);
  Check check;
  check.cells = own_cells(field_->view, lines);
  Checking(field_->view, field_->choice, field_->saturations, lines, proposal).add_to(check);
  return check;
}

std::vector<GapFilled> find_gaps_filled(const Snapshot& snapshot, const Question& question, const Proposal& proposal) {
  assert(question.day && !proposal.lines.empty());
  const Lines lines = lines_at(Cut<Location>(snapshot.locations, question.levels.location), proposal);
  std::vector<GapFilled> filled;
  // Of a gap nobody asks who is there, and what flags it carries.
  const Coverage coverage = find_coverage(snapshot, of_gaps(question, lines), CoverageWanted::states_alone());
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

Check CheckIndex::check_with_kept(const Snapshot& snapshot, const Question& question, const Proposal& proposal) {
  return CheckIndex(std::make_unique<const Field>(snapshot, of_neighbours(question))).check(proposal);
}

Check CheckIndex::check_alone(const Snapshot& snapshot, const Question& question, const Proposal& proposal) {
  const Lines lines = lines_at(Cut<Location>(snapshot.locations, question.levels.location), proposal);
  return CheckIndex(std::make_unique<const Field>(snapshot, of_neighbours(question, lines))).check(proposal);
}

Check check_proposal(const Snapshot& snapshot, const Question& question, const Proposal& proposal) {
  const bool has_kept = question.levels.location == Roster::levels.location;
  Check check = has_kept ? CheckIndex::check_with_kept(snapshot, question, proposal)
                         : CheckIndex::check_alone(snapshot, question, proposal);
  check.gaps = find_gaps_filled(snapshot, question, proposal);
  return check;
}

}  // namespace engine
