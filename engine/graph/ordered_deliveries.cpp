#include <algorithm>
#include <array>
#include <cassert>
#include <mutex>
#include <numeric>
#include <tuple>

#include "engine/graph/deliveries.h"
#include "engine/graph/delivery_columns.h"
#include "engine/graph/delivery_stretches.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

// A row of a stretch: what it is sorted by, and where the rest of it stands.
struct Sorted {
  Ref<Location> location;
  Ref<Service> service;
  Ref<PopulationGroup> group;
  Ref<Organisation> organisation;
  std::uint32_t number, spot;
};

constexpr unsigned bits_of_row = 28;
std::uint32_t spot_of(std::size_t share, std::size_t row) {
  return static_cast<std::uint32_t>(share << bits_of_row | row);
}
std::size_t share_of(std::uint32_t spot) { return spot >> bits_of_row; }
std::size_t row_of(std::uint32_t spot) { return spot & ((std::uint32_t{1} << bits_of_row) - 1); }

// Lists grow to more room than they need.
void shrink_lists(DeliveryChunk& chunk) {
  chunk.reported_starts.shrink_to_fit();
  chunk.reported.shrink_to_fit();
  chunk.served_starts.shrink_to_fit();
  chunk.served.shrink_to_fit();
}

// Puts stretches that follow each other in order, one after the other, into chunks of which all but the first and the
// last have the usual number of rows.
class InOrder {
 public:
  // `before` rows of others come first, and `rows` are to be put in order.
  InOrder(std::size_t before, std::size_t rows)
      : room_(DeliveryChunk::usual - before % DeliveryChunk::usual), rows_(rows) {}

  // Takes the shares of a stretch, which has the locations from `first` to before `end`.
  void add(std::span<const DeliveryChunk* const> shares, std::uint32_t first, std::uint32_t end) {
    assert(shares.size() <= most_shares);
    shares_ = shares;
    read();
    if (sorted_.empty()) return;
    sort(first, end);
    for (std::span<const Sorted> rest(sorted_); !rest.empty();) {
      if (room_ == 0 || made_.empty()) begin_chunk();
      const auto some = rest.first(std::min(room_, rest.size()));
      append(some, *made_.back());
      room_ -= some.size();
      rows_ -= some.size();
      rest = rest.subspan(some.size());
    }
  }

  std::vector<std::shared_ptr<DeliveryChunk>> made() && {
    for (const auto& chunk : made_) shrink_lists(*chunk);
    return std::move(made_);
  }

 private:
  static constexpr std::size_t most_shares = 16;

  void read() {
    sorted_.clear();
    for (std::size_t share = 0; share < shares_.size(); ++share) {
      const DeliveryChunk& rows = *shares_[share];
      assert(rows.size() < std::size_t{1} << bits_of_row);
      for (std::size_t row = 0; row < rows.size(); ++row) {
        sorted_.push_back({rows.locations[row], rows.services[row], rows.groups[row], rows.organisations[row],
                           rows.numbers[row], spot_of(share, row)});
      }
    }
  }

  // By service and then, keeping that, by location; what then stands together is little.
  void sort(std::uint32_t first, std::uint32_t end) {
    std::uint32_t services = 0;
    for (const Sorted& one : sorted_) services = std::max(services, one.service.index);
    sort_by(services + 1, [](const Sorted& one) { return one.service.index; });
    sort_by(end - first, [first](const Sorted& one) { return one.location.index - first; });
    const auto rest = [](const Sorted& one) { return std::tie(one.group, one.organisation, one.number); };
    for (auto from = sorted_.begin(); from != sorted_.end();) {
      const auto to = std::find_if(from, sorted_.end(), [&](const Sorted& one) {
        return one.service != from->service || one.location != from->location;
      });
      std::ranges::sort(from, to, {}, rest);
      from = to;
    }
  }

  // Keeps the order of those of one key, which is below `keys`.
  template <class Key>
  void sort_by(std::size_t keys, Key key) {
    next_.assign(keys + 1, 0);
    for (const Sorted& one : sorted_) ++next_[key(one) + 1];
    std::partial_sum(next_.begin(), next_.end(), next_.begin());
    aside_.resize(sorted_.size());
    for (const Sorted& one : sorted_) aside_[next_[key(one)]++] = one;
    std::swap(sorted_, aside_);
  }

  void begin_chunk() {
    if (!made_.empty()) room_ = DeliveryChunk::usual;
    made_.push_back(std::make_shared<DeliveryChunk>());
    made_.back()->reserve(std::min(room_, rows_));
  }

  void append(std::span<const Sorted> rows, DeliveryChunk& into) const {
    take(rows, into.programmes, &DeliveryChunk::programmes);
    take(rows, into.stated, &DeliveryChunk::stated);
    take(rows, into.marks, &DeliveryChunk::marks);
    take_where_any(rows, into, &DeliveryChunk::sources);
    take_where_any(rows, into, &DeliveryChunk::profiles);
    take_where_any(rows, into, &DeliveryChunk::capacities);
    take_where_any(rows, into, &DeliveryChunk::reaches);
    take_days(rows, into);
    take_lists(rows, into, &DeliveryChunk::reported_starts, &DeliveryChunk::reported);
    take_lists(rows, into, &DeliveryChunk::served_starts, &DeliveryChunk::served);
    put(rows, into.organisations, [](const Sorted& row) { return row.organisation; });
    put(rows, into.locations, [](const Sorted& row) { return row.location; });
    put(rows, into.services, [](const Sorted& row) { return row.service; });
    put(rows, into.groups, [](const Sorted& row) { return row.group; });
    put(rows, into.numbers, [](const Sorted& row) { return row.number; });  // the last: it says how many rows there are
  }

  template <class Value>
  void take(std::span<const Sorted> rows, SharedColumn<Value>& into, SharedColumn<Value> DeliveryChunk::*column) const {
    std::array<const Value*, most_shares> from{};
    for (std::size_t share = 0; share < shares_.size(); ++share) from[share] = (shares_[share]->*column).data();
    put(rows, into, [&](const Sorted& row) { return from[share_of(row.spot)][row_of(row.spot)]; });
  }

  // Adds what value(row) gives of each.
  template <class Value, class Of>
  static void put(std::span<const Sorted> rows, SharedColumn<Value>& into, Of value) {
    const std::size_t before = into.size();
    into.resize(before + rows.size());
    std::ranges::transform(rows, into.begin() + before, value);
  }

  // Whether no row of the stretch and none of the chunk has anything in the column.
  template <class Column>
  bool all_empty(const DeliveryChunk& into, Column DeliveryChunk::*column) const {
    return (into.*column).empty() &&
           std::ranges::all_of(shares_, [&](const DeliveryChunk* share) { return (share->*column).empty(); });
  }

  template <class Column>
  void take_where_any(std::span<const Sorted> rows, DeliveryChunk& into, Column DeliveryChunk::*column) const {
    if (all_empty(into, column)) return;
    const bool small =
        std::ranges::all_of(shares_, [&](const DeliveryChunk* share) { return (share->*column).is_small(); });
    (into.*column).append(rows.size(), into.size(), small, [&](std::size_t at) {
      return (shares_[share_of(rows[at].spot)]->*column)[row_of(rows[at].spot)];
    });
  }

  void take_days(std::span<const Sorted> rows, DeliveryChunk& into) const {
    if (all_empty(into, &DeliveryChunk::assured)) return;
    std::size_t at = into.size();
    for (const Sorted& row : rows) {
      add_day(into.assured, shares_[share_of(row.spot)]->assured_of(row_of(row.spot)), at++);
    }
  }

  template <class Value>
  void take_lists(std::span<const Sorted> rows, DeliveryChunk& into, SharedColumn<std::uint32_t> DeliveryChunk::*starts,
                  SharedColumn<Value> DeliveryChunk::*values) const {
    if (all_empty(into, starts)) return;
    add_lists(into.*starts, into.*values, rows.size(), into.size(), [&](std::size_t at) {
      const DeliveryChunk& share = *shares_[share_of(rows[at].spot)];
      return list_of(share.*starts, share.*values, row_of(rows[at].spot));
    });
  }

  std::span<const DeliveryChunk* const> shares_;
  std::vector<Sorted> sorted_, aside_;
  std::vector<std::size_t> next_;
  std::vector<std::shared_ptr<DeliveryChunk>> made_;
  std::size_t room_, rows_;  // of the chunk that is made, and rows that are still to come
};

// Fills up chunks that were left short where others went on.
std::vector<std::shared_ptr<DeliveryChunk>> joined(std::vector<std::shared_ptr<DeliveryChunk>> chunks) {
  std::vector<std::shared_ptr<DeliveryChunk>> all;
  for (auto& chunk : chunks) {
    if (all.empty() || all.back()->size() == DeliveryChunk::usual) {
      all.push_back(std::move(chunk));
      continue;
    }
    for (std::size_t row = 0; row < chunk->size(); ++row) all.back()->add(*chunk, row);
    assert(all.back()->size() <= DeliveryChunk::usual);
  }
  return all;
}

}  // namespace

Deliveries::Deliveries(std::vector<DeliveryChunk> chunks) {
  const Stretches stretches(chunks);
  std::vector<Stretches::Share> shares = stretches.deal(std::move(chunks));
  auto ordered = joined(
      gather_in_ranges<std::shared_ptr<DeliveryChunk>>(stretches.size(), 2, [&](std::size_t from, std::size_t to) {
        InOrder order(stretches.start(from), stretches.start(to) - stretches.start(from));
        std::vector<const DeliveryChunk*> of_stretch(shares.size());
        for (std::size_t stretch = from; stretch < to; ++stretch) {
          for (std::size_t share = 0; share < shares.size(); ++share) of_stretch[share] = &shares[share][stretch];
          order.add(of_stretch, stretches.first_location(stretch), stretches.first_location(stretch + 1));
          for (Stretches::Share& share : shares) share[stretch] = DeliveryChunk();
        }
        return std::move(order).made();
      }));
  std::vector<std::size_t> sizes;
  for (const auto& chunk : ordered) {
    sizes.push_back(chunk->size());
    chunks_.push_back(std::make_shared<Piece>(std::move(*chunk)));
  }
  index(sizes);
}

}  // namespace engine
