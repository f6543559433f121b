#include "store/database/packs.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/model/error.h"
#include "store/database/keys.h"
#include "store/database/tags.h"

namespace store {
namespace {

using engine::Error;
using engine::Number;

// Bytes of the packs that are kept ready: some three hundred of large ones.
constexpr std::size_t most_ready = std::size_t{48} << 20;

[[noreturn]] void fail(const Error& error, Number first) {
  throw Error(error.kind(), "the pack of records from " + std::to_string(first) + ": " + error.what());
}

// The head of a value, and where the bytes of the pack begin.
engine::Revision take_head(std::string_view& value) {
  ByteReader bytes(value);
  expect_tag(bytes, Tag::pack_1);
  const engine::Revision revision = bytes.number();
  value = bytes.rest();
  return revision;
}

// The head of a pack's bytes, which holds how many records and texts there are, and a start of a text.
constexpr std::size_t counts_size = 8, start_size = 4;

void append_start(std::string& bytes, std::uint64_t start) {
  if (start > std::numeric_limits<std::uint32_t>::max()) refuse_value("its texts are too long");
  for (std::size_t byte = 0; byte < start_size; ++byte) bytes.push_back(static_cast<char>(start >> (8 * byte)));
}

// The bytes of the pack, of which `rest` has the lengths of the texts in the place of their starts.
std::string with_starts(std::string_view rest) {
  ByteReader reader(rest);
  std::string starts;
  std::uint64_t start = 0;
  append_start(starts, start);
  for (std::size_t left = reader.count(); left > 0; --left) {
    start += reader.number_up_to(std::numeric_limits<std::uint32_t>::max());
    append_start(starts, start);
  }
  const std::string_view others = reader.rest();
  std::string bytes;
  bytes.reserve(starts.size() + others.size());
  bytes.append(others.substr(0, counts_size)).append(starts);
  return bytes.append(others.substr(std::min(others.size(), counts_size)));
}

}  // namespace

std::string encode_pack(const KeptPack& kept) {
  const engine::Pack& pack = kept.pack;
  ByteWriter bytes;
  write_tag(bytes, Tag::pack_1);
  bytes.number(kept.revision);
  bytes.number(pack.text_count());
  for (std::size_t code = 0; code < pack.text_count(); ++code) bytes.number(pack.text(code).size());
  const std::string_view whole = pack.bytes();
  std::string value = bytes.take();
  value.append(whole.substr(0, counts_size));
  return value.append(whole.substr(counts_size + (pack.text_count() + 1) * start_size));
}

KeptPack decode_pack(Number first, std::string_view value) {
  try {
    const engine::Revision revision = take_head(value);
    KeptPack kept{revision, engine::Pack(with_starts(value))};
    kept.pack.renumber(first);
    return kept;
  } catch (const Error& error) {
    fail(error, first);
  }
}

std::optional<FirstVersion> Packs::first_version(Number number) const {
  const auto place = directory_.find(number);
  if (place.first == 0) return std::nullopt;
  KeptPack kept = pack(place.first);
  const auto at = kept.pack.find(number);
  if (!at) return std::nullopt;
  return FirstVersion{std::move(kept), *at};
}

KeptPack Packs::pack(Number first) const {
  {
    const std::lock_guard lock(mutex_);
    const auto found = places_.find(first);
    if (found != places_.end()) {
      ready_.splice(ready_.begin(), ready_, found->second);
      return ready_.front().kept;
    }
  }
  const auto value = rocks_.get(Family::packs, keys::pack(first));
  if (!value) throw Error(Error::Kind::storage, "the pack of records from " + std::to_string(first) + " is lost");
  KeptPack kept = decode_pack(first, *value);
  const std::lock_guard lock(mutex_);
  if (places_.contains(first)) return kept;  // another thread was quicker
  ready_.push_front({first, kept});
  places_[first] = ready_.begin();
  ready_bytes_ += kept.pack.bytes().size();
  while (ready_bytes_ > most_ready && ready_.size() > 1) {
    ready_bytes_ -= ready_.back().kept.pack.bytes().size();
    places_.erase(ready_.back().first);
    ready_.pop_back();
  }
  return kept;
}

PackWalk::PackWalk(const Rocks& rocks, engine::Revision at) : keys_(rocks.scan(Family::packs)), at_(at) {
  keys_->SeekToFirst();
}

std::optional<KeptPack> PackWalk::next() {
  for (; keys_->Valid(); keys_->Next()) {
    const auto first = keys::parse_pack(keys_->key().ToStringView());
    if (!first) throw Error(Error::Kind::storage, "a key of the packs is damaged");
    std::string_view value = keys_->value().ToStringView();
    const std::string_view whole = value;
    try {
      if (take_head(value) > at_) continue;
    } catch (const Error& error) {
      fail(error, *first);
    }
    KeptPack kept = decode_pack(*first, whole);
    keys_->Next();
    return kept;
  }
  check(keys_->status(), "read the packs");
  return std::nullopt;
}

}  // namespace store
