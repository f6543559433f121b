#include "tests/bench/found.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "engine/analysis/coverage.h"
#include "engine/identity/programme_matches.h"

namespace bench {
namespace {

using namespace engine;

bool has(const CoverageCell& cell, Flag flag) { return std::ranges::find(cell.flags, flag) != cell.flags.end(); }

// Whether the answer calls the cell what was planted, and not what that looks like.
bool is(const std::string& kind, const CoverageCell& cell) {
  if (kind == "uncovered") return cell.state == State::uncovered;
  if (kind == "blank") return cell.state == State::blank;
  if (kind == "thin") return cell.state == State::thin && cell.unmet == 600;
  if (kind == "covered") return cell.state == State::covered;
  if (kind == "lapsed") return has(cell, Flag::lapsed);
  if (kind == "still_reported") return !has(cell, Flag::lapsed) && cell.deliveries == 2;
  if (kind == "single_donor") return has(cell, Flag::single_donor);
  if (kind == "several_donors") return !has(cell, Flag::single_donor) && cell.donors.size() == 2;
  if (kind == "one_known_donor") return !has(cell, Flag::single_donor) && has(cell, Flag::one_known_donor);
  if (kind == "ending") return has(cell, Flag::ending) && cell.ends_on == make_day(2024, 7, 31);
  if (kind == "followed") return !has(cell, Flag::ending);
  return false;
}

void note(FoundOf& kind, bool is_found, const std::string& one, const std::string& other) {
  ++kind.planted;
  if (is_found) {
    ++kind.found;
  } else {
    kind.missed.push_back(one + " " + other);
  }
}

// Who is one with whom, and who is proposed to be.
class Pairs {
 public:
  template <class Parties>
  Pairs(const Parties& parties, const std::vector<Match>& matches) {
    for (const auto& party : parties) {
      for (const auto& id : party.ids) entity_.emplace(id, party.id);
    }
    for (const Match& match : matches) proposed_.insert(std::minmax(match.a, match.b));
  }
  bool are_joined(const IdPair& pair) const { return entity_.at(pair.a) == entity_.at(pair.b); }
  bool are_joined_or_proposed(const IdPair& pair) const {
    return are_joined(pair) || proposed_.contains(std::minmax(entity_.at(pair.a), entity_.at(pair.b)));
  }

 private:
  std::unordered_map<std::string, std::string> entity_;  // by the id of a record
  std::set<std::pair<std::string, std::string>> proposed_;
};

// Of the organisations' records that are joined, and of the organisations that are proposed, how many pairs are one.
FoundOf right_pairs(const std::vector<Party>& parties, const std::vector<Match>& matches, const Truth& truth) {
  std::map<std::string, std::string> field_id;  // of what the register has again
  for (const auto& [a, b] : truth.duplicates) field_id.emplace(b, a);
  const auto truly = [&](const std::string& id) {
    const auto found = field_id.find(id);
    return found == field_id.end() ? id : found->second;
  };
  FoundOf pairs{"pairs of organisations", 0, 0, {}};
  std::map<std::string, std::set<std::string>> who;  // by party
  for (const Party& party : parties) {
    for (std::size_t one = 0; one < party.ids.size(); ++one) {
      who[party.id].insert(truly(party.ids[one]));
      for (std::size_t other = 0; other < one; ++other) {
        note(pairs, truly(party.ids[one]) == truly(party.ids[other]), party.ids[other], party.ids[one]);
      }
    }
  }
  for (const Match& match : matches) {
    const auto& others = who.at(match.b);
    const bool right = std::ranges::any_of(who.at(match.a), [&](const auto& id) { return others.contains(id); });
    note(pairs, right, match.a, match.b);
  }
  return pairs;
}

}  // namespace

std::vector<FoundOf> find_planted_cells(const Snapshot& snapshot, const Truth& truth) {
  Question question;
  question.day = truth.day;
  const Coverage coverage = find_coverage(snapshot, question);
  std::map<PlantedCell, const CoverageCell*> cells;
  for (const CoverageCell& cell : coverage.cells) {
    cells[{snapshot.locations.id(cell.cell.location), snapshot.services.id(cell.cell.service)}] = &cell;
  }
  std::vector<FoundOf> kinds;
  for (const auto& [kind, planted] : truth.cells) {
    FoundOf& of_kind = kinds.emplace_back(FoundOf{kind, 0, 0, {}});
    for (const PlantedCell& one : planted) {
      const auto cell = cells.find(one);
      note(of_kind, cell != cells.end() && is(kind, *cell->second), one.location, one.service);
    }
  }
  return kinds;
}

std::vector<FoundOf> find_planted_programmes(const Snapshot& snapshot, const NameWords& words, const Truth& truth) {
  const auto undertakings = undertakings_of(snapshot);
  const Pairs pairs(undertakings, find_programme_matches(undertakings, words, {}));
  FoundOf twins{"twins", 0, 0, {}}, successors{"successors", 0, 0, {}};
  for (const IdPair& pair : truth.twins) note(twins, pairs.are_joined_or_proposed(pair), pair.a, pair.b);
  for (const IdPair& pair : truth.successors) note(successors, !pairs.are_joined_or_proposed(pair), pair.a, pair.b);
  return {twins, successors};
}

std::vector<FoundOf> find_planted_organisations(const Snapshot& snapshot, const NameWords& words, const Truth& truth) {
  const auto parties = parties_of(snapshot);
  const auto matches = find_matches(parties, words, {});
  const Pairs pairs(parties, matches);
  FoundOf duplicates{"duplicates", 0, 0, {}}, look_alikes{"look-alikes", 0, 0, {}};
  for (const IdPair& pair : truth.duplicates) note(duplicates, pairs.are_joined_or_proposed(pair), pair.a, pair.b);
  for (const IdPair& pair : truth.look_alikes) note(look_alikes, !pairs.are_joined(pair), pair.a, pair.b);
  return {duplicates, right_pairs(parties, matches, truth), look_alikes};
}

}  // namespace bench
