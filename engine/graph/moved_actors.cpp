#include "engine/graph/moved_actors.h"

#include "engine/graph/actor_refs.h"

namespace engine {
namespace {

template <class Edge>
void move_in(Chunked<Edge>& list, const Renumberings& renumberings) {
  const auto concerned = [&](const Edge& edge) {
    bool any = false;
    for_each_actor(edge, [&](const auto& one) { any = any || renumberings.moves(one); });
    return any;
  };
  std::atomic<bool> voids = false;
  list.edit_where(concerned, [&](Edge& edge) {
    for_each_actor(edge, [&](auto& one) { one = renumberings(one); });
    order_actors(edge);
    if (is_void(edge)) voids = true;
  });
  if (voids) list.erase_if([](const Edge& edge) { return is_void(edge); });
}

void move_in(Chunked<OrganisationNode>& organisations, const Renumberings& renumberings) {
  if (!renumberings.organisations.any()) return;
  organisations.edit_where(
      [&](const OrganisationNode& one) { return renumberings.moves(one.parent) || renumberings.moves(one.successor); },
      [&](OrganisationNode& one) {
        one.parent = renumberings(one.parent);
        one.successor = renumberings(one.successor);
      });
}

void move_in(Chunked<ProgrammeNode>& programmes, const Renumberings& renumberings) {
  const auto moves = [&](Ref<Organisation> one) { return renumberings.moves(one); };
  programmes.edit_where(
      [&](const ProgrammeNode& one) {
        return renumberings.moves(one.parent) || renumberings.moves(one.lead) || std::ranges::any_of(one.donors, moves);
      },
      [&](ProgrammeNode& one) {
        one.parent = renumberings(one.parent);
        one.lead = renumberings(one.lead);
        std::vector<Ref<Organisation>> donors = one.donors;
        for (Ref<Organisation>& donor : donors) donor = renumberings(donor);
        one.donors = donors;
      });
}

}  // namespace

void move_actors(Snapshot& snapshot, const Renumberings& renumberings) {
  if (!renumberings.any()) return;
  snapshot.deliveries.renumber(renumberings);
  move_in(snapshot.organisations, renumberings);
  move_in(snapshot.programmes, renumberings);
  move_in(snapshot.funding, renumberings);
  move_in(snapshot.participations, renumberings);
  move_in(snapshot.scopes, renumberings);
  move_in(snapshot.referrals, renumberings);
  move_in(snapshot.mechanisms, renumberings);
  move_in(snapshot.documents, renumberings);
  move_in(snapshot.commitments, renumberings);
  move_in(snapshot.meetings, renumberings);
  move_in(snapshot.memberships, renumberings);
  move_in(snapshot.authorities, renumberings);
}

}  // namespace engine
