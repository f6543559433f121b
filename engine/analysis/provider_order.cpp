#include "engine/analysis/provider_order.h"

#include <algorithm>
#include <numeric>

#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 50'000;  // programmes

// The first node from `from` on of which is_after() holds. REQUIRES: it holds of all nodes after the first of which it
// does. Cost: logarithmic in how far that is.
template <class Nodes, class IsAfter>
std::size_t first_after(const Nodes& nodes, std::size_t from, IsAfter is_after) {
  std::size_t to = from, step = 1;
  while (to < nodes.size() && !is_after(nodes[to])) {
    from = to + 1;
    to = std::min(nodes.size(), to + step);
    step *= 2;
  }
  while (from < to) {
    const std::size_t middle = from + (to - from) / 2;
    if (is_after(nodes[middle])) {
      to = middle;
    } else {
      from = middle + 1;
    }
  }
  return from;
}

}  // namespace

ProviderOrder::ProviderOrder(const Snapshot& snapshot) {
  const auto& organisations = snapshot.organisations;
  const auto& programmes = snapshot.programmes;
  organisations_.reserve(organisations.size());
  programmes_.reserve(programmes.size());
  providers_.reserve(organisations.size() + programmes.size());
  const auto add_programmes = [&](std::size_t to) {
    for (auto one = static_cast<std::uint32_t>(programmes_.size()); one < to; ++one) {
      programmes_.push_back(static_cast<std::uint32_t>(providers_.size()));
      providers_.push_back({{}, {one}});
    }
  };
  for (std::uint32_t one = 0; one < organisations.size(); ++one) {
    add_programmes(first_after(programmes, programmes_.size(),
                               [&](const ProgrammeNode& node) { return organisations[one].id <= node.id; }));
    organisations_.push_back(static_cast<std::uint32_t>(providers_.size()));
    providers_.push_back({{one}, {}});
  }
  add_programmes(programmes.size());
}

ProgrammeColumns::ProgrammeColumns(const Snapshot& snapshot)
    : leads(snapshot.programmes.size()),
      parents(snapshot.programmes.size()),
      donors_known(snapshot.programmes.size()),
      donor_starts(snapshot.programmes.size() + 1) {
  in_ranges(leads.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    for (std::size_t one = from; one < to; ++one) {
      const ProgrammeNode& programme = snapshot.programmes[one];
      leads[one] = programme.lead;
      parents[one] = programme.parent;
      donors_known[one] = programme.donors_known ? 1 : 0;
      donor_starts[one + 1] = static_cast<std::uint32_t>(programme.donors.size());
    }
  });
  std::partial_sum(donor_starts.begin(), donor_starts.end(), donor_starts.begin());
  donors.resize(donor_starts.back());
  in_ranges(leads.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    for (std::size_t one = from; one < to; ++one) {
      std::ranges::copy(snapshot.programmes[one].donors, donors.begin() + donor_starts[one]);
    }
  });
}

bool ProgrammeColumns::hold_after(const Snapshot& is, const Alteration& alteration) const {
  return std::ranges::all_of(alteration.programmes, [&](Ref<Programme> programme) {
    const ProgrammeNode& node = is.programmes[programme.index];
    return node.lead == leads[programme.index] && node.parent == parents[programme.index] &&
           node.donors_known == (donors_known[programme.index] != 0) &&
           std::ranges::equal(node.donors, donors_of(programme));
  });
}

std::shared_ptr<const ProgrammeColumns> ProgrammeColumns::after(const ProgrammeColumns& before, const Snapshot&,
                                                                const Snapshot& is, const Alteration& alteration,
                                                                std::size_t) {
  return before.hold_after(is, alteration) ? before.shared_from_this() : nullptr;
}

std::shared_ptr<const ProgrammeColumns> programme_columns_of(const Snapshot& snapshot) {
  return snapshot.kept.get<ProgrammeColumns>(0, [&] { return std::make_shared<const ProgrammeColumns>(snapshot); });
}

}  // namespace engine
