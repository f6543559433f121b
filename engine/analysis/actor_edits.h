#pragma once

#include <iterator>
#include <set>
#include <vector>

#include "engine/graph/snapshot.h"

namespace engine {

// What edits changed of actors since a Snapshot, where these only came: how their numbers moved, and the organisations
// and programmes of which something else may be another one now.
class ActorEdits {
 public:
  static constexpr std::size_t most = 1024;  // organisations, and programmes, that are worth following

  // Adds what the next edit changed, from `was` to `is`. Returns whether all of it is worth following: not where an
  // actor goes or becomes another one, nor where an organisation is a placeholder now and was none, or the other way
  // round.
  bool add(const Snapshot& was, const Snapshot& is, const Alteration& alteration);

  bool empty() const { return !actors_.any() && organisations_.empty() && programmes_.empty(); }
  // INVARIANT: these only come.
  const Renumberings& actors() const { return actors_; }
  // By their present numbers; those that came are among them.
  const std::set<Ref<Organisation>>& organisations() const { return organisations_; }
  const std::set<Ref<Programme>>& programmes() const { return programmes_; }

 private:
  Renumberings actors_;
  std::set<Ref<Organisation>> organisations_;
  std::set<Ref<Programme>> programmes_;
};

// A column by number in which those that came have their places, too: value_of(one) is theirs. Cost: a copy.
template <class Value, class Fact, class ValueOf>
std::vector<Value> with_arrivals(const std::vector<Value>& column, const Renumbering<Fact>& renumbering,
                                 ValueOf value_of) {
  std::vector<Value> all;
  all.reserve(column.size() + renumbering.coming());
  auto next = column.begin();
  for (const Ref<Fact> one : renumbering.arrivals()) {
    const auto before = static_cast<std::ptrdiff_t>(one.index - all.size());
    all.insert(all.end(), next, next + before);
    next += before;
    all.push_back(value_of(one));
  }
  all.insert(all.end(), next, column.end());
  return all;
}

}  // namespace engine
