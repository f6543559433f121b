#include "engine/analysis/provider_order.h"

#include <algorithm>
#include <numeric>

#include "engine/graph/parallel.h"
#include "engine/model/pack.h"

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

// Notes who is met for the first time, in the order of the deliveries. By the ranks by id.
class FirstMet {
 public:
  explicit FirstMet(const ProviderOrder& by_id) : by_id_(by_id), met_(by_id.size()) {}

  void meet(std::uint32_t rank) {
    if (met_[rank] != 0) return;
    met_[rank] = 1;
    in_order_.push_back(rank);
  }
  void meet(const DeliveryChunk& chunk) {
    for (std::size_t row = 0; row < chunk.size(); ++row) {
      const Ref<Programme> programme = chunk.programmes[row];
      meet(by_id_.rank(programme.known() ? Provider{{}, programme} : Provider{chunk.organisations[row], {}}));
    }
  }
  std::vector<std::uint32_t> in_order() { return std::move(in_order_); }

 private:
  const ProviderOrder& by_id_;
  std::vector<std::uint8_t> met_;
  std::vector<std::uint32_t> in_order_;
};

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

ProviderOrder::ProviderOrder(const ProviderOrder& by_id, std::vector<std::uint32_t> ids)
    : organisations_(by_id.organisations_.size()),
      programmes_(by_id.programmes_.size()),
      ids_(std::move(ids)),
      ranks_(ids_.size()) {
  providers_.reserve(ids_.size());
  for (const std::uint32_t id : ids_) {
    const auto rank = static_cast<std::uint32_t>(providers_.size());
    const Provider& provider = providers_.emplace_back(by_id.provider(id));
    (provider.programme.known() ? programmes_[provider.programme.index] : organisations_[provider.organisation.index]) =
        rank;
    ranks_[id] = rank;
  }
}

bool leaves_organisations(const Alteration& alteration) {
  return !alteration.actors.any() && !alteration.kinds[kind_of<Organisation>()] && !alteration.kinds[kind_of<SameAs>()];
}

std::shared_ptr<const ProviderOrder> ProviderOrder::after(const ProviderOrder& before, const Snapshot&, const Snapshot&,
                                                          const Alteration& alteration, std::size_t) {
  return leaves_organisations(alteration) ? before.shared_from_this() : nullptr;
}

std::shared_ptr<const ProviderOrder> providers_by_place(const Snapshot& snapshot) {
  return snapshot.kept.get<ProviderOrder>(0, [&] {
    const ProviderOrder by_id(snapshot);
    const Deliveries& deliveries = snapshot.deliveries;
    const auto met = gather_in_ranges<std::uint32_t>(deliveries.part_count(), 2, [&](std::size_t from, std::size_t to) {
      FirstMet first(by_id);
      for (std::size_t part = from; part < to; ++part) first.meet(deliveries.part(part).chunk);
      return first.in_order();
    });
    FirstMet all(by_id);
    for (const std::uint32_t rank : met) all.meet(rank);
    for (std::uint32_t rank = 0; rank < by_id.size(); ++rank) all.meet(rank);
    return std::make_shared<const ProviderOrder>(by_id, all.in_order());
  });
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
  const bool same = leaves_organisations(alteration) && before.hold_after(is, alteration);
  return same ? before.shared_from_this() : nullptr;
}

std::shared_ptr<const ProgrammeColumns> programme_columns_of(const Snapshot& snapshot) {
  return snapshot.kept.get<ProgrammeColumns>(0, [&] { return std::make_shared<const ProgrammeColumns>(snapshot); });
}

}  // namespace engine
