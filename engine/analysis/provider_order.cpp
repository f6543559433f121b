#include "engine/analysis/provider_order.h"

namespace engine {

ProviderOrder::ProviderOrder(const Snapshot& snapshot) {
  const auto& organisations = snapshot.organisations;
  const auto& programmes = snapshot.programmes;
  organisations_.reserve(organisations.size());
  programmes_.reserve(programmes.size());
  while (organisations_.size() < organisations.size() || programmes_.size() < programmes.size()) {
    const auto organisation = static_cast<std::uint32_t>(organisations_.size());
    const auto programme = static_cast<std::uint32_t>(programmes_.size());
    const auto rank = static_cast<std::uint32_t>(providers_.size());
    const bool next_is_organisation =
        programme == programmes.size() ||
        (organisation < organisations.size() && organisations[organisation].id <= programmes[programme].id);
    if (next_is_organisation) {
      organisations_.push_back(rank);
      providers_.push_back({{organisation}, {}});
    } else {
      programmes_.push_back(rank);
      providers_.push_back({{}, {programme}});
    }
  }
}

}  // namespace engine
