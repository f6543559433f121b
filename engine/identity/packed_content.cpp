#include "engine/identity/packed_content.h"

#include <algorithm>
#include <array>

#include "engine/graph/parallel.h"
#include "engine/identity/hash.h"
#include "engine/identity/pairing.h"
#include "engine/model/blob.h"

namespace engine {
namespace {

using Place = PackIds::Place;

// Adds what a column says to a hash, just as its value would be added.
template <class Value>
void add_value(Hash& hash, const Pack& pack, const PackedColumn& column, std::size_t rank) {
  if constexpr (packed_as<Value> == PackedAs::number) {
    const auto number = column.number(rank);
    if constexpr (std::is_same_v<Value, std::int64_t>) {
      hash.add(number.value_or(0));
    } else {
      hash.add(number.has_value());
      if (number) hash.add(*number);
    }
  } else if constexpr (requires(Value value) { value.text; } || std::is_same_v<Value, std::string>) {
    hash.add(pack.text(column[rank]));
  } else {
    Value value{};
    if (column[rank] != 0) blob::read(pack.text(column[rank]), value);
    hash.add(value);
  }
}

template <class One>
void add_fact(Hash& hash, const Pack& pack, std::size_t rank) {
  std::size_t position = 0;
  const auto add = [&]<class Value>(const Column<One, Value>&) {
    add_value<Value>(hash, pack, pack.column(kind_of<One>(), position++), rank);
  };
  std::apply([&](const auto&... columns) { (add(columns), ...); }, Table<One>::columns);
}

// See content_hash().
template <class One>
std::uint64_t hash_of(const Pack& pack, std::size_t at, std::size_t rank) {
  Hash hash;
  hash.add(kind_of<One>());
  add_fact<One>(hash, pack, rank);
  std::string_view words = pack.text(pack.common(Common::words)[at]);
  while (!words.empty()) hash.add(blob::read_text(words));
  hash.add(pack.text(pack.common(Common::note)[at]));
  hash.add(static_cast<int>(pack.common(Common::tier).number(at).value_or(0)));
  return hash.value();
}

template <std::size_t... Kind>
constexpr auto hashes_by_kind(std::index_sequence<Kind...>) {
  using Compute = std::uint64_t (*)(const Pack&, std::size_t, std::size_t);
  return std::array<Compute, sizeof...(Kind)>{hash_of<std::variant_alternative_t<Kind, Fact>>...};
}

template <class One>
bool strange_in(const ClosedLists& lists, std::size_t position, std::string_view packed) {
  One fact;
  std::size_t at = 0;
  for_each_column(fact, [&]<class Value>(const auto&, Value& value) {
    if (at++ != position) return;
    if constexpr (std::is_same_v<Value, std::string>) value = packed;
    if constexpr (std::is_same_v<Value, Texts>) blob::read(packed, value);
  });
  return !lists.strange_codes(Fact(std::move(fact))).empty();
}

template <std::size_t... Kind>
constexpr auto strange_by_kind(std::index_sequence<Kind...>) {
  using Judge = bool (*)(const ClosedLists&, std::size_t, std::string_view);
  return std::array<Judge, sizeof...(Kind)>{strange_in<std::variant_alternative_t<Kind, Fact>>...};
}

struct Hashed {
  std::uint64_t hash;
  Place place;

  friend auto operator<=>(const Hashed&, const Hashed&) = default;
};

// The hashes of the records without an id, those of one content behind one another.
std::vector<Hashed> hashed_records(std::span<const Pack> packs) {
  std::vector<std::vector<std::uint64_t>> by_pack(packs.size());
  in_ranges(packs.size(), 2, [&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) by_pack[at] = hashes_without_id(packs[at]);
  });
  std::vector<Hashed> hashed;
  for (std::uint32_t number = 0; number < packs.size(); ++number) {
    const PackedColumn& ids = packs[number].common(Common::id);
    const auto count = static_cast<std::uint16_t>(by_pack[number].size());
    for (std::uint16_t at = 0; at < count; ++at) {
      if (ids[at] == 0) hashed.push_back({by_pack[number][at], {number, at}});
    }
  }
  std::ranges::sort(hashed);
  return hashed;
}

bool wholly_same(const Record& one, const Record& other) {
  return one.assured == other.assured && one.source == other.source && same_content(one, other);
}

using Repeated = std::vector<std::pair<Place, Place>>;

// Of records with one hash, notes those that say what one before them says.
void note_repeated(std::span<const Pack> packs, std::span<const Hashed> alike, Repeated& repeated) {
  std::vector<std::pair<Place, Record>> different;
  for (const auto& [hash, place] : alike) {
    Record record = packs[place.pack].record(place.at).record;
    const auto same = std::ranges::find_if(different, [&](const auto& one) { return wholly_same(one.second, record); });
    if (same == different.end()) {
      different.emplace_back(place, std::move(record));
    } else {
      repeated.emplace_back(same->first, place);
    }
  }
}

}  // namespace

std::vector<std::uint64_t> content_hashes(const Pack& pack, const std::vector<bool>& chosen) {
  static constexpr auto compute = hashes_by_kind(std::make_index_sequence<any_kind>());
  std::vector<std::uint64_t> hashes;
  for (std::size_t kind = 0; kind < any_kind; ++kind) {
    const auto places = pack.places(kind);
    for (std::size_t rank = 0; rank < places.size(); ++rank) {
      if (!chosen[places[rank]]) continue;
      hashes.resize(pack.size());
      hashes[places[rank]] = compute[kind](pack, places[rank], rank);
    }
  }
  return hashes;
}

std::vector<std::uint64_t> hashes_without_id(const Pack& pack) {
  const PackedColumn& ids = pack.common(Common::id);
  std::vector<bool> chosen(pack.size());
  for (std::size_t at = 0; at < pack.size(); ++at) chosen[at] = ids[at] == 0;
  return content_hashes(pack, chosen);
}

std::vector<std::pair<Place, Place>> repeated_without_id(std::span<const Pack> packs) {
  const std::vector<Hashed> hashed = hashed_records(packs);
  Repeated repeated;
  for (auto first = hashed.begin(); first != hashed.end();) {
    const auto end = std::find_if(first, hashed.end(), [&](const Hashed& one) { return one.hash != first->hash; });
    if (std::next(first) != end) note_repeated(packs, {first, end}, repeated);
    first = end;
  }
  return repeated;
}

bool is_strange(const ClosedLists& lists, std::size_t kind, std::size_t position, std::string_view packed) {
  static constexpr auto judge = strange_by_kind(std::make_index_sequence<any_kind>());
  return !packed.empty() && judge[kind](lists, position, packed);
}

}  // namespace engine
