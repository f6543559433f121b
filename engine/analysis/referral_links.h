#pragma once

#include <cstdint>
#include <string_view>

#include "engine/graph/snapshot.h"

// What a referral counts for on one day, and which deliveries somebody can walk into.
namespace engine {

// Whether a referral makes a route on a day, and if not, why: the first that holds.
enum class LinkUse : std::uint8_t {
  in_use,
  to_nobody,          // it names nobody to whom it leads
  informal,           // stated to be: shown apart, never a route
  formality_unknown,  // nobody says whether it is formal
  proposed,
  ended,
  out_of_period,  // its dates do not hold the day
};
inline constexpr std::size_t link_use_count = 7;
std::string_view to_text(LinkUse use);  // "in-use"

LinkUse use_of(const ReferralEdge& referral, Day day);

// Whether somebody can come to it without being sent: walk-in, outreach, a hotline, counselling before departure or a
// reception desk.
bool is_way_in(const DeliveryProfile& profile);

// The stages of a return, in their order.
enum class Stage : std::uint8_t { pre_departure, reception, post_arrival, follow_up };
inline constexpr std::size_t stage_count = 4;
std::string_view to_text(Stage stage);  // "pre-departure"

// At which stage a delivery stands. One whose source states none is taken to be after arrival, where most are.
Stage stage_of(const DeliveryProfile& profile);

// Whether a link for one service serves another: it is that, above it or below it; a link or a question that names no
// service means any.
bool serves(const Snapshot& snapshot, Ref<Service> of_link, Ref<Service> asked);

// The country that a place lies in: the one of level 0 at or above it; unknown where there is none.
Ref<Location> country_of(const Snapshot& snapshot, Ref<Location> location);

}  // namespace engine
