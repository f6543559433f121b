#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/inequality.h"
#include "engine/analysis/routes.h"

namespace engine {

// What is known of the services open to a profile in a place, or from a host country.
enum class ChoiceState : std::uint8_t {
  counted,     // some are
  none,        // somebody reports on the place, and none is
  unknown,     // none is recorded there, and one recorded above it, or for an unstated group, may be
  unreported,  // nobody reported on it: it stands apart
};
inline constexpr std::size_t choice_state_count = 4;
std::string_view to_text(ChoiceState state);

// What one profile can choose from in one place, or from one host country.
struct Choice {
  Ref<Location> location;  // unknown where it is of a host country
  std::string host;        // empty where it is of a place
  ChoiceState state = ChoiceState::unreported;
  std::vector<Ref<Service>> services;     // distinct ones that are open, by id
  std::vector<std::uint32_t> dimensions;  // how many of them belong to each of Equality::dimensions
  std::uint32_t reachable = 0;            // of them those to which a route leads
  std::uint32_t reach_unknown = 0;        // those of which that is not known
  std::vector<std::uint32_t> deliveries;  // behind them, ascending
};

// How much depends on where one lives, or where one comes from: the lottery of support.
struct Equality {
  std::vector<std::string> dimensions;
  std::vector<Choice> choices;           // most services first, then by id; what was not counted last
  Inequality overall;                    // over those counted or none
  std::vector<Inequality> by_dimension;  // likewise, one for each dimension
  std::uint32_t unknown = 0, unreported = 0;
};

// Returns how many distinct services at the question's service level are open to the profile in each place of its
// level: those in the filter where somebody delivers or reports, and the other places of such a country as unreported.
//
// Throws Error{not_found} where the package does not exist. Cost: as find_routes(). REQUIRES: question.day.
Equality find_equality_of_places(const Snapshot& snapshot, const Question& question, const Profile& profile);

// The same by host country, over all places of the filter: each country that a delivery, counselling before departure
// or an entitlement names. The profile's own host is not asked. A country is counted or none; a service that states no
// host countries is open to all.
Equality find_equality_of_hosts(const Snapshot& snapshot, const Question& question, const Profile& profile);

// Why a service is open to a profile in one place and not in another.
struct Difference {
  Ref<Service> service;
  bool open[2] = {};
  Barrier barrier = Barrier::none;            // what keeps the profile out where it is delivered and not open
  ChoiceState absent = ChoiceState::counted;  // where nobody delivers it: none, unknown or unreported
  std::vector<std::uint32_t> deliveries;      // in either place, ascending
};

// Returns the services delivered in one of the two places (or below) to anybody, that are open to the profile in
// exactly one of them, by service id. REQUIRES: question.day.
std::vector<Difference> compare_places(const Snapshot& snapshot, const Question& question, const Profile& profile,
                                       Ref<Location> one, Ref<Location> other);

}  // namespace engine
