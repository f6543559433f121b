#include "engine/analysis/provider_order.h"

#include <algorithm>

#include "engine/analysis/followed.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 50'000;  // providers

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

// Who came, and the rank by id.
struct Arrival {
  std::uint32_t by_id;
  Provider provider;
};

// How many of the nodes, which come by id, have one before that; and how many have none after it.
template <class Nodes>
std::uint32_t count_before_id(const Nodes& nodes, const std::string& id) {
  const auto found = std::ranges::lower_bound(
      nodes, id, {}, [](const auto& node) -> const auto& { return node.id; });
  return static_cast<std::uint32_t>(found - nodes.begin());
}
template <class Nodes>
std::uint32_t count_until_id(const Nodes& nodes, const std::string& id) {
  const auto found = std::ranges::upper_bound(
      nodes, id, {}, [](const auto& node) -> const auto& { return node.id; });
  return static_cast<std::uint32_t>(found - nodes.begin());
}

// Ascending.
std::vector<Arrival> arrivals_by_id(const Snapshot& now, const Renumberings& actors) {
  const auto& programmes = now.programmes.stated();
  std::vector<Arrival> came;
  for (const Ref<Organisation> one : actors.organisations.arrivals()) {
    came.push_back({one.index + count_before_id(programmes, now.organisations[one.index].id), {one, {}}});
  }
  for (const Ref<Programme> one : actors.programmes.arrivals()) {
    came.push_back({one.index + count_until_id(now.organisations, programmes[one.index].id), {{}, one}});
  }
  std::ranges::sort(came, {}, &Arrival::by_id);
  return came;
}

// How many of those that came stand before what had that rank by id before.
std::uint32_t count_before(const std::vector<Arrival>& came, std::uint32_t by_id) {
  std::uint32_t from = 0, to = static_cast<std::uint32_t>(came.size());
  while (from < to) {
    const std::uint32_t middle = from + (to - from) / 2;
    if (came[middle].by_id <= by_id + middle) {
      from = middle + 1;
    } else {
      to = middle;
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

ProviderOrder::ProviderOrder(const ProviderOrder& by_id, std::vector<std::uint32_t> ids)
    : organisations_(by_id.organisations_.size()),
      programmes_(by_id.programmes_.size()),
      ids_(std::move(ids)),
      ranks_(ids_.size()),
      line_(std::make_shared<const char>()) {
  providers_.reserve(ids_.size());
  for (const std::uint32_t id : ids_) {
    const auto rank = static_cast<std::uint32_t>(providers_.size());
    const Provider& provider = providers_.emplace_back(by_id.provider(id));
    (provider.programme.known() ? programmes_[provider.programme.index] : organisations_[provider.organisation.index]) =
        rank;
    ranks_[id] = rank;
  }
}

std::shared_ptr<const ProviderOrder> ProviderOrder::followed(const Snapshot& now, const ActorEdits& edits) const {
  if (!edits.actors().any()) return shared_from_this();
  const std::shared_ptr<ProviderOrder> order(new ProviderOrder);
  order->follow(*this, now, edits.actors());
  return order;
}

void ProviderOrder::follow(const ProviderOrder& before, const Snapshot& now, const Renumberings& actors) {
  line_ = before.line_;
  const std::vector<Arrival> came = arrivals_by_id(now, actors);
  auto next = static_cast<std::uint32_t>(before.size());
  organisations_ =
      with_arrivals(before.organisations_, actors.organisations, [&](Ref<Organisation>) { return next++; });
  programmes_ = with_arrivals(before.programmes_, actors.programmes, [&](Ref<Programme>) { return next++; });
  providers_.resize(next);
  ids_.resize(next);
  in_ranges(before.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    for (std::size_t rank = from; rank < to; ++rank) {
      const auto& [organisation, programme] = before.providers_[rank];
      providers_[rank] = {actors(organisation), actors(programme)};
      ids_[rank] = before.ids_[rank] + count_before(came, before.ids_[rank]);
    }
  });
  ranks_.reserve(next);
  auto old = before.ranks_.begin();
  for (const Arrival& one : came) {
    const auto stay = before.ranks_.begin() + (one.by_id - (&one - came.data()));
    ranks_.insert(ranks_.end(), old, stay);
    old = stay;
    const std::uint32_t own = rank(one.provider);
    ranks_.push_back(own);
    providers_[own] = one.provider;
    ids_[own] = one.by_id;
  }
  ranks_.insert(ranks_.end(), old, before.ranks_.end());
}

std::shared_ptr<const ProviderOrder> providers_by_place(const Snapshot& snapshot) {
  const auto make = [&] {
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
  };
  const auto follow = [&](const std::shared_ptr<const ProviderOrder>& before, const ActorEdits& edits) {
    return before->followed(snapshot, edits);
  };
  using KeptOrder = Followed<ProviderOrder, ActorEdits>;
  return snapshot.kept.get<KeptOrder>(0, [&] { return std::make_shared<const KeptOrder>(make()); })->get(follow, make);
}

}  // namespace engine
