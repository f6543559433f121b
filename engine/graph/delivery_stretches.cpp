#include "engine/graph/delivery_stretches.h"

#include <algorithm>
#include <mutex>
#include <numeric>

#include "engine/graph/delivery_columns.h"
#include "engine/graph/freed_memory.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

// Chunks that a core deals out before what was freed is given back. Other threads made them, and the allocator takes
// nothing for one thread of what was freed of another: without it both what is dealt and what it is dealt to would
// stand in memory.
constexpr std::size_t least_given_back = 8;

// Deals out chunks to one share.
class Dealer {
 public:
  Dealer(const std::vector<std::uint32_t>& stretch_of_location, std::size_t stretches)
      : stretch_of_(stretch_of_location), counts_(stretches), share_(stretches) {}

  void make_room(std::span<const DeliveryChunk> chunks) {
    for (const DeliveryChunk& chunk : chunks) {
      for (const Ref<Location> location : chunk.locations) ++counts_[stretch_of_[location.index]];
    }
    for (std::size_t stretch = 0; stretch < share_.size(); ++stretch) share_[stretch].reserve(counts_[stretch]);
  }

  void deal(const DeliveryChunk& chunk) {
    group(chunk);
    deal(chunk, &DeliveryChunk::organisations);
    deal(chunk, &DeliveryChunk::programmes);
    deal(chunk, &DeliveryChunk::locations);
    deal(chunk, &DeliveryChunk::services);
    deal(chunk, &DeliveryChunk::groups);
    deal(chunk, &DeliveryChunk::stated);
    deal(chunk, &DeliveryChunk::marks);
    deal_where_any(chunk, &DeliveryChunk::sources);
    deal_where_any(chunk, &DeliveryChunk::profiles);
    deal_where_any(chunk, &DeliveryChunk::capacities);
    deal_where_any(chunk, &DeliveryChunk::reaches);
    deal_days(chunk);
    deal_lists(chunk, &DeliveryChunk::reported_starts, &DeliveryChunk::reported);
    deal_lists(chunk, &DeliveryChunk::served_starts, &DeliveryChunk::served);
    deal(chunk, &DeliveryChunk::numbers);  // the last: it says how many rows there are
  }

  Stretches::Share share() && { return std::move(share_); }

 private:
  // Rows of the chunk that belong to one stretch: rows_[from] to rows_[to].
  struct Group {
    std::uint32_t stretch;
    std::size_t from, to;
  };

  void group(const DeliveryChunk& chunk) {
    counts_.assign(share_.size() + 1, 0);
    for (const Ref<Location> location : chunk.locations) ++counts_[stretch_of_[location.index] + 1];
    groups_.clear();
    for (std::uint32_t stretch = 0; stretch < share_.size(); ++stretch) {
      const std::size_t from = counts_[stretch];
      counts_[stretch + 1] += from;
      if (counts_[stretch + 1] > from) groups_.push_back({stretch, from, counts_[stretch + 1]});
    }
    rows_.resize(chunk.size());
    for (std::uint32_t row = 0; row < chunk.size(); ++row) {
      rows_[counts_[stretch_of_[chunk.locations[row].index]]++] = row;
    }
  }

  template <class Value>
  void deal(const DeliveryChunk& chunk, SharedColumn<Value> DeliveryChunk::*column) {
    const auto& values = chunk.*column;
    for (const Group& group : groups_) {
      auto& into = share_[group.stretch].*column;
      const std::size_t before = into.size();
      into.resize(before + group.to - group.from);
      for (std::size_t at = group.from; at < group.to; ++at) into[before + at - group.from] = values[rows_[at]];
    }
  }

  template <class Column>
  void deal_where_any(const DeliveryChunk& chunk, Column DeliveryChunk::*column) {
    const Column& values = chunk.*column;
    for (const Group& group : groups_) {
      DeliveryChunk& into = share_[group.stretch];
      if (values.empty() && (into.*column).empty()) continue;
      const auto value = [&](std::size_t at) { return values[rows_[group.from + at]]; };
      (into.*column).append(group.to - group.from, into.size(), values.is_small(), value);
    }
  }

  void deal_days(const DeliveryChunk& chunk) {
    for (const Group& group : groups_) {
      DeliveryChunk& into = share_[group.stretch];
      if (chunk.assured.empty() && into.assured.empty()) continue;
      std::size_t place = into.size();
      for (std::size_t at = group.from; at < group.to; ++at)
        add_day(into.assured, chunk.assured_of(rows_[at]), place++);
    }
  }

  template <class Value>
  void deal_lists(const DeliveryChunk& chunk, SharedColumn<std::uint32_t> DeliveryChunk::*starts,
                  SharedColumn<Value> DeliveryChunk::*values) {
    for (const Group& group : groups_) {
      DeliveryChunk& into = share_[group.stretch];
      if ((chunk.*starts).empty() && (into.*starts).empty()) continue;
      const auto list = [&](std::size_t at) { return list_of(chunk.*starts, chunk.*values, rows_[group.from + at]); };
      add_lists(into.*starts, into.*values, group.to - group.from, into.size(), list);
    }
  }

  const std::vector<std::uint32_t>& stretch_of_;
  std::vector<std::size_t> counts_;  // by stretch
  std::vector<Group> groups_;
  std::vector<std::uint32_t> rows_;  // of the chunk, by stretch
  Stretches::Share share_;
};

}  // namespace

Stretches::Stretches(const std::vector<DeliveryChunk>& chunks, std::size_t most) {
  std::vector<std::size_t> rows;  // by location
  for (const DeliveryChunk& chunk : chunks) {
    for (const Ref<Location> location : chunk.locations) {
      if (location.index >= rows.size()) rows.resize(location.index + 1);
      ++rows[location.index];
    }
  }
  of_.reserve(rows.size());
  std::size_t before = 0;
  for (std::uint32_t location = 0; location < rows.size(); ++location) {
    if (starts_.empty() || before + rows[location] > starts_.back() + most) {
      starts_.push_back(before);
      first_locations_.push_back(location);
    }
    of_.push_back(static_cast<std::uint32_t>(starts_.size() - 1));
    before += rows[location];
  }
  starts_.push_back(before);
  first_locations_.push_back(static_cast<std::uint32_t>(rows.size()));
}

std::vector<Stretches::Share> Stretches::deal(std::vector<DeliveryChunk> chunks) const {
  std::mutex guard;
  std::vector<Share> shares;
  in_ranges(chunks.size(), 2, [&](std::size_t from, std::size_t to) {
    Dealer dealer(of_, size());
    dealer.make_room(std::span(chunks).subspan(from, to - from));
    const std::size_t some = std::max<std::size_t>(least_given_back, (to - from) / 4);
    for (std::size_t number = from; number < to; ++number) {
      if (to - from > least_given_back && from == 0 && number % some == 0) give_back_freed_memory();
      dealer.deal(chunks[number]);
      chunks[number] = DeliveryChunk();
    }
    const std::lock_guard lock(guard);
    shares.push_back(std::move(dealer).share());
  });
  return shares;
}

}  // namespace engine
