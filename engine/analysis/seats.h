#pragma once

#include <vector>

#include "engine/analysis/question.h"

namespace engine {

// One organisation at the tables of coordination: a member of bodies, or one who delivers and sits nowhere.
struct Seat {
  Ref<Organisation> organisation;
  std::vector<Ref<Organisation>> bodies;  // in which it sits, by id
  std::vector<std::string> statuses;      // in each of these: "chair", "observer"
  std::uint32_t deliveries = 0;           // that the question chooses, active on its day
};

// Two members of some body who sit together in none, and met at no meeting that is recorded.
struct Strangers {
  Ref<Organisation> a, b;  // by id
};

// Two bodies and the organisations that sit in both.
struct SharedTable {
  Ref<Organisation> a, b;                  // by id
  std::vector<Ref<Organisation>> bridges;  // by id
};

struct Seats {
  std::vector<Seat> members;         // by id
  std::vector<Seat> outside;         // who deliver and sit nowhere: most deliveries first, then by id
  std::vector<SharedTable> tables;   // of each two bodies: most bridges first, then by ids
  std::vector<Strangers> strangers;  // by ids
  bool memberships_known = false;    // somebody declares to report on memberships that day: else a seat may be untold
  bool deliveries_known = false;     // likewise on deliveries: who delivers nothing may be untold
};

// Returns who sits where on the day, or ever where none is asked: bridge organisations are members of more than one
// body, providers without a seat stand outside, and a member may deliver nothing. The filter chooses deliveries; with
// one of organisations those that are bodies or members of the answer.
//
// Cost: pairs of members.
Seats find_seats(const Snapshot& snapshot, const Question& question);

}  // namespace engine
