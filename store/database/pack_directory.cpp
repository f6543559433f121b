#include "store/database/pack_directory.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "engine/model/error.h"
#include "store/database/keys.h"
#include "store/database/tags.h"

namespace store {
namespace {

using engine::Common;
using engine::Error;
using engine::Number;
using engine::Pack;

constexpr std::size_t bits_an_id = 16;
constexpr int probes = 8;

// Calls visit(byte, bit) for each bit that stands for the hash, until it says no.
template <class Visit>
void for_each_bit(std::size_t bytes, std::uint64_t hash, Visit&& visit) {
  auto place = static_cast<std::uint32_t>(hash);
  const auto step = static_cast<std::uint32_t>(hash >> 32) | 1;
  for (int left = probes; left > 0; --left, place += step) {
    // The place scaled down to the bits that there are: quicker than a remainder.
    const std::uint64_t bit = (std::uint64_t{place} * (bytes * 8)) >> 32;
    if (!visit(static_cast<std::size_t>(bit / 8), static_cast<unsigned>(bit % 8))) return;
  }
}

std::string filter_of(const Pack& pack) {
  const auto codes = codes_in(pack, Common::id);
  std::string filter(codes.size() * bits_an_id / 8, '\0');
  for (const std::uint64_t code : codes) {
    for_each_bit(filter.size(), hash_of_id(pack.text(code)), [&](std::size_t byte, unsigned bit) {
      filter[byte] = static_cast<char>(static_cast<unsigned char>(filter[byte]) | (1U << bit));
      return true;
    });
  }
  return filter;
}

}  // namespace

std::uint64_t hash_of_id(std::string_view id) {
  std::uint64_t hash = 0xcbf29ce484222325U;  // FNV-1a
  for (const char byte : id) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  // Its high bits tell short ids apart badly: mixed as the finaliser of MurmurHash3 does.
  hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdU;
  hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53U;
  return hash ^ (hash >> 33);
}

bool may_hold(std::string_view filter, std::uint64_t hash) {
  bool all = !filter.empty();
  if (!all) return false;
  for_each_bit(filter.size(), hash, [&](std::size_t byte, unsigned bit) {
    all = (static_cast<unsigned char>(filter[byte]) >> bit) & 1U;
    return all;
  });
  return all;
}

std::vector<std::uint64_t> codes_in(const Pack& pack, Common column) {
  std::vector<std::uint64_t> rows;
  pack.common(column).read(pack.size(), rows);
  std::vector<bool> seen(pack.text_count());
  std::vector<std::uint64_t> codes;
  for (const std::uint64_t code : rows) {
    if (!seen[code]) codes.push_back(code);
    seen[code] = true;
  }
  std::ranges::sort(codes);
  return codes;
}

PackEntry describe(const Pack& pack, engine::Revision revision, const Names& names) {
  PackEntry entry;
  entry.first = pack.number(0);
  entry.revision = revision;
  entry.records = static_cast<std::uint32_t>(pack.size());
  entry.span = static_cast<std::uint32_t>(pack.number(pack.size() - 1) - entry.first + 1);
  for (const std::uint64_t code : codes_in(pack, Common::source)) {
    const auto name = names.number(pack.text(code));
    assert(name);
    entry.sources.push_back(*name);
  }
  std::ranges::sort(entry.sources);
  entry.filter = filter_of(pack);
  return entry;
}

std::string encode_entry(const PackEntry& entry) {
  ByteWriter bytes;
  write_tag(bytes, Tag::pack_entry_1);
  bytes.number(entry.revision);
  bytes.number(entry.records);
  bytes.number(entry.span);
  bytes.number(entry.sources.size());
  Names::Number before = 0;
  for (const Names::Number source : entry.sources) {
    bytes.number(source - before);
    before = source;
  }
  bytes.text(entry.filter);
  return bytes.take();
}

PackEntry decode_entry(Number first, std::string_view value) {
  ByteReader bytes(value);
  expect_tag(bytes, Tag::pack_entry_1);
  PackEntry entry;
  entry.first = first;
  entry.revision = bytes.number();
  entry.records = static_cast<std::uint32_t>(bytes.number_up_to(Pack::most));
  entry.span = static_cast<std::uint32_t>(bytes.number_up_to(std::numeric_limits<std::uint32_t>::max()));
  if (entry.records == 0 || entry.span < entry.records) refuse_value("a pack has no records, or more than numbers");
  entry.sources.resize(bytes.count());
  Names::Number before = 0;
  for (Names::Number& source : entry.sources) {
    source =
        before + static_cast<Names::Number>(bytes.number_up_to(std::numeric_limits<Names::Number>::max() - before));
    before = source;
  }
  entry.filter = bytes.text();
  bytes.expect_end();
  return entry;
}

// Appends what was committed since. Entries are only ever added at the end.
void PackDirectory::read_on() const {
  const auto keys = rocks_.seek(Family::directory);
  Number from = 0;
  {
    const std::shared_lock lock(mutex_);
    if (!entries_.empty()) from = entries_.back().first + 1;
  }
  keys->Seek(keys::pack(from));
  if (keys->Valid()) {
    const std::unique_lock lock(mutex_);
    for (; keys->Valid(); keys->Next()) {
      const auto first = keys::parse_pack(keys->key().ToStringView());
      if (!first) throw Error(Error::Kind::storage, "a key of the directory of packs is damaged");
      if (!entries_.empty() && *first <= entries_.back().first) continue;  // another thread was quicker
      entries_.push_back(decode_entry(*first, keys->value().ToStringView()));
    }
  }
  check(keys->status(), "read the directory of packs");
}

PackDirectory::Place PackDirectory::find(Number number) const {
  const auto look = [&]() -> Place {
    const std::shared_lock lock(mutex_);
    const auto after = std::ranges::upper_bound(entries_, number, {}, &PackEntry::first);
    if (after == entries_.begin() || !std::prev(after)->spans(number)) return {};
    return {std::prev(after)->first, std::prev(after)->revision};
  };
  const Place known = look();
  if (known.first != 0) return known;
  read_on();
  return look();
}

std::vector<PackDirectory::Place> PackDirectory::choose(const std::function<bool(const PackEntry&)>& chosen) const {
  read_on();
  std::vector<Place> places;
  const std::shared_lock lock(mutex_);
  for (const PackEntry& entry : entries_) {
    if (chosen(entry)) places.push_back({entry.first, entry.revision});
  }
  return places;
}

}  // namespace store
