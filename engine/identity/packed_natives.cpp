#include "engine/identity/packed_natives.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_set>
#include <utility>

#include "engine/graph/parallel.h"
#include "engine/identity/fresh_ids.h"
#include "engine/identity/packed_content.h"
#include "engine/identity/packed_references.h"
#include "engine/identity/pairing.h"

namespace engine {
namespace {

// How many records it has, as the places in it are counted.
std::uint16_t size_of(const Pack& pack) { return static_cast<std::uint16_t>(pack.size()); }

constexpr std::size_t many_ids = 4096;  // from here on it is cheaper to walk over all ids than to ask for each

std::string_view id_of(const Pack& pack, std::size_t at) { return pack.text(pack.common(Common::id)[at]); }

std::size_t kind_at(const Pack& pack, std::size_t at) {
  return static_cast<std::size_t>(pack.common(Common::kind)[at]);
}

}  // namespace

PackedNatives::PackedNatives(std::vector<Pack> packs, Intake& intake)
    : packs_(std::move(packs)), intake_(intake), rules_(intake) {}

PackedNatives::~PackedNatives() { intake_.ids.claim_by(nullptr); }

void PackedNatives::check() {
  claim_ids();
  leave_out_dangling();
  finish();
}

// ---- ids

void PackedNatives::claim_ids() {
  ids_ = PackIds(packs_);
  left_.assign(packs_.size(), {});
  // Ids that nobody else has are free, whatever kind they are of: only the others are asked about one by one.
  const bool walks = intake_.options.ids_elsewhere && ids_.size() > many_ids;
  std::vector<bool> seen(walks ? packs_.size() * Pack::most : 0);
  if (walks) {
    intake_.options.ids_elsewhere([&](std::string_view id) {
      if (const auto place = ids_.find(id)) seen[place->pack * Pack::most + place->at] = true;
    });
  }
  std::vector<PackIds::Place> taken_elsewhere;
  for (std::uint32_t pack = 0; pack < packs_.size(); ++pack) {
    if (packs_[pack].common(Common::id).largest == 0) continue;
    for (std::uint16_t at = 0; at < size_of(packs_[pack]); ++at) {
      const std::string_view id = id_of(packs_[pack], at);
      if (id.empty() || (walks && !seen[pack * Pack::most + at])) continue;
      if (!intake_.ids.free_for(kind_at(packs_[pack], at), std::string(id))) taken_elsewhere.push_back({pack, at});
    }
  }
  intake_.ids.claim_by([this](const std::string& id) -> std::optional<std::size_t> {
    const auto place = ids_.find(id);
    if (!place || std::ranges::binary_search(left_[place->pack].left_out, place->at)) return std::nullopt;
    return kind_at(packs_[place->pack], place->at);
  });
  if (!taken_elsewhere.empty()) rename(taken_elsewhere);
}

// Gives ids to the records whose own is another source's; whoever refers to them follows.
void PackedNatives::rename(const std::vector<PackIds::Place>& taken_elsewhere) {
  // An id that is another's is claimed by nobody here.
  for (const auto [pack, at] : taken_elsewhere) left_[pack].left_out.push_back(at);
  auto renamed = taken_elsewhere.begin();
  std::vector<PackChange> changes(packs_.size());
  for (; renamed != taken_elsewhere.end(); ++renamed) {
    StoredRecord stored = packs_[renamed->pack].record(renamed->at);
    rules_.rename(stored);
    changes[renamed->pack].replaced.emplace(renamed->at, std::move(stored));
  }
  for (std::size_t number = 0; number < packs_.size(); ++number) {
    const Pack& pack = packs_[number];
    std::vector<bool> follows(pack.size(), false);
    for (std::size_t kind = 0; kind < any_kind; ++kind) {
      if (pack.places(kind).empty()) continue;
      for (const ReferenceColumn& column : reference_columns(kind)) {
        mark_where(pack, kind, column.position, follows, [&](std::string_view packed) {
          bool any = false;
          for_each_id(column, packed,
                      [&](std::string_view id) { any = any || rules_.is_renamed(column.reference, id); });
          return any;
        });
      }
      if (kind != kind_of<Meeting>()) continue;
      for (const std::uint16_t at : pack.places(kind)) follows[at] = true;
    }
    auto& replaced = changes[number].replaced;
    for (std::uint16_t at = 0; at < size_of(pack); ++at) {
      if (!follows[at]) continue;
      const auto place = replaced.contains(at) ? replaced.find(at) : replaced.emplace(at, pack.record(at)).first;
      rules_.follow_ids(place->second);
    }
    if (!replaced.empty()) packs_[number] = *changed(pack, changes[number]);
    changes[number] = {};
  }
  left_.assign(packs_.size(), {});
  ids_ = PackIds(packs_);
}

// ---- references

std::vector<bool> PackedNatives::dangling_in(const Pack& pack) {
  std::vector<bool> dangling(pack.size(), false);
  for (std::size_t kind = 0; kind < any_kind; ++kind) {
    if (pack.places(kind).empty()) continue;
    for (const ReferenceColumn& column : reference_columns(kind)) {
      if (is_code_kind(column.reference.kind)) continue;
      mark_where(pack, kind, column.position, dangling, [&](std::string_view packed) {
        bool any = false;
        for_each_id(column, packed,
                    [&](std::string_view id) { any = any || rules_.dangles(kind, column.reference, id); });
        return any;
      });
    }
  }
  return dangling;
}

// Whether anything was left out that others may refer to.
bool PackedNatives::leave_out_dangling_of(std::size_t number) {
  const Pack& pack = packs_[number];
  std::vector<std::uint16_t>& left = left_[number].left_out;
  std::vector<bool> dangling = dangling_in(pack);
  bool missed = false;
  for (std::uint16_t at = 0; at < size_of(pack); ++at) {
    if (!dangling[at] || std::ranges::binary_search(left, at)) continue;
    StoredRecord stored = pack.record(at);
    const auto reason = rules_.dangling(stored);
    left.insert(std::ranges::upper_bound(left, at), at);
    rules_.leave_out(stored, *reason);
    if (stored.record.id.empty()) continue;
    missed = true;
    dangling = dangling_in(pack);  // what refers to it dangles itself, from here on
  }
  return missed;
}

void PackedNatives::leave_out_dangling() {
  for (bool again = true; again;) {
    again = false;
    for (std::size_t number = 0; number < packs_.size(); ++number) again = leave_out_dangling_of(number) || again;
  }
  drop_left_out();
}

void PackedNatives::drop_left_out() {
  const bool any = std::ranges::any_of(left_, [](const PackChange& change) { return !change.empty(); });
  if (!any) return;
  std::vector<Pack> kept;
  for (std::size_t number = 0; number < packs_.size(); ++number) {
    if (left_[number].left_out.empty()) {
      kept.push_back(std::move(packs_[number]));
    } else if (auto rest = changed(packs_[number], left_[number])) {
      kept.push_back(std::move(*rest));
    }
  }
  packs_ = std::move(kept);
  left_.assign(packs_.size(), {});
  ids_ = PackIds(packs_);
}

// ---- words, codes and nodes

std::vector<bool> PackedNatives::unfinished_in(const Pack& pack) {
  std::vector<bool> unfinished(pack.size(), false);
  for (std::size_t kind = 0; kind < any_kind; ++kind) {
    if (pack.places(kind).empty()) continue;
    for (const ReferenceColumn& column : reference_columns(kind)) {
      mark_where(pack, kind, column.position, unfinished, [&](std::string_view packed) {
        bool all = true;
        for_each_id(column, packed,
                    [&](std::string_view id) { all = all && rules_.is_finished(column.reference, id); });
        return !all;
      });
    }
    for (const std::size_t position : rules_.lists().closed_columns(kind)) {
      mark_where(pack, kind, position, unfinished,
                 [&](std::string_view packed) { return is_strange(rules_.lists(), kind, position, packed); });
    }
    if (kind != kind_of<Organisation>()) continue;
    mark_where(pack, kind, position_of<&Organisation::kind>(), unfinished,
               [&](std::string_view word) { return !word.empty() && !rules_.is_kind_coded(std::string(word)); });
    mark_where(pack, kind, position_of<&Organisation::country>(), unfinished,
               [](std::string_view country) { return country.size() > 2; });
  }
  return unfinished;
}

void PackedNatives::finish() {
  for (Pack& pack : packs_) {
    PackChange change;
    const std::vector<bool> unfinished = unfinished_in(pack);
    for (std::uint16_t at = 0; at < size_of(pack); ++at) {
      if (!unfinished[at]) continue;
      const StoredRecord before = pack.record(at);
      StoredRecord stored = before;
      rules_.finish(stored);
      if (stored != before) change.replaced.emplace(at, std::move(stored));
    }
    if (!change.empty()) pack = *changed(pack, change);
  }
}

// ---- what is added

std::optional<Period> PackedNatives::span(const Rules& rules) const {
  std::optional<Period> all;
  for (const Pack& pack : packs_) {
    const auto one = span_of(unpack_all(std::span(&pack, 1)), rules);
    if (one) all = all ? Period{std::min(all->from, one->from), std::max(all->to, one->to)} : one;
  }
  return all;
}

std::uint64_t PackedNatives::count(std::size_t kind) const {
  std::uint64_t count = 0;
  for (const Pack& pack : packs_) count += pack.places(kind).size();
  return count;
}

void PackedNatives::merge_repeated() {
  std::map<std::uint32_t, PackChange> changes;
  for (const auto& [first, later] : repeated_without_id(packs_)) {
    auto& kept = changes[first.pack].replaced;
    auto place = kept.find(first.at);
    if (place == kept.end()) place = kept.emplace(first.at, packs_[first.pack].record(first.at)).first;
    Citations& citations = place->second.citations;
    const Citations more = packs_[later.pack].record(later.at).citations;
    citations.insert(citations.end(), more.begin(), more.end());
    std::ranges::sort(citations);
    changes[later.pack].left_out.push_back(later.at);
  }
  if (changes.empty()) return;
  for (auto& [number, change] : changes) std::ranges::sort(change.left_out);
  std::vector<Pack> kept;
  for (std::uint32_t number = 0; number < packs_.size(); ++number) {
    const auto change = changes.find(number);
    if (change == changes.end()) {
      kept.push_back(std::move(packs_[number]));
    } else if (auto rest = changed(packs_[number], change->second)) {
      kept.push_back(std::move(*rest));
    }
  }
  packs_ = std::move(kept);
  ids_ = PackIds(packs_);
}

std::vector<Pack> PackedNatives::take(std::vector<StoredRecord> more) {
  merge_repeated();
  for (StoredRecord& stored : more) stored.record.source = intake_.options.source;
  more = engine::merge_repeated(std::move(more));
  std::unordered_set<std::string> of_more;
  for (const StoredRecord& stored : more) of_more.insert(stored.record.id);
  FreshIds fresh([&](const std::string& id) { return ids_.find(id) || of_more.contains(id); });
  std::vector<std::vector<std::string>> given(packs_.size());
  std::vector<std::vector<std::uint64_t>> hashes(packs_.size());
  in_ranges(packs_.size(), 2, [&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) hashes[at] = hashes_without_id(packs_[at]);
  });
  for (std::size_t number = 0; number < packs_.size(); ++number) {
    const Pack& pack = packs_[number];
    if (hashes[number].empty()) continue;
    given[number].resize(pack.size());
    for (std::size_t at = 0; at < pack.size(); ++at) {
      if (!id_of(pack, at).empty()) continue;
      given[number][at] = fresh.id_for(kind_at(pack, at), intake_.options.source, hashes[number][at]);
    }
    hashes[number] = {};
  }
  for (StoredRecord& stored : more) {
    if (stored.record.id.empty()) stored.record.id = fresh.id_for(stored.record);
  }
  in_ranges(packs_.size(), 2, [&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) packs_[at] = completed(packs_[at], intake_.options.source, given[at]);
  });
  std::ranges::move(pack_all(more), std::back_inserter(packs_));
  intake_.ids.claim_by(nullptr);
  return std::exchange(packs_, {});
}

}  // namespace engine
