#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/analysis/access.h"
#include "engine/analysis/roots.h"

namespace engine {

// Whom a question is about: somebody of a group who returns from a host country in one way. What is left empty
// is not asked.
struct Profile {
  Ref<PopulationGroup> group;  // unknown is everyone
  std::string host;            // a country of two letters
  std::string return_type;
  Texts unable;  // conditions of access that they cannot meet ("guarantor")
};

// What keeps a profile out of a delivery, as far as is stated: the first that holds.
enum class Barrier : std::uint8_t {
  none,
  group,          // it is for others
  condition,      // "excludes:GROUP" or "only:GROUP", or one that they cannot meet
  host,           // it names the host countries that it admits, and this is none of them
  return_type,    // likewise
  group_unknown,  // whom it is for is not stated: neither open nor closed
};
inline constexpr std::size_t barrier_count = 6;
std::string_view to_text(Barrier barrier);  // "group"

// Which deliveries are open to a profile. A delivery for a wider group is, and one for a part of the group, as
// coverage counts them. What a delivery does not state keeps nobody out, but for its group.
class Openness {
 public:
  // Cost: a pass over the profiles of deliveries. REQUIRES: `snapshot` outlives it.
  Openness(const Snapshot& snapshot, Profile profile);

  Barrier barrier(std::uint32_t delivery) const;
  bool open(std::uint32_t delivery) const { return barrier(delivery) == Barrier::none; }

  // Whether somebody of the profile can begin there: a way in that is open to them. With a host country only
  // counselling before departure for that country is: it names the country, or names none and stands in it.
  bool begins(std::uint32_t delivery) const;

  const Profile& profile() const { return profile_; }

  // The group asked about; the root of the groups where none is.
  Ref<PopulationGroup> group() const { return roots_.of(profile_.group); }

 private:
  bool stands_in_host(std::uint32_t delivery) const;

  const Snapshot& snapshot_;
  Profile profile_;
  Roots roots_;
  Access access_;
};

}  // namespace engine
