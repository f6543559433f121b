#include "engine/analysis/actor_lists.h"

#include <algorithm>

namespace engine {

ActorLists::ActorLists(const Snapshot& snapshot)
    : deliveries_(snapshot.deliveries),
      actors_(actor_columns_of(snapshot)),
      organisations_(snapshot.organisations.size()),
      donors_(snapshot.organisations.size()) {}

const std::vector<Ref<Organisation>>& ActorLists::Once::sorted() {
  std::ranges::sort(list_);
  return list_;
}

void ActorLists::add(CoverageCell& cell, std::span<const std::uint32_t> active) {
  organisations_.clear();
  providers_.clear();
  donors_.clear();
  for (const std::uint32_t delivery : active) add(delivery);
  std::ranges::sort(providers_);
  providers_.erase(std::ranges::unique(providers_).begin(), providers_.end());
  cell.organisations = organisations_.sorted();
  cell.providers.clear();
  cell.providers.reserve(providers_.size());
  for (const std::uint64_t order : providers_) cell.providers.push_back(add_donors(order));
  cell.donors = donors_.sorted();
}

void ActorLists::add(std::uint32_t delivery) {
  const Ref<Organisation> organisation = deliveries_.organisation(delivery);
  const Ref<Programme> programme = deliveries_.programme(delivery);
  const Ref<Organisation> lead = actors_->lead(organisation, programme);
  const bool known = actors_->is_known(organisation);
  if (known) organisations_.add(organisation);
  if (lead != organisation && actors_->is_known(lead)) organisations_.add(lead);
  if (!programme.known() && !known) return;
  providers_.push_back(actors_->order_of(programme.known() ? Provider{{}, programme} : Provider{organisation, {}}));
}

// The provider, whose donors are added.
Provider ActorLists::add_donors(std::uint64_t order) {
  const Provider provider = ActorColumns::provider_of(order);
  if (!provider.programme.known()) return provider;
  for (const Ref<Organisation> donor : actors_->programmes().donors_of(provider.programme)) {
    if (actors_->is_known(donor)) donors_.add(donor);
  }
  return provider;
}

}  // namespace engine
