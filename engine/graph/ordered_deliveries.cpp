#include <algorithm>
#include <cassert>
#include <tuple>

#include "engine/graph/deliveries.h"
#include "engine/graph/delivery_columns.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t bits_of_row = 12;
static_assert(Deliveries::most_gathered == std::size_t{1} << bits_of_row);

// Where a row stands among the chunks that are not in order yet.
std::uint32_t spot_of(std::size_t chunk, std::size_t row) {
  return static_cast<std::uint32_t>(chunk << bits_of_row | row);
}
std::size_t chunk_of(std::uint32_t spot) { return spot >> bits_of_row; }
std::size_t row_of(std::uint32_t spot) { return spot & (Deliveries::most_gathered - 1); }

// The rows of chunks in their order: a counting sort by location, and a sort of those of each.
class InOrder {
 public:
  explicit InOrder(const std::vector<DeliveryChunk>& chunks) : chunks_(chunks) {
    assert(chunks.size() <= std::size_t{1} << (32 - bits_of_row));
    std::uint32_t greatest = 0;
    for (const DeliveryChunk& chunk : chunks) {
      for (const auto location : chunk.locations) greatest = std::max(greatest, location.index);
    }
    starts_.assign(std::size_t{greatest} + 2, 0);
    for (const DeliveryChunk& chunk : chunks) {
      for (const auto location : chunk.locations) ++starts_[location.index + 1];
    }
    for (std::size_t at = 1; at < starts_.size(); ++at) starts_[at] += starts_[at - 1];
    spots_.resize(starts_.back());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t number = 0; number < chunks.size(); ++number) {
      const auto& locations = chunks[number].locations;
      for (std::size_t row = 0; row < locations.size(); ++row) {
        spots_[next[locations[row].index]++] = spot_of(number, row);
      }
    }
    in_ranges(starts_.size() - 1, 64, [&](std::size_t from, std::size_t to) {
      std::vector<Sorted> rows;
      for (std::size_t at = from; at < to; ++at) sort(starts_[at], starts_[at + 1], rows);
    });
  }

  const std::vector<std::uint32_t>& spots() const { return spots_; }

 private:
  // A row of a location, and what it is sorted by.
  struct Sorted {
    std::uint64_t service_and_group, organisation_and_number;
    std::uint32_t spot;
  };

  void sort(std::size_t from, std::size_t to, std::vector<Sorted>& rows) {
    rows.clear();
    for (std::size_t at = from; at < to; ++at) {
      const DeliveryChunk& chunk = chunks_[chunk_of(spots_[at])];
      const std::size_t row = row_of(spots_[at]);
      rows.push_back({std::uint64_t{chunk.services[row].index} << 32 | chunk.groups[row].index,
                      std::uint64_t{chunk.organisations[row].index} << 32 | chunk.numbers[row], spots_[at]});
    }
    std::ranges::sort(rows, [](const Sorted& one, const Sorted& other) {
      return std::tie(one.service_and_group, one.organisation_and_number) <
             std::tie(other.service_and_group, other.organisation_and_number);
    });
    for (std::size_t at = from; at < to; ++at) spots_[at] = rows[at - from].spot;
  }

  const std::vector<DeliveryChunk>& chunks_;
  std::vector<std::size_t> starts_;  // of each location's rows, and the end
  std::vector<std::uint32_t> spots_;
};

// Takes rows into chunks in an order, a column at a time, so that what it is taken from can be let go of after each.
class Reordered {
 public:
  Reordered(std::vector<DeliveryChunk>& from, const std::vector<std::uint32_t>& spots) : from_(from), spots_(spots) {
    for (std::size_t first = 0; first < spots.size(); first += DeliveryChunk::usual) {
      made_.push_back(std::make_shared<DeliveryChunk>());
    }
  }

  std::vector<std::shared_ptr<DeliveryChunk>> made() && {
    take(&DeliveryChunk::numbers);
    take(&DeliveryChunk::organisations);
    take(&DeliveryChunk::programmes);
    take(&DeliveryChunk::services);
    take(&DeliveryChunk::groups);
    take(&DeliveryChunk::stated);
    take(&DeliveryChunk::marks);
    take_where_any(&DeliveryChunk::sources);
    take_where_any(&DeliveryChunk::profiles);
    take_where_any(&DeliveryChunk::capacities);
    take_where_any(&DeliveryChunk::reaches);
    take_days();
    take_lists(&DeliveryChunk::reported_starts, &DeliveryChunk::reported);
    take_lists(&DeliveryChunk::served_starts, &DeliveryChunk::served);
    take(&DeliveryChunk::locations);
    return std::move(made_);
  }

 private:
  // Calls work(chunk, its spots) for every chunk that is made.
  template <class Work>
  void for_each(Work work) {
    in_ranges(made_.size(), 2, [&](std::size_t from, std::size_t to) {
      for (std::size_t number = from; number < to; ++number) {
        const std::size_t first = number * DeliveryChunk::usual;
        work(*made_[number], std::span(spots_).subspan(first, std::min(DeliveryChunk::usual, spots_.size() - first)));
      }
    });
  }

  template <class Value>
  void take(SharedColumn<Value> DeliveryChunk::*column) {
    for_each([&](DeliveryChunk& into, std::span<const std::uint32_t> spots) {
      auto& values = into.*column;
      values.resize(spots.size());
      for (std::size_t at = 0; at < spots.size(); ++at) {
        values[at] = (from_[chunk_of(spots[at])].*column)[row_of(spots[at])];
      }
    });
    for (DeliveryChunk& chunk : from_) chunk.*column = {};
  }

  template <class Column>
  void take_where_any(Column DeliveryChunk::*column) {
    if (std::ranges::all_of(from_, [&](const DeliveryChunk& chunk) { return (chunk.*column).empty(); })) return;
    for_each([&](DeliveryChunk& into, std::span<const std::uint32_t> spots) {
      (into.*column).reserve(spots.size());
      for (std::size_t at = 0; at < spots.size(); ++at) {
        (into.*column).add((from_[chunk_of(spots[at])].*column)[row_of(spots[at])], at);
      }
    });
    for (DeliveryChunk& chunk : from_) chunk.*column = {};
  }

  void take_days() {
    if (std::ranges::all_of(from_, [](const DeliveryChunk& chunk) { return chunk.assured.empty(); })) return;
    for_each([&](DeliveryChunk& into, std::span<const std::uint32_t> spots) {
      for (std::size_t at = 0; at < spots.size(); ++at) {
        add_day(into.assured, from_[chunk_of(spots[at])].assured_of(row_of(spots[at])), at);
      }
    });
    for (DeliveryChunk& chunk : from_) chunk.assured = {};
  }

  template <class Value>
  void take_lists(SharedColumn<std::uint32_t> DeliveryChunk::*starts, SharedColumn<Value> DeliveryChunk::*values) {
    if (std::ranges::all_of(from_, [&](const DeliveryChunk& chunk) { return (chunk.*starts).empty(); })) return;
    for_each([&](DeliveryChunk& into, std::span<const std::uint32_t> spots) {
      for (std::size_t at = 0; at < spots.size(); ++at) {
        const DeliveryChunk& chunk = from_[chunk_of(spots[at])];
        std::span<const Value> list;
        if (const auto& all = chunk.*starts; !all.empty()) {
          const std::size_t row = row_of(spots[at]);
          list = std::span(chunk.*values).subspan(all[row], all[row + 1] - all[row]);
        }
        add_list(into.*starts, into.*values, list, at);
      }
      (into.*values).shrink_to_fit();
      (into.*starts).shrink_to_fit();
    });
    for (DeliveryChunk& chunk : from_) {
      chunk.*starts = {};
      chunk.*values = {};
    }
  }

  std::vector<DeliveryChunk>& from_;
  const std::vector<std::uint32_t>& spots_;
  std::vector<std::shared_ptr<DeliveryChunk>> made_;
};

}  // namespace

Deliveries::Deliveries(std::vector<DeliveryChunk> chunks) {
  const InOrder order(chunks);
  for (auto& made : Reordered(chunks, order.spots()).made()) chunks_.push_back(std::move(made));
  index();
}

}  // namespace engine
