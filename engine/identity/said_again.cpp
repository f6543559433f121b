#include "engine/identity/said_again.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "engine/graph/parallel.h"
#include "engine/identity/packed_content.h"
#include "engine/identity/packed_same.h"
#include "engine/identity/pairing.h"
#include "engine/model/pack_change.h"

namespace engine {
namespace {

using Place = PackIds::Place;

std::size_t kind_at(const Pack& pack, std::size_t at) {
  return static_cast<std::size_t>(pack.common(Common::kind)[at]);
}

// What became of a record that was sent before.
enum class Fate : std::uint8_t { open, named, said_again, another };  // named: an id of now is its own

// A record that was sent before, and where what says so now is cited.
struct Moved {
  Number number;
  Place now;

  friend auto operator<=>(const Moved&, const Moved&) = default;
};

// A record that was sent before and the hash of its content.
struct Hashed {
  std::uint64_t hash;
  Place place;

  friend auto operator<=>(const Hashed&, const Hashed&) = default;
};

class Search {
 public:
  Search(std::span<const Pack> now, const ChosenRecords& before, const PackIds& ids);

  void name(std::span<const StoredRecord> more);
  void compare_named();
  void compare_unnamed();
  SaidAgain take();

 private:
  // What one pack of now says again, and what is left of it.
  struct Part {
    std::vector<Moved> moved;
    std::vector<std::uint16_t> unnamed, rest;
    std::uint64_t count = 0;
  };

  Fate& fate(Place place) { return fates_[place.pack][place.at]; }
  PackedRecord before_at(Place place) const {
    const Pack& pack = before_.packs[place.pack];
    return {pack, place.at, kind_at(pack, place.at), ranks_[place.pack][place.at]};
  }
  bool takes(const PackedRecord& record, std::uint32_t number, Place place);
  void compare_named_of(std::uint32_t number);
  std::vector<Hashed> open_ones() const;
  std::vector<Pack> take_moved();
  Pack pack_of(std::span<const Moved> moved) const;

  std::span<const Pack> now_;
  const ChosenRecords& before_;
  const PackIds& ids_;
  std::vector<std::vector<Fate>> fates_;           // of those before, by pack and place
  std::vector<std::vector<std::uint16_t>> ranks_;  // likewise
  std::vector<Part> parts_;                        // by pack of now
};

Search::Search(std::span<const Pack> now, const ChosenRecords& before, const PackIds& ids)
    : now_(now), before_(before), ids_(ids), parts_(now.size()) {
  for (std::size_t number = 0; number < before.packs.size(); ++number) {
    fates_.emplace_back(before.packs[number].size(), Fate::open);
    for (const std::uint16_t at : before.passed_over[number]) fates_.back()[at] = Fate::another;
    ranks_.push_back(ranks_of(before.packs[number]));
  }
}

// Keeps what records beside the packs are paired with.
void Search::name(std::span<const StoredRecord> more) {
  for (const StoredRecord& stored : more) {
    const auto place = ids_.find(stored.record.id);
    if (place && before_at(*place).kind == stored.record.fact.index()) fate(*place) = Fate::named;
  }
}

// Whether the record of that pack of now says what the one before at `place` says; then it is done with.
bool Search::takes(const PackedRecord& record, std::uint32_t number, Place place) {
  const PackedRecord before = before_at(place);
  if (!packed_same(record, before)) return false;
  fate(place) = Fate::said_again;
  Part& part = parts_[number];
  ++part.count;
  if (cited_alike(record, before)) return true;
  part.moved.push_back({before.pack.number(before.at), {number, static_cast<std::uint16_t>(record.at)}});
  return true;
}

void Search::compare_named_of(std::uint32_t number) {
  const Pack& pack = now_[number];
  Part& part = parts_[number];
  const PackedColumn& ids = pack.common(Common::id);
  const std::vector<std::uint16_t> ranks = ranks_of(pack);
  const auto size = static_cast<std::uint16_t>(pack.size());
  for (std::uint16_t at = 0; at < size; ++at) {
    if (ids[at] == 0) {
      part.unnamed.push_back(at);
      continue;
    }
    const auto place = ids_.find(pack.text(ids[at]));
    const PackedRecord record{pack, at, kind_at(pack, at), ranks[at]};
    if (place && before_at(*place).kind == record.kind) {
      fate(*place) = Fate::named;
      if (takes(record, number, *place)) continue;
    }
    part.rest.push_back(at);
  }
}

// An id stands once on each side, so that no two cores ever judge one record.
void Search::compare_named() {
  in_ranges(now_.size(), 2, [&](std::size_t from, std::size_t to) {
    for (std::size_t number = from; number < to; ++number) compare_named_of(static_cast<std::uint32_t>(number));
  });
}

std::vector<Hashed> Search::open_ones() const {
  auto hashed = gather_in_ranges<Hashed>(before_.packs.size(), 2, [&](std::size_t from, std::size_t to) {
    std::vector<Hashed> some;
    for (std::size_t number = from; number < to; ++number) {
      const Pack& pack = before_.packs[number];
      std::vector<bool> open(pack.size());
      for (std::size_t at = 0; at < pack.size(); ++at) open[at] = fates_[number][at] == Fate::open;
      const std::vector<std::uint64_t> hashes = content_hashes(pack, open);
      for (std::size_t at = 0; at < hashes.size(); ++at) {
        if (!open[at]) continue;
        some.push_back({hashes[at], {static_cast<std::uint32_t>(number), static_cast<std::uint16_t>(at)}});
      }
    }
    return some;
  });
  std::ranges::sort(hashed);
  return hashed;
}

// Where several records said the same before, which of them goes on is a question of how they are cited: these are left
// to the rest.
void Search::compare_unnamed() {
  if (std::ranges::all_of(parts_, [](const Part& part) { return part.unnamed.empty(); })) return;
  const std::vector<Hashed> open = open_ones();
  for (std::uint32_t number = 0; number < now_.size(); ++number) {
    const Pack& pack = now_[number];
    Part& part = parts_[number];
    if (part.unnamed.empty()) continue;
    const std::vector<std::uint64_t> hashes = hashes_without_id(pack);
    const std::vector<std::uint16_t> ranks = ranks_of(pack);
    for (const std::uint16_t at : part.unnamed) {
      const auto alike = std::ranges::equal_range(open, hashes[at], {}, &Hashed::hash);
      const PackedRecord record{pack, at, kind_at(pack, at), ranks[at]};
      if (alike.size() != 1 || !takes(record, number, alike.front().place)) part.rest.push_back(at);
    }
    std::ranges::sort(part.rest);
  }
}

std::vector<Pack> Search::take_moved() {
  std::vector<Moved> all;
  std::size_t count = 0;
  for (const Part& part : parts_) count += part.moved.size();
  all.reserve(count);
  for (Part& part : parts_) std::ranges::copy(std::exchange(part.moved, {}), std::back_inserter(all));
  if (!std::ranges::is_sorted(all)) std::ranges::sort(all);
  std::vector<std::optional<Pack>> made((count + Pack::most - 1) / Pack::most);
  in_ranges(made.size(), 2, [&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) {
      const auto rest = std::span(all).subspan(at * Pack::most);
      made[at] = pack_of(rest.first(std::min(rest.size(), Pack::most)));
    }
  });
  std::vector<Pack> packs;
  for (auto& pack : made) packs.push_back(std::move(*pack));
  return packs;
}

// What the records are besides is of no interest.
Pack Search::pack_of(std::span<const Moved> moved) const {
  PackBuilder builder;
  for (const auto& [number, now] : moved) {
    builder.begin(number, 0);
    cite_as(builder, now_[now.pack], now.at);
  }
  return builder.finish();
}

SaidAgain Search::take() {
  SaidAgain again;
  again.moved = take_moved();
  for (std::size_t number = 0; number < now_.size(); ++number) {
    Part& part = parts_[number];
    again.count += part.count;
    for (const std::uint16_t at : part.rest) {
      again.now.push_back(now_[number].record(at));
      again.now.back().number = 0;
    }
  }
  for (std::size_t number = 0; number < before_.packs.size(); ++number) {
    for (std::size_t at = 0; at < fates_[number].size(); ++at) {
      const Fate fate = fates_[number][at];
      if (fate == Fate::open || fate == Fate::named) again.before.push_back(before_.packs[number].record(at));
    }
  }
  sort_by_number(again.before);
  return again;
}

}  // namespace

SaidAgain find_said_again(std::span<const Pack> now, std::span<const StoredRecord> more, const ChosenRecords& before,
                          const PackIds& ids) {
  Search search(now, before, ids);
  search.name(more);
  search.compare_named();
  search.compare_unnamed();
  return search.take();
}

}  // namespace engine
