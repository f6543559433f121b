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

void Deliveries::index() {
  starts_.assign(1, 0);
  guesses_.clear();
  for (const auto& chunk : chunks_) starts_.push_back(starts_.back() + chunk->size());
  even_ = true;
  for (std::size_t number = 0; number + 1 < chunks_.size(); ++number) {
    even_ = even_ && chunks_[number]->size() == DeliveryChunk::usual;
  }
  if (!chunks_.empty()) even_ = even_ && chunks_.back()->size() <= DeliveryChunk::usual;
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

// A chunk that has grown too large in two; none where nothing is left of it.
std::vector<std::shared_ptr<const DeliveryChunk>> parts_of(DeliveryChunk chunk) {
  std::vector<std::shared_ptr<const DeliveryChunk>> parts;
  if (chunk.size() <= 2 * DeliveryChunk::usual) {
    if (chunk.size() > 0) parts.push_back(std::make_shared<DeliveryChunk>(std::move(chunk)));
    return parts;
  }
  for (std::size_t from = 0; from < chunk.size(); from += DeliveryChunk::usual) {
    auto part = std::make_shared<DeliveryChunk>();
    const std::size_t to = std::min(from + DeliveryChunk::usual, chunk.size());
    part->reserve(to - from);
    for (std::size_t row = from; row < to; ++row) part->add(chunk, row);
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace

// The first chunk whose last row does not come before the row, else the last one. REQUIRES: there is a chunk.
std::size_t Deliveries::chunk_for(const DeliveryRow& row) const {
  const auto found = std::ranges::partition_point(
      chunks_, [&](const auto& chunk) { return key_of(*chunk, chunk->size() - 1) < key_of(row); });
  return std::min(static_cast<std::size_t>(found - chunks_.begin()), chunks_.size() - 1);
}

void Deliveries::replace(const std::vector<DeliveryRow>& out, std::vector<DeliveryLine> in) {
  std::ranges::sort(in, {}, [](const DeliveryLine& line) { return key_of(line.row); });
  if (chunks_.empty()) chunks_.push_back(std::make_shared<DeliveryChunk>());
  const bool had_rows = !chunks_.front()->numbers.empty();
  std::map<std::size_t, Exchange> exchanges;
  for (const DeliveryRow& row : out) {
    if (had_rows) exchanges[chunk_for(row)].out.push_back(key_of(row));
  }
  for (const DeliveryLine& line : in) exchanges[had_rows ? chunk_for(line.row) : 0].in.push_back(&line);
  std::vector<std::shared_ptr<const DeliveryChunk>> chunks;
  for (std::size_t number = 0; number < chunks_.size(); ++number) {
    const auto exchange = exchanges.find(number);
    if (exchange == exchanges.end()) {
      if (chunks_[number]->size() > 0) chunks.push_back(std::move(chunks_[number]));
      continue;
    }
    std::ranges::sort(exchange->second.out);
    for (auto& part : parts_of(exchanged(*chunks_[number], exchange->second))) chunks.push_back(std::move(part));
  }
  chunks_ = std::move(chunks);
  index();
}

namespace {

template <class Fact>
void renumber(DeliveryChunk& chunk, SharedColumn<Ref<Fact>> DeliveryChunk::*column, const Renumbering<Fact>& numbers) {
  const auto& before = std::as_const(chunk).*column;
  std::vector<Ref<Fact>> after(before.size());
  numbers.apply(std::span(before.data(), before.size()), after.data());
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

}  // namespace

void Deliveries::renumber(const Renumberings& renumberings) {
  in_ranges(chunks_.size(), 4, [&](std::size_t from, std::size_t to) { renumber(renumberings, from, to); });
}

void Deliveries::renumber(const Renumberings& renumberings, std::size_t from, std::size_t to) {
  for (std::size_t number = from; number < to; ++number) {
    const DeliveryChunk& before = *chunks_[number];
    const bool organisations = moves(before.organisations, renumberings.organisations);
    const bool programmes = moves(before.programmes, renumberings.programmes);
    if (!organisations && !programmes) continue;
    auto changed = std::make_shared<DeliveryChunk>(before);
    if (organisations) engine::renumber(*changed, &DeliveryChunk::organisations, renumberings.organisations);
    if (programmes) engine::renumber(*changed, &DeliveryChunk::programmes, renumberings.programmes);
    chunks_[number] = std::move(changed);
  }
}

}  // namespace engine
