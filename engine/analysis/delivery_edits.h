#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "engine/analysis/actor_edits.h"

namespace engine {

// What a delivery is found by among all: they come in this order.
struct DeliveryKey {
  Ref<Location> location;
  Ref<Service> service;
  Ref<PopulationGroup> group;
  Ref<Organisation> organisation;
  Number number = 0;

  friend auto operator<=>(const DeliveryKey&, const DeliveryKey&) = default;
};

DeliveryKey key_of(const DeliveryRow& row);

// What edits changed of the deliveries since a Snapshot: which were taken out and put in, the places where these
// counted or count, and what ActorEdits say. By the present numbers of actors.
class DeliveryEdits {
 public:
  static constexpr std::size_t most = 512;  // deliveries, and programmes, that are worth following

  // Whether there was a delivery before all edits, and is one after them.
  struct Fate {
    bool was = false, is = false;
  };
  struct Place {
    Ref<Location> location;
    bool with_all_below = false;

    friend auto operator<=>(const Place&, const Place&) = default;
  };

  // Adds what the next edit changed, from `was` to `is`. Returns whether all of it is worth following.
  bool add(const Snapshot& was, const Snapshot& is, const Alteration& alteration);

  bool empty() const { return fates_.empty() && others_.empty(); }
  const std::map<DeliveryKey, Fate>& fates() const { return fates_; }
  const std::set<Place>& places() const { return places_; }
  const std::set<Ref<Programme>>& programmes() const { return others_.programmes(); }
  const Renumberings& actors() const { return others_.actors(); }

 private:
  void move(const Renumbering<Organisation>& organisations);

  std::map<DeliveryKey, Fate> fates_;
  std::set<Place> places_;
  ActorEdits others_;
};

// Where the deliveries of a Snapshot are in one that edits made of it.
class DeliveryMoves {
 public:
  // Nothing where they cannot have made it. `before`: how many deliveries there were. Cost: a search for each delivery
  // that was edited.
  static std::optional<DeliveryMoves> find(const DeliveryEdits& edits, std::size_t before, const Deliveries& now);

  // Those that were taken out, by the old numbers; and that were put in, by the present ones: both ascending. One that
  // is another one now is among both.
  const std::vector<std::uint32_t>& gone() const { return gone_; }
  const std::vector<std::uint32_t>& came() const { return came_; }
  bool is_gone(std::uint32_t old) const;

  // The present number of one that is not gone.
  std::uint32_t operator()(std::uint32_t old) const { return old + step_of(old).shift; }
  // Of some that are not gone, to be written to `to`, perhaps over the old ones. `least` and `greatest`: of them. Cost:
  // a pass; none where nothing moves and they are there already.
  void apply(std::span<const std::uint32_t> old, std::uint32_t least, std::uint32_t greatest, std::uint32_t* to) const;

 private:
  // Numbers from `from` on move by `shift`, modulo 2^32.
  struct Step {
    std::uint32_t from = 0, shift = 0;
  };

  const Step& step_of(std::uint32_t old) const;

  std::vector<Step> steps_ = std::vector<Step>(1);
  std::vector<std::uint32_t> gone_, came_;
};

}  // namespace engine
