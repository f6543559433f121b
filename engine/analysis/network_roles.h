#pragma once

#include <vector>

#include "engine/analysis/contacts.h"

namespace engine {

// What one organisation is in the network of recorded contacts.
struct NetworkRole {
  Ref<Organisation> organisation;
  std::uint32_t contacts = 0;    // organisations that it is in touch with
  std::uint32_t deliveries = 0;  // chosen by the question, and active on its day if one is asked
  double betweenness = 0;        // share of the pairs of others whose shortest ways lead through it
  bool articulation = false;     // without it some others would be parted
  bool isolated = false;         // it is in touch with nobody, as far as is recorded
  std::uint32_t community = 0;   // of NetworkRoles::communities
};

struct Community {
  std::vector<Ref<Organisation>> members;  // by id
};

struct NetworkRoles {
  std::vector<NetworkRole> roles;      // most betweenness first, then most contacts, then id
  std::vector<Community> communities;  // most members first, then by first member; the isolated are none
  std::uint64_t contacts = 0;
  double modularity = 0;
  std::uint64_t pivots = 0;  // the organisations from which betweenness is reckoned
  bool sampled = false;      // these are not all: it is an estimate
};

// Returns the brokers, articulation points, isolated actors and communities among the organisations that the question
// chooses: with a filter of places, services or groups those that deliver there and whoever they are in touch with,
// without one everybody who delivers or is in touch with anybody. A contact weighs as many kinds as it is of.
//
// Cost: as find_contacts() and find_betweenness() have it.
NetworkRoles find_network_roles(const Snapshot& snapshot, const Question& question);

}  // namespace engine
