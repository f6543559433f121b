#include "engine/analysis/pair_details.h"

#include <algorithm>

#include "engine/analysis/cell_index.h"

namespace engine {
namespace {

// What was given for a programme, with the number of its flow.
struct Gift {
  Ref<Programme> programme;
  std::uint32_t flow = 0;

  friend auto operator<=>(const Gift&, const Gift&) = default;
};

class Details {
 public:
  Details(const Snapshot& snapshot, const DonorsFound& found)
      : snapshot_(snapshot),
        found_(found),
        cells_(found.cells, found.donors.all.size()),
        programmes_(found.programmes, found.donors.all.size()) {}

  std::vector<DonorPairDetail> of(std::span<const DonorPair> pairs);

 private:
  std::uint32_t number(Ref<Organisation> donor) const {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(found_.donors.all, donor) - found_.donors.all.begin());
  }
  void order_cells(std::vector<std::vector<std::uint32_t>>& lists) const;
  void find_gifts(const std::vector<DonorPairDetail>& details);
  void add_money(const DonorPair& pair, DonorPairDetail& detail) const;

  const Snapshot& snapshot_;
  const DonorsFound& found_;
  DonorMeetings cells_, programmes_;
  std::vector<Gift> gifts_;  // to programmes of the pairs, ascending
};

// Puts the cells of each list in the order of their ids.
void Details::order_cells(std::vector<std::vector<std::uint32_t>>& lists) const {
  std::vector<std::uint32_t> places(found_.stand.cells->size());  // of each cell among those that are listed
  for (const auto& list : lists) {
    for (const std::uint32_t cell : list) places[cell] = 1;
  }
  std::vector<Cell> cells;
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t cell = 0; cell < places.size(); ++cell) {
    if (places[cell] == 0) continue;
    cells.push_back((*found_.stand.cells)[cell]);
    numbers.push_back(cell);
  }
  std::uint32_t place = 0;
  for (const std::uint32_t one : order_by_id(snapshot_, cells)) places[numbers[one]] = place++;
  for (auto& list : lists) std::ranges::sort(list, {}, [&](std::uint32_t cell) { return places[cell]; });
}

void Details::find_gifts(const std::vector<DonorPairDetail>& details) {
  std::vector<bool> shared(snapshot_.programmes.size());
  for (const auto& detail : details) {
    for (const auto programme : detail.programmes) shared[programme.index] = true;
  }
  for (std::uint32_t number = 0; number < found_.money.flows.size(); ++number) {
    const Flow& flow = found_.money.flows[number];
    const auto programme = flow.receiver.programme;
    if (!programme.known() || !shared[programme.index]) continue;
    if (flow.giver.organisation.known() && flow.treatment <= Treatment::untraced) gifts_.push_back({programme, number});
  }
  std::ranges::sort(gifts_);
}

void Details::add_money(const DonorPair& pair, DonorPairDetail& detail) const {
  for (const auto programme : detail.programmes) {
    for (const Gift& gift : std::ranges::equal_range(gifts_, programme, {}, &Gift::programme)) {
      const Flow& flow = found_.money.flows[gift.flow];
      if (flow.giver.organisation != pair.a && flow.giver.organisation != pair.b) continue;
      const auto records = found_.money.records_of(flow);
      detail.money.add(found_.money.money_of(flow));
      detail.records.insert(detail.records.end(), records.begin(), records.end());
    }
  }
  std::ranges::sort(detail.records);
}

std::vector<DonorPairDetail> Details::of(std::span<const DonorPair> pairs) {
  std::vector<DonorPairDetail> details(pairs.size());
  std::vector<std::vector<std::uint32_t>> cells(pairs.size());
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    const std::uint32_t a = number(pairs[at].a), b = number(pairs[at].b);
    if (pairs[at].cells > 0) cells[at] = cells_.shared(a, b);
    if (pairs[at].programmes == 0) continue;
    for (const std::uint32_t rank : programmes_.shared(a, b)) {
      details[at].programmes.push_back(found_.stand.order->provider(rank).programme);
    }
    std::ranges::sort(details[at].programmes);
  }
  order_cells(cells);
  find_gifts(details);
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    details[at].shared.reserve(cells[at].size());
    for (const std::uint32_t cell : cells[at]) details[at].shared.push_back((*found_.stand.cells)[cell]);
    add_money(pairs[at], details[at]);
  }
  return details;
}

}  // namespace

std::vector<DonorPairDetail> find_details(const Snapshot& snapshot, const DonorsFound& found,
                                          std::span<const DonorPair> pairs) {
  return Details(snapshot, found).of(pairs);
}

}  // namespace engine
