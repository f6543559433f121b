#include "engine/analysis/posts.h"

#include <algorithm>

#include "engine/analysis/flags.h"

namespace engine {

Posts::Posts(const View& view, const Openness& openness) {
  const Snapshot& snapshot = view.snapshot;
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (row.tier > view.question.tier || !is_known(snapshot, row.organisation)) continue;
    if (!active_on(snapshot, delivery, *view.question.day)) continue;
    const Stage stage = stage_of(snapshot.profiles[row.profile]);
    if (stage == Stage::pre_departure) {
      if (openness.begins(delivery)) before_departure_.push_back(row.organisation);
      continue;
    }
    const Barrier barrier = openness.barrier(delivery);
    if (barrier != Barrier::none && barrier != Barrier::group_unknown) continue;
    for (const auto place : snapshot.served(delivery)) {
      by_country_[country_of(snapshot, place)][row.organisation].set(static_cast<std::size_t>(stage));
    }
  }
  std::ranges::sort(before_departure_);
  before_departure_.erase(std::ranges::unique(before_departure_).begin(), before_departure_.end());
}

const std::map<Ref<Organisation>, Stages>& Posts::in(Ref<Location> country) const {
  static const std::map<Ref<Organisation>, Stages> none;
  const auto found = by_country_.find(country);
  return found == by_country_.end() ? none : found->second;
}

std::vector<Ref<Location>> Posts::countries() const {
  std::vector<Ref<Location>> list;
  for (const auto& [country, organisations] : by_country_) list.push_back(country);
  return list;
}

}  // namespace engine
