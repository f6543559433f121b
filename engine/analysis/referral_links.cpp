#include "engine/analysis/referral_links.h"

#include <algorithm>
#include <array>

namespace engine {
namespace {

constexpr std::array<std::string_view, stage_count> stage_texts = {"pre-departure", "reception", "post-arrival",
                                                                   "follow-up"};

}  // namespace

std::string_view to_text(LinkUse use) {
  static constexpr std::string_view texts[] = {"in-use",   "to-nobody", "informal",     "formality-unknown",
                                               "proposed", "ended",     "out-of-period"};
  static_assert(std::size(texts) == link_use_count);
  return texts[static_cast<std::size_t>(use)];
}

LinkUse use_of(const ReferralEdge& referral, Day day) {
  if (!referral.from.known() || !referral.to.known()) return LinkUse::to_nobody;
  if (!referral.formal) return referral.formal_known ? LinkUse::informal : LinkUse::formality_unknown;
  if (referral.status == "proposed") return LinkUse::proposed;
  if (referral.status == "ended") return LinkUse::ended;
  return referral.period.has(day) ? LinkUse::in_use : LinkUse::out_of_period;
}

bool is_way_in(const DeliveryProfile& profile) {
  if (profile.stage == "pre-departure" || profile.stage == "reception") return true;
  return std::ranges::any_of(
      profile.way_in, [](const std::string& way) { return way == "walk-in" || way == "outreach" || way == "hotline"; });
}

std::string_view to_text(Stage stage) { return stage_texts[static_cast<std::size_t>(stage)]; }

Stage stage_of(const DeliveryProfile& profile) {
  const auto* found = std::ranges::find(stage_texts, profile.stage);
  return found == stage_texts.end() ? Stage::post_arrival : static_cast<Stage>(found - stage_texts.begin());
}

bool serves(const Snapshot& snapshot, Ref<Service> of_link, Ref<Service> asked) {
  if (!of_link.known() || !asked.known()) return true;
  return snapshot.services.within(of_link, asked) || snapshot.services.within(asked, of_link);
}

Ref<Location> country_of(const Snapshot& snapshot, Ref<Location> location) {
  if (!location.known()) return {};
  for (const Ref<Location> above : snapshot.locations.above(location)) {
    if (snapshot.locations.level(above) == 0) return above;
  }
  return {};
}

}  // namespace engine
