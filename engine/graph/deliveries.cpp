#include "engine/graph/deliveries.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

#include "engine/graph/delivery_columns.h"
#include "engine/graph/parallel.h"

namespace engine {

DeliveryMarks::DeliveryMarks(const DeliveryRow& row) {
  const unsigned bits = static_cast<unsigned>(row.status) | static_cast<unsigned>(row.unit) << unit_at |
                        static_cast<unsigned>(row.tier) << tier_at | (row.has_stated ? stated : 0u) |
                        (row.serves_all_below ? serves_below : 0u) | (row.sub_implementer ? by_sub_implementer : 0u) |
                        (row.has_assured ? is_assured : 0u);
  bits_ = static_cast<std::uint16_t>(bits);
}

void DeliveryChunk::reserve(std::size_t rows) {
  numbers.reserve(rows);
  organisations.reserve(rows);
  programmes.reserve(rows);
  locations.reserve(rows);
  services.reserve(rows);
  groups.reserve(rows);
  stated.reserve(rows);
  marks.reserve(rows);
  sources.reserve(rows);
  profiles.reserve(rows);
  capacities.reserve(rows);
  reaches.reserve(rows);
}

DeliveryRow DeliveryChunk::row(std::size_t at) const {
  const DeliveryMarks mark = marks[at];
  DeliveryRow row;
  row.number = numbers[at];
  row.organisation = organisations[at];
  row.programme = programmes[at];
  row.location = locations[at];
  row.service = services[at];
  row.group = groups[at];
  row.stated = stated[at];
  row.has_stated = mark.has_stated();
  row.serves_all_below = mark.serves_all_below();
  row.sub_implementer = mark.sub_implementer();
  row.status = mark.status();
  row.unit = mark.unit();
  row.tier = mark.tier();
  row.source = sources[at];
  row.assured = assured_of(at);
  row.has_assured = mark.has_assured();
  row.capacity = capacities[at];
  row.reach = reaches[at];
  row.profile = profiles[at];
  return row;
}

std::span<const Period> DeliveryChunk::reported_of(std::size_t at) const {
  if (reported_starts.empty()) return {};
  return std::span(reported).subspan(reported_starts[at], reported_starts[at + 1] - reported_starts[at]);
}

std::span<const Ref<Location>> DeliveryChunk::served_of(std::size_t at) const {
  if (served_starts.empty() || served_starts[at] == served_starts[at + 1]) return std::span(&locations[at], 1);
  return std::span(served).subspan(served_starts[at], served_starts[at + 1] - served_starts[at]);
}

void DeliveryChunk::add(const DeliveryRow& row, std::span<const Period> reported_then,
                        std::span<const Ref<Location>> served_there) {
  const std::size_t before = size();
  add_list(reported_starts, reported, reported_then, before);
  add_list(served_starts, served, served_there, before);
  capacities.add(row.capacity, before);
  reaches.add(row.reach, before);
  sources.add(row.source, before);
  profiles.add(row.profile, before);
  add_day(assured, row.assured, before);
  assert(row.number <= std::numeric_limits<std::uint32_t>::max());
  numbers.push_back(static_cast<std::uint32_t>(row.number));
  organisations.push_back(row.organisation);
  programmes.push_back(row.programme);
  locations.push_back(row.location);
  services.push_back(row.service);
  groups.push_back(row.group);
  stated.push_back(row.stated);
  marks.push_back(DeliveryMarks(row));
}

void DeliveryChunk::resolve_served(const std::vector<Ref<Location>>& by_symbol) {
  std::vector<Ref<Location>> known;
  for (std::size_t row = 0; row + 1 < served_starts.size(); ++row) {
    const std::size_t before = known.size();
    for (std::uint32_t at = served_starts[row]; at < served_starts[row + 1]; ++at) {
      const auto place = served[at].known() ? by_symbol[served[at].index] : served[at];
      if (place.known()) known.push_back(place);
    }
    std::sort(known.begin() + static_cast<std::ptrdiff_t>(before), known.end());
    served_starts[row] = static_cast<std::uint32_t>(before);
  }
  if (!served_starts.empty()) served_starts.back() = static_cast<std::uint32_t>(known.size());
  served = std::move(known);
}

void DeliveryChunk::add(const DeliveryChunk& other, std::size_t at) {
  const std::size_t before = size();
  add_list(reported_starts, reported, other.reported_of(at), before);
  const bool own_place = other.served_starts.empty() || other.served_starts[at] == other.served_starts[at + 1];
  add_list(served_starts, served, own_place ? std::span<const Ref<Location>>() : other.served_of(at), before);
  capacities.add(other.capacities[at], before);
  reaches.add(other.reaches[at], before);
  sources.add(other.sources[at], before);
  profiles.add(other.profiles[at], before);
  add_day(assured, other.assured_of(at), before);
  numbers.push_back(other.numbers[at]);
  organisations.push_back(other.organisations[at]);
  programmes.push_back(other.programmes[at]);
  locations.push_back(other.locations[at]);
  services.push_back(other.services[at]);
  groups.push_back(other.groups[at]);
  stated.push_back(other.stated[at]);
  marks.push_back(other.marks[at]);
}

// `sizes`: of each chunk.
void Deliveries::index(const std::vector<std::size_t>& sizes) {
  starts_.assign(1, 0);
  guesses_.clear();
  for (const std::size_t size : sizes) starts_.push_back(starts_.back() + size);
  even_ = true;
  for (std::size_t number = 0; number + 1 < sizes.size(); ++number) {
    even_ = even_ && sizes[number] == DeliveryChunk::usual;
  }
  if (!sizes.empty()) even_ = even_ && sizes.back() <= DeliveryChunk::usual;
  std::uint32_t chunk = 0;
  for (std::size_t row = 0; row < size(); row += block) {
    while (row >= starts_[chunk + 1]) ++chunk;
    guesses_.push_back(chunk);
  }
}

namespace {

// What rows are ordered by.
using Key = std::tuple<Ref<Location>, Ref<Service>, Ref<PopulationGroup>, Ref<Organisation>, Number>;

Key key_of(const DeliveryRow& row) { return {row.location, row.service, row.group, row.organisation, row.number}; }

Key key_of(const DeliveryChunk& chunk, std::size_t row) {
  return {chunk.locations[row], chunk.services[row], chunk.groups[row], chunk.organisations[row], chunk.numbers[row]};
}

// What one chunk loses and gains, each in the order.
struct Exchange {
  std::vector<Key> out;
  std::vector<const DeliveryLine*> in;
};

DeliveryChunk exchanged(const DeliveryChunk& chunk, const Exchange& exchange) {
  DeliveryChunk made;
  made.reserve(chunk.size() + exchange.in.size());
  auto next = exchange.in.begin();
  const auto add_before = [&](const Key* key) {
    for (; next != exchange.in.end() && (key == nullptr || key_of((*next)->row) < *key); ++next) {
      made.add((*next)->row, (*next)->reported, (*next)->served);
    }
  };
  for (std::size_t row = 0; row < chunk.size(); ++row) {
    const Key key = key_of(chunk, row);
    add_before(&key);
    if (!std::ranges::binary_search(exchange.out, key)) made.add(chunk, row);
  }
  add_before(nullptr);
  return made;
}

}  // namespace

// A chunk that has grown too large in two; none where nothing is left of it.
Deliveries::Pieces Deliveries::pieces_of(DeliveryChunk chunk) {
  Pieces pieces;
  if (chunk.size() <= 2 * DeliveryChunk::usual) {
    if (chunk.size() > 0) pieces.push_back(std::make_shared<Piece>(std::move(chunk)));
    return pieces;
  }
  for (std::size_t from = 0; from < chunk.size(); from += DeliveryChunk::usual) {
    DeliveryChunk part;
    const std::size_t to = std::min(from + DeliveryChunk::usual, chunk.size());
    part.reserve(to - from);
    for (std::size_t row = from; row < to; ++row) part.add(chunk, row);
    pieces.push_back(std::make_shared<Piece>(std::move(part)));
  }
  return pieces;
}

// The first chunk whose last row does not come before the row, else the last one. REQUIRES: there is a chunk.
std::size_t Deliveries::chunk_for(const DeliveryRow& row) const {
  const auto found = std::ranges::partition_point(chunks_, [&](const auto& piece) {
    const DeliveryChunk& chunk = piece->read();
    return key_of(chunk, chunk.size() - 1) < key_of(row);
  });
  return std::min(static_cast<std::size_t>(found - chunks_.begin()), chunks_.size() - 1);
}

void Deliveries::replace(const std::vector<DeliveryRow>& out, std::vector<DeliveryLine> in) {
  std::ranges::sort(in, {}, [](const DeliveryLine& line) { return key_of(line.row); });
  const bool had_rows = !empty();
  if (!had_rows) {
    chunks_.assign(1, std::make_shared<Piece>(DeliveryChunk()));
    starts_.assign(2, 0);
  }
  std::map<std::size_t, Exchange> exchanges;
  for (const DeliveryRow& row : out) {
    if (had_rows) exchanges[chunk_for(row)].out.push_back(key_of(row));
  }
  for (const DeliveryLine& line : in) exchanges[had_rows ? chunk_for(line.row) : 0].in.push_back(&line);
  Pieces chunks;
  std::vector<std::size_t> sizes;
  for (std::size_t number = 0; number < chunks_.size(); ++number) {
    const auto exchange = exchanges.find(number);
    if (exchange == exchanges.end()) {
      if (starts_[number + 1] == starts_[number]) continue;
      chunks.push_back(std::move(chunks_[number]));
      sizes.push_back(starts_[number + 1] - starts_[number]);
      continue;
    }
    std::ranges::sort(exchange->second.out);
    for (auto& piece : pieces_of(exchanged(chunk(number), exchange->second))) {
      sizes.push_back(piece->read().size());
      chunks.push_back(std::move(piece));
    }
  }
  chunks_ = std::move(chunks);
  index(sizes);
}

namespace {

template <class Fact>
void renumber(DeliveryChunk& chunk, SharedColumn<Ref<Fact>> DeliveryChunk::*column, const Renumbering<Fact>& numbers) {
  const auto& before = std::as_const(chunk).*column;
  std::vector<Ref<Fact>> after(before.begin(), before.end());
  numbers.apply(after);
  chunk.*column = SharedColumn<Ref<Fact>>(std::move(after));
}

template <class Fact>
bool moves(const SharedColumn<Ref<Fact>>& column, const Renumbering<Fact>& numbers) {
  constexpr std::size_t block = 1024;  // mostly one moves among the first
  if (!numbers.any()) return false;
  const std::span<const Ref<Fact>> all(column.data(), column.size());
  for (std::size_t from = 0; from < all.size(); from += block) {
    if (numbers.moves_any(all.subspan(from, std::min(block, all.size() - from)))) return true;
  }
  return false;
}

void move(DeliveryChunk& chunk, const Renumberings& renumberings) {
  if (moves(chunk.organisations, renumberings.organisations)) {
    renumber(chunk, &DeliveryChunk::organisations, renumberings.organisations);
  }
  if (moves(chunk.programmes, renumberings.programmes)) {
    renumber(chunk, &DeliveryChunk::programmes, renumberings.programmes);
  }
}

}  // namespace

void Deliveries::renumber(const Renumberings& renumberings) {
  in_ranges(chunks_.size(), 4, [&](std::size_t from, std::size_t to) { renumber(renumberings, from, to); });
}

void Deliveries::renumber(const Renumberings& renumberings, std::size_t from, std::size_t to) {
  for (std::size_t number = from; number < to; ++number) {
    const DeliveryChunk& before = chunk(number);
    if (!moves(before.organisations, renumberings.organisations) &&
        !moves(before.programmes, renumberings.programmes)) {
      continue;
    }
    DeliveryChunk changed = before;
    move(changed, renumberings);
    chunks_[number] = std::make_shared<Piece>(std::move(changed));
  }
}

void Deliveries::renumber_later(const std::shared_ptr<const Renumberings>& renumberings) {
  MoveLater<DeliveryChunk> later(renumberings, move);
  for (auto& chunk : chunks_) chunk = later(chunk);
}

}  // namespace engine
