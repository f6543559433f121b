#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "engine/analysis/kind_set.h"
#include "engine/analysis/link_edits.h"

namespace engine {

// By what two actors, organisations or programmes, are linked.
enum class ActorLink : std::uint8_t { participation, funding, referral, membership };
inline constexpr std::size_t actor_link_count = 4;
std::string_view to_text(ActorLink link);  // "participation"

using ActorLinkKinds = KindSet<ActorLink>;

// An actor to whom one is linked, and by what, in one word.
class LinkedActor {
 public:
  static constexpr std::uint32_t most_actors = std::uint32_t{1} << (32 - actor_link_count);

  LinkedActor() = default;
  LinkedActor(std::uint32_t number, ActorLinkKinds kinds) : bits_(number << actor_link_count | kinds.bits()) {}

  std::uint32_t number() const { return bits_ >> actor_link_count; }
  ActorLinkKinds kinds() const {
    return ActorLinkKinds::of_bits(static_cast<std::uint8_t>(bits_ & ((1U << actor_link_count) - 1)));
  }
  void add(ActorLinkKinds kinds) { bits_ |= kinds.bits(); }

 private:
  std::uint32_t bits_ = 0;
};

// Who is linked with whom, whichever way and whenever: who takes part in which programme, who funds whom, who refers to
// whom, who sits in which body. Placeholders are nobody and linked to nobody.
//
// Actors are numbered: organisations in their order, then programmes in theirs. Nearly every link has an organisation
// at one end, and there are few of these: what is asked of them most stands close together.
//
// INVARIANT: each row is ascending, without repetitions, and who stands in the row of another has him in his own.
// Any number of threads may read. Some 4 bytes for each actor and 8 for each link.
class ActorLinks : public std::enable_shared_from_this<ActorLinks> {
 public:
  // Of what one of that tier may see. Cost: two passes over the links, partly on all cores.
  // REQUIRES: the Snapshot has fewer than most_actors actors.
  ActorLinks(const Snapshot& snapshot, Tier tier);

  std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size() - 1); }
  std::uint64_t link_ends() const { return starts_[size()]; }

  std::uint32_t number(const Provider& actor) const {
    return actor.programme.known() ? organisations_ + actor.programme.index : actor.organisation.index;
  }
  Provider actor(std::uint32_t number) const {
    if (number < organisations_) return {{number}, {}};
    return {{}, {number - organisations_}};
  }

  std::span<const LinkedActor> near(std::uint32_t number) const {
    return std::span(ends_).subspan(starts_[number], starts_[number + 1] - starts_[number]);
  }

  // Where the actors of the share begin, where all are cut into `shares` with about as many links and actors each.
  std::uint32_t first_of(std::size_t share, std::size_t shares) const;

  // Those of a Snapshot that edits made of that of these, for the same tier: null where some link went, or a membership
  // is another one. Cost: where links or actors came a copy, else none.
  std::shared_ptr<const ActorLinks> followed(const Snapshot& now, Tier tier, const LinkEdits& edits) const;

 private:
  ActorLinks() = default;

  std::uint32_t organisations_ = 0;
  std::vector<std::uint32_t> starts_;  // the row of actor n is ends_[starts_[n]] to ends_[starts_[n + 1]]
  std::vector<LinkedActor> ends_;
};

// Those of a Snapshot, made when they are first asked for and kept with it, and kept up from edit to edit.
std::shared_ptr<const ActorLinks> actor_links_of(const Snapshot& snapshot, Tier tier);

}  // namespace engine
