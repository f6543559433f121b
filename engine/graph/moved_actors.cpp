#include "engine/graph/moved_actors.h"

#include <functional>
#include <list>
#include <vector>

#include "engine/graph/actor_refs.h"
#include "engine/graph/pieces.h"

namespace engine {
namespace {

void move_ties(ProgrammeTies& one, const Renumberings& renumberings) {
  one.parent = renumberings(one.parent);
  one.lead = renumberings(one.lead);
  one.donors.change_each([&](Ref<Organisation> donor) { return renumberings(donor); });
}

// Moves the actors of all lists in one pass, a chunk after another on all cores.
class Mover {
 public:
  explicit Mover(const Renumberings& renumberings) : renumberings_(renumberings) {}

  void add(Deliveries& deliveries) {
    pieces_.add(deliveries.part_count(),
                [this, &deliveries](std::size_t part) { deliveries.renumber(renumberings_, part, part + 1); });
  }

  template <class Edge>
  void add(Chunked<Edge>& list) {
    std::atomic<bool>& voids = voids_.emplace_back(false);
    add(
        list,
        [this](const Edge& edge) {
          bool any = false;
          for_each_actor(edge, [&](const auto& one) { any = any || renumberings_.moves(one); });
          return any;
        },
        [this, &voids](Edge& edge) {
          for_each_actor(edge, [this](auto& one) { one = renumberings_(one); });
          order_actors(edge);
          if (is_void(edge)) voids = true;
        });
    afterwards_.emplace_back([&list, &voids] {
      if (voids) list.erase_if([](const Edge& edge) { return is_void(edge); });
    });
  }

  void add(Chunked<OrganisationNode>& organisations) {
    if (!renumberings_.organisations.any()) return;
    add(
        organisations,
        [this](const OrganisationNode& one) {
          return renumberings_.moves(one.parent) || renumberings_.moves(one.successor);
        },
        [this](OrganisationNode& one) {
          one.parent = renumberings_(one.parent);
          one.successor = renumberings_(one.successor);
        });
  }

  void add(Chunked<ProgrammeTies>& programmes) {
    add(
        programmes,
        [this](const ProgrammeTies& one) {
          return renumberings_.moves(one.parent) || renumberings_.moves(one.lead) ||
                 std::ranges::any_of(one.donors,
                                     [this](Ref<Organisation> donor) { return renumberings_.moves(donor); });
        },
        [this](ProgrammeTies& one) { move_ties(one, renumberings_); });
  }

  void move() {
    pieces_.run();
    for (const auto& afterwards : afterwards_) afterwards();
  }

 private:
  // What moves in none that is not concerned: after the first that is, all of its chunk are gone through unasked.
  template <class Value, class Concerned, class Move>
  void add(Chunked<Value>& list, Concerned concerned, Move move) {
    pieces_.add(list.chunk_count(), [&list, concerned, move](std::size_t chunk) {
      bool any = false;
      list.edit_where(
          chunk, chunk + 1, [&](const Value& value) { return any = any || concerned(value); }, move);
    });
  }

  const Renumberings& renumberings_;
  Pieces pieces_;
  std::list<std::atomic<bool>> voids_;  // whether a list has an edge now that is none
  std::vector<std::function<void()>> afterwards_;
};

// Has the lists move when they are first read: a chunk then is copied, and no chunk that nobody reads.
class LaterMover {
 public:
  explicit LaterMover(const Renumberings& renumberings)
      : renumberings_(std::make_shared<const Renumberings>(renumberings)) {}

  void add(Deliveries& deliveries) { deliveries.renumber_later(renumberings_); }

  template <class Edge>
  void add(Chunked<Edge>& list) {
    list.move_later(renumberings_, [](std::vector<Edge>& edges, const Renumberings& renumberings) {
      for (Edge& edge : edges) for_each_actor(edge, [&](auto& one) { one = renumberings(one); });
    });
  }

  void add(Chunked<ProgrammeTies>& programmes) {
    programmes.move_later(renumberings_, [](std::vector<ProgrammeTies>& ties, const Renumberings& renumberings) {
      for (ProgrammeTies& one : ties) move_ties(one, renumberings);
    });
  }

  // They are all read at once, whatever comes.
  void add(Chunked<OrganisationNode>& organisations) {
    Mover mover(*renumberings_);
    mover.add(organisations);
    mover.move();
  }

 private:
  std::shared_ptr<const Renumberings> renumberings_;
};

template <class Lists>
void move_all(Snapshot& snapshot, Lists& mover) {
  mover.add(snapshot.deliveries);
  mover.add(snapshot.organisations);
  mover.add(snapshot.programmes.edit_ties());
  mover.add(snapshot.funding);
  mover.add(snapshot.participations);
  mover.add(snapshot.scopes);
  mover.add(snapshot.referrals);
  mover.add(snapshot.mechanisms);
  mover.add(snapshot.documents);
  mover.add(snapshot.commitments);
  mover.add(snapshot.meetings);
  mover.add(snapshot.memberships);
  mover.add(snapshot.authorities);
}

}  // namespace

void move_actors(Snapshot& snapshot, const Renumberings& renumberings) {
  if (!renumberings.any()) return;
  if (renumberings.only_come()) {
    LaterMover later(renumberings);
    move_all(snapshot, later);
    return;
  }
  Mover mover(renumberings);
  move_all(snapshot, mover);
  mover.move();
}

}  // namespace engine
