#pragma once

#include <vector>

#include "engine/analysis/posts.h"
#include "engine/analysis/routes.h"

namespace engine {

// A service of one organisation to which no route leads: it has no way in of its own, and nobody who is reached sends
// people to it. Counted once, wherever it is delivered.
struct Orphan {
  std::string id;
  Ref<Organisation> organisation;
  Ref<Service> service;
  RouteState state = RouteState::missing;     // or unknown, where no Scope of referrals covers one of its places
  std::vector<Ref<Location>> locations;       // by id
  std::vector<std::uint32_t> deliveries;      // ascending
  std::vector<const ReferralEdge*> recorded;  // what is recorded to lead to it, and makes no route
};

// Why a route ends where nothing follows.
enum class DeadEndKind : std::uint8_t {
  nothing_follows,  // a desk before departure or at reception that sends nobody on, and delivers nothing later
  no_service,       // a link for a service leads to one who neither delivers it nor sends on for it
  to_nobody,        // a referral that names nobody to whom it leads
};
inline constexpr std::size_t dead_end_kind_count = 3;
std::string_view to_text(DeadEndKind kind);  // "nothing-follows"

struct DeadEnd {
  std::string id;
  DeadEndKind kind = DeadEndKind::nothing_follows;
  Ref<Organisation> organisation;  // where it ends
  Ref<Service> service;            // for which; unknown is any
  bool certain = false;            // somebody declares to report on referrals there; else a link may not have been told
  std::vector<const ReferralEdge*> links;  // that lead into it
};

// Two stages of a return that follow each other in one country, of those at which anybody works.
struct StageBreak {
  std::string id;
  Ref<Location> country;
  std::string host;  // of counselling before departure; empty where the stage is another, or no country is named
  Stage from = Stage::pre_departure, to = Stage::reception;
  RouteState state = RouteState::missing;        // led where they are joined, direct where one body works at both
  std::vector<Ref<Organisation>> before, after;  // who works at either stage, by id
  std::vector<const ReferralEdge*> links;        // in use between them
  std::vector<const ReferralEdge*> recorded;     // between them, and making no route
};

// An informal referral, or one of which nobody says that it is formal, and what is reached by it alone.
struct InformalLink {
  const ReferralEdge* link = nullptr;
  std::vector<Aim> only_way;  // routes that would be there if it counted, by id of place and service
};

// Each is about the deliveries that the question chooses, as find_routes() has it, and is in the order of the ids of
// its organisations (or places), then services. Cost: passes over deliveries and referrals. REQUIRES: question.day.
std::vector<Orphan> find_orphans(const Snapshot& snapshot, const Question& question, const Profile& profile);
std::vector<DeadEnd> find_dead_ends(const Snapshot& snapshot, const Question& question, const Profile& profile);

// Without a host country in the profile, one answer for each that counselling before departure names.
std::vector<StageBreak> find_stage_breaks(const Snapshot& snapshot, const Question& question, const Profile& profile);

// By number of the record.
std::vector<InformalLink> find_informal_links(const Snapshot& snapshot, const Question& question,
                                              const Profile& profile);

}  // namespace engine
