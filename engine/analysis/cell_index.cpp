#include "engine/analysis/cell_index.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

#include "engine/model/error.h"

namespace engine {
namespace {

constexpr std::uint64_t word_bits = 64;

// An unknown node, of an order without nodes, is the only one of its order.
template <class Fact>
std::uint64_t at(const std::vector<std::uint32_t>& numbers, Ref<Fact> node) {
  return node.known() ? numbers[node.index] : 0;
}

void refuse_more_than_most(std::size_t cells) {
  if (cells <= most_cells) return;
  throw Error(Error::Kind::too_large, "the answer has more than " + std::to_string(most_cells) +
                                          " cells: ask for a coarser level or narrow it with a filter");
}

// The place of each node that `cells` name among the ids of all that they name; 0 for others.
template <class Fact>
std::vector<std::uint32_t> ranks(const Order<Fact>& order, const std::vector<Cell>& cells, Ref<Fact> Cell::*node) {
  std::vector<bool> named(order.size());
  for (const Cell& cell : cells) {
    if ((cell.*node).known()) named[(cell.*node).index] = true;
  }
  std::vector<Ref<Fact>> nodes;
  for (Ref<Fact> one{0}; one.index < order.size(); ++one.index) {
    if (named[one.index]) nodes.push_back(one);
  }
  std::ranges::sort(nodes, [&](Ref<Fact> one, Ref<Fact> other) { return order.id(one) < order.id(other); });
  std::vector<std::uint32_t> rank(order.size());
  for (std::uint32_t place = 0; place < nodes.size(); ++place) rank[nodes[place].index] = place;
  return rank;
}

}  // namespace

template <class Fact>
std::vector<std::uint32_t> CellIndex::Gathering::number(const Order<Fact>& order, const Cut<Fact>& cut) {
  std::vector<std::uint32_t> numbers(order.size());
  for (std::uint32_t place = 0; place < cut.nodes().size(); ++place) numbers[cut.nodes()[place].index] = place;
  return numbers;
}

CellIndex::Gathering::Gathering(const View& view)
    : locations_(number(view.snapshot.locations, view.locations)),
      services_(number(view.snapshot.services, view.services)),
      groups_(number(view.snapshot.groups, view.groups)),
      service_count_(std::max<std::uint64_t>(1, view.services.nodes().size())),
      group_count_(std::max<std::uint64_t>(1, view.groups.nodes().size())) {
  const std::uint64_t cells = view.locations.nodes().size() * service_count_ * group_count_;
  bits_.resize(cells / word_bits + 1);
}

std::uint64_t CellIndex::Gathering::bit(Ref<Location> location) const {
  return at(locations_, location) * service_count_ * group_count_;
}

std::uint64_t CellIndex::Gathering::bit(Ref<Service> service, Ref<PopulationGroup> group) const {
  return at(services_, service) * group_count_ + at(groups_, group);
}

std::uint64_t CellIndex::Gathering::bit(const Cell& cell) const {
  return bit(cell.location) + bit(cell.service, cell.group);
}

void CellIndex::Gathering::add(const Cell& cell) { add(bit(cell)); }

void CellIndex::Gathering::add(std::uint64_t bit) { bits_[bit / word_bits] |= std::uint64_t{1} << (bit % word_bits); }

void CellIndex::Gathering::add(const Gathering& other) {
  for (std::size_t word = 0; word < bits_.size(); ++word) bits_[word] |= other.bits_[word];
}

CellIndex::CellIndex(const View& view, Gathering gathering)
    : gathering_(std::move(gathering)),
      locations_(view.snapshot.locations.size()),
      services_(view.snapshot.services.size()),
      groups_(view.snapshot.groups.size()) {
  const auto& bits = gathering_.bits_;
  std::size_t count = 0;
  for (const std::uint64_t word : bits) {
    before_.push_back(static_cast<std::uint32_t>(count));
    count += static_cast<std::size_t>(std::popcount(word));
    refuse_more_than_most(count);
  }
  const auto node = [](const auto& nodes, std::uint64_t place) {
    return nodes.empty() ? typename std::decay_t<decltype(nodes)>::value_type{} : nodes[place];
  };
  cells_.reserve(count);
  for (std::size_t word = 0; word < bits.size(); ++word) {
    for (std::uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
      const std::uint64_t bit = word * word_bits + static_cast<std::uint64_t>(std::countr_zero(rest));
      const std::uint64_t pair = bit / gathering_.group_count_;
      const Cell cell{view.locations.nodes()[pair / gathering_.service_count_],
                      node(view.services.nodes(), pair % gathering_.service_count_),
                      node(view.groups.nodes(), bit % gathering_.group_count_)};
      cells_.push_back(cell);
      locations_[cell.location.index] = true;
      if (cell.service.known()) services_[cell.service.index] = true;
      if (cell.group.known()) groups_[cell.group.index] = true;
    }
  }
}

std::optional<std::uint32_t> CellIndex::find(std::uint64_t bit) const {
  const std::uint64_t word = gathering_.bits_[bit / word_bits];
  const std::uint64_t mask = std::uint64_t{1} << (bit % word_bits);
  if ((word & mask) == 0) return std::nullopt;
  return before_[bit / word_bits] + static_cast<std::uint32_t>(std::popcount(word & (mask - 1)));
}

namespace {

// The places of the nodes of a cut in the order of their ids; the only one of an order without nodes.
template <class Fact>
std::vector<std::uint64_t> places_by_id(const Order<Fact>& order, const Cut<Fact>& cut) {
  const auto& nodes = cut.nodes();
  std::vector<std::uint64_t> places(std::max<std::size_t>(1, nodes.size()));
  std::iota(places.begin(), places.end(), std::uint64_t{0});
  const auto id = [&](std::uint64_t place) -> const std::string& { return order.id(nodes[place]); };
  if (nodes.size() > 1 && !std::ranges::is_sorted(places, {}, id)) std::ranges::sort(places, {}, id);
  return places;
}

}  // namespace

std::vector<std::uint32_t> CellIndex::by_id(const View& view) const {
  const auto rank_of = [](const std::vector<std::uint64_t>& places) {
    std::vector<std::uint64_t> ranks(places.size());
    for (std::size_t rank = 0; rank < places.size(); ++rank) ranks[places[rank]] = rank;
    return ranks;
  };
  const auto services = rank_of(places_by_id(view.snapshot.services, view.services));
  const auto groups = rank_of(places_by_id(view.snapshot.groups, view.groups));
  std::vector<std::uint32_t> first(view.locations.nodes().size() + 1);  // the number of each place's first cell
  for (const Cell& cell : cells_) ++first[gathering_.locations_[cell.location.index] + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());

  std::vector<std::uint32_t> numbers;
  numbers.reserve(size());
  std::vector<std::pair<std::uint64_t, std::uint32_t>> there;  // by the ids of service and group
  for (const std::uint64_t location : places_by_id(view.snapshot.locations, view.locations)) {
    if (location + 1 >= first.size()) break;  // there is no place at all
    there.clear();
    for (std::uint32_t number = first[location]; number < first[location + 1]; ++number) {
      const Cell& cell = cells_[number];
      const std::uint64_t service = services[at(gathering_.services_, cell.service)];
      there.emplace_back(service * groups.size() + groups[at(gathering_.groups_, cell.group)], number);
    }
    if (!std::ranges::is_sorted(there)) std::ranges::sort(there);
    for (const auto& [rank, number] : there) numbers.push_back(number);
  }
  return numbers;
}

std::vector<std::uint64_t> places_by_id(const Snapshot& snapshot, const std::vector<Cell>& cells) {
  const auto locations = ranks(snapshot.locations, cells, &Cell::location);
  const auto services = ranks(snapshot.services, cells, &Cell::service);
  const auto groups = ranks(snapshot.groups, cells, &Cell::group);
  const std::uint64_t service_count = services.size() + 1, group_count = groups.size() + 1;
  std::vector<std::uint64_t> places;
  places.reserve(cells.size());
  for (const Cell& cell : cells) {
    const std::uint64_t service = cell.service.known() ? services[cell.service.index] : 0;
    const std::uint64_t group = cell.group.known() ? groups[cell.group.index] : 0;
    places.push_back((locations[cell.location.index] * service_count + service) * group_count + group);
  }
  return places;
}

std::vector<std::uint32_t> order_by_id(const Snapshot& snapshot, const std::vector<Cell>& cells) {
  const auto places = places_by_id(snapshot, cells);
  std::vector<std::uint32_t> order(cells.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t number) { return places[number]; });
  return order;
}

}  // namespace engine
