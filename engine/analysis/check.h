#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/analysis/coverage.h"
#include "engine/analysis/overlaps.h"
#include "engine/analysis/question.h"

namespace engine {

// What somebody thinks of funding.
struct Proposal {
  // One service at one place. An unknown group: nobody says for whom.
  struct Line {
    Ref<Location> location;
    Ref<Service> service;
    Ref<PopulationGroup> group;

    friend auto operator<=>(const Line&, const Line&) = default;
  };

  std::vector<Line> lines;
  Period period;
  Texts hosts;  // host countries whose returnees it takes; none: not said
};

// Who is there already.
struct Neighbour {
  Provider provider;
  Ref<Organisation> lead;
  OverlapClass kind = OverlapClass::possible;  // likely, possible or complementary: what a proposal can be
  std::vector<Cell> shared;                    // by location, service, group id
  std::vector<Ref<Organisation>> donors;       // known ones, by id
  std::vector<Number> records;                 // of its deliveries there, ascending
};

// Whom to talk to.
struct Contact {
  Ref<Organisation> organisation;
  std::vector<Cell> shared;          // where it leads, delivers or pays, by ids
  std::uint32_t donors = 0;          // how many others pay in these cells
  std::vector<std::string> reasons;  // sentences
};

// What the proposal would be to a cell where something is wanted.
struct GapFilled {
  CoverageCell cell;     // without who is there, its flags and what is counted apart
  bool general = false;  // it is for a wider group than the cell's
};

struct Check {
  std::vector<Cell> cells;            // that the proposal would stand in, by ids
  std::vector<Neighbour> neighbours;  // likely ones first, then possible, complementary; most cells first, then by id
  std::vector<GapFilled> gaps;        // most pressing first
  std::vector<Contact> contacts;      // most shared cells first, then most donors there, then by id
};

// Who stands where at one level of places, so that many proposals can be asked of one Snapshot: what check_proposal()
// has to find for each proposal anew. At the roster's level of places it asks the roster that is kept with the Snapshot
// and holds no more than where capacity and need are known. Any thread may ask.
class CheckIndex {
 public:
  // Of the question the level of places and the tier are used. Throws Error{too_large} as find_overlaps() does.
  // Cost: where the roster is not made yet, its making; a step for each cell, on all cores. REQUIRES: `snapshot`
  // outlives it.
  CheckIndex(const Snapshot& snapshot, const Question& question);
  ~CheckIndex();
  CheckIndex(const CheckIndex&) = delete;
  CheckIndex& operator=(const CheckIndex&) = delete;

  // What the proposal would meet, but for gaps. REQUIRES: a line, each with a place and a service.
  // Cost: a step for each cell of its places, and for each delivery that it meets.
  Check check(const Proposal& proposal) const;

  // The same for one proposal, of which nothing is left but the roster that is kept with the Snapshot and follows
  // edits. REQUIRES: the question's level of places is the roster's. Cost: as check(), and where the roster is not made
  // yet, its making.
  static Check check_with_kept(const Snapshot& snapshot, const Question& question, const Proposal& proposal);
  // At whatever level, of which nothing is left. Cost: a pass over the deliveries of the places named.
  static Check check_alone(const Snapshot& snapshot, const Question& question, const Proposal& proposal);

 private:
  struct Field;
  explicit CheckIndex(std::unique_ptr<const Field> field);

  std::unique_ptr<const Field> field_;
};

// Returns what a programme that is not funded yet would meet. Neighbours deliver a service of the proposal or one below
// in its places, at the question's level of places, for its group, a wider or a narrower one, on a day of its period:
// complementary where both state host countries and have none in common, or the need there is known to be more than all
// capacity; likely where capacity there is more than the need; else possible. Gaps are those of coverage on the
// question's day, or on the day that the period begins.
//
// REQUIRES: a line, each with a place and a service; question.day. The filters of the question are not used.
// Throws what find_coverage() throws. Cost: that of CheckIndex::check_with_kept() at the roster's level of places, else
// of check_alone(); and coverage of the places named.
Check check_proposal(const Snapshot& snapshot, const Question& question, const Proposal& proposal);

// The gaps that the proposal would fill, as check_proposal() lists them. Cost: coverage of the places named.
std::vector<GapFilled> find_gaps_filled(const Snapshot& snapshot, const Question& question, const Proposal& proposal);

}  // namespace engine
