#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// The names of services or groups that stand for exactly one of them, folded. Nodes that were made for
// words that nobody knew (their id has a slash) are no knowledge, and left out.
template <class Fact>
class NameIndex {
 public:
  explicit NameIndex(const Order<Fact>& order);
  const std::string* find(const std::string& folded) const;

 private:
  std::unordered_map<std::string, std::string> ids_;  // an empty id: several have the name
};

extern template class NameIndex<Service>;
extern template class NameIndex<PopulationGroup>;

// The names of places, folded, and what is left of each without words for the kind of area. A place that was made for
// a word is named by that word, and left out: it would resolve to itself.
struct PlaceNames {
  explicit PlaceNames(const Order<Location>& places);

  std::unordered_map<std::string, std::vector<Ref<Location>>> by_name, by_core;
};

// A folded name without words for the kind of area and without an article before it: "muhafazat al basrah" and
// "basrah district" are "basrah". Empty where nothing else is left.
std::string core_of(const std::string& folded);

// What the places, services and groups of a Snapshot are called. It is kept with the Snapshot, some 250 bytes a place,
// and with those that are had from it by an edit, which leaves all of these as they are.
struct KnownNames : std::enable_shared_from_this<KnownNames> {
  explicit KnownNames(const Snapshot& snapshot);

  static constexpr bool follows_actors = true;
  static std::shared_ptr<const KnownNames> after(const KnownNames& before, const Snapshot& was, const Snapshot& is,
                                                 const Alteration& alteration, std::size_t key);

  PlaceNames places;
  NameIndex<Service> services;
  NameIndex<PopulationGroup> groups;
};

// Cost: the first time every name is folded.
std::shared_ptr<const KnownNames> known_names_of(const Snapshot& snapshot);

}  // namespace engine
