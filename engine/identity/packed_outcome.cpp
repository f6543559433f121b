#include "engine/identity/packed_natives.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_set>
#include <utility>

#include "engine/graph/parallel.h"
#include "engine/identity/fresh_ids.h"
#include "engine/identity/named_places.h"
#include "engine/identity/packed_content.h"
#include "engine/identity/packed_references.h"
#include "engine/identity/pairing.h"
#include "engine/identity/said_again.h"

// What is added of native records that were checked, and what differs from before.
namespace engine {
namespace {

// The days from the first to the last of both.
std::optional<Period> both(const std::optional<Period>& one, const std::optional<Period>& other) {
  if (!one || !other) return one ? one : other;
  return Period{std::min(one->from, other->from), std::max(one->to, other->to)};
}

// Records of the pack that state all the days that span_of() looks at; of many that state the same, one.
std::vector<StoredRecord> dated_in(const Pack& pack) {
  std::vector<StoredRecord> dated;
  for (std::size_t kind = 0; kind < any_kind; ++kind) {
    const auto places = pack.places(kind);
    if (kind != kind_of<Delivery>()) {
      for (const std::uint16_t at : places) dated.push_back(pack.record(at));
      continue;
    }
    if (places.empty()) continue;
    const PackedColumn& reported = pack.column(kind, position_of<&Delivery::reported>());
    std::vector<bool> met(reported.largest + 1);
    for (std::size_t rank = 0; rank < places.size(); ++rank) {
      if (met[reported[rank]]) continue;
      met[reported[rank]] = true;
      dated.push_back(pack.record(places[rank]));
    }
  }
  return dated;
}

}  // namespace

std::optional<Period> PackedNatives::span(const Rules& rules) const {
  std::optional<Period> all;
  for (const Pack& pack : packs_) all = both(all, span_of(dated_in(pack), rules));
  return all;
}

std::uint64_t PackedNatives::count(std::size_t kind) const {
  std::uint64_t count = 0;
  for (const Pack& pack : packs_) count += pack.places(kind).size();
  return count;
}

std::uint64_t PackedNatives::places_named(const std::vector<StoredRecord>& more) const {
  NamedPlaces places;
  for (const Pack& pack : packs_) places.add(pack);
  for (const StoredRecord& stored : more) places.add(stored.record);
  return places.size();
}

void PackedNatives::merge_repeated() {
  Changes changes;
  for (const auto& [first, later] : repeated_without_id(packs_)) {
    Citations& citations = kept(changes, first).citations;
    const Citations more = packs_[later.pack].record(later.at).citations;
    citations.insert(citations.end(), more.begin(), more.end());
    std::ranges::sort(citations);
    changes[later.pack].left_out.push_back(later.at);
  }
  for (auto& [number, change] : changes) std::ranges::sort(change.left_out);
  make(changes);
}

// Gives ids to the records without one of some packs, and to all of them the name of their source.
void PackedNatives::give_ids(std::size_t from, std::size_t to, FreshIds& fresh) {
  const std::string& source = intake_.options.source;
  std::vector<std::vector<std::uint64_t>> hashes(to - from);
  std::vector<std::vector<std::string>> given(to - from);
  in_ranges(to - from, 2, [&](std::size_t first, std::size_t end) {
    for (std::size_t at = first; at < end; ++at) hashes[at] = hashes_without_id(packs_[from + at]);
  });
  for (std::size_t number = 0; number < given.size(); ++number) {
    const Pack& pack = packs_[from + number];
    if (hashes[number].empty()) continue;
    given[number].resize(pack.size());
    for (std::size_t at = 0; at < pack.size(); ++at) {
      if (pack.common(Common::id)[at] != 0) continue;
      given[number][at] = fresh.id_for(kind_at(pack, at), source, hashes[number][at]);
    }
  }
  in_ranges(to - from, 2, [&](std::size_t first, std::size_t end) {
    for (std::size_t at = first; at < end; ++at) packs_[from + at] = completed(packs_[from + at], source, given[at]);
  });
}

std::vector<Pack> PackedNatives::take(std::vector<StoredRecord> more) {
  merge_repeated();
  more = sourced(std::move(more));
  std::unordered_set<std::string> of_more;
  for (const StoredRecord& stored : more) of_more.insert(stored.record.id);
  FreshIds fresh([&](const std::string& id) { return ids_.find(id) || of_more.contains(id); });
  // Some at a time, so that ids on their way into a pack take little memory beside it. Where a pack stood stands one
  // with the same ids, and more.
  constexpr std::size_t at_once = 32;
  for (std::size_t from = 0; from < packs_.size(); from += at_once) {
    give_ids(from, std::min(from + at_once, packs_.size()), fresh);
  }
  for (StoredRecord& stored : more) {
    if (stored.record.id.empty()) stored.record.id = fresh.id_for(stored.record);
  }
  std::ranges::move(pack_all(more), std::back_inserter(packs_));
  intake_.ids.claim_by(nullptr);
  return std::exchange(packs_, {});
}

std::vector<StoredRecord> PackedNatives::sourced(std::vector<StoredRecord> more) const {
  for (StoredRecord& stored : more) stored.record.source = intake_.options.source;
  return engine::merge_repeated(std::move(more));
}

// ---- what differs from before

void PackedNatives::show_references(const std::function<void(const Reference&, std::string_view id)>& show) const {
  for (const Pack& pack : packs_) {
    std::vector<bool> unused(pack.size());
    for (std::size_t kind = 0; kind < any_kind; ++kind) {
      if (pack.places(kind).empty()) continue;
      for (const ReferenceColumn& column : reference_columns(kind)) {
        mark_where(pack, kind, column.position, unused, [&](std::string_view packed) {
          for_each_id(column, packed, [&](std::string_view id) { show(column.reference, id); });
          return false;
        });
      }
    }
  }
}

void PackedNatives::differ(std::vector<StoredRecord> more, const ChosenRecords& before, const PackIds& ids_before,
                           const Rules& rules, Reconciled& result) {
  merge_repeated();
  more = sourced(std::move(more));
  SaidAgain again = find_said_again(packs_, more, before, ids_before);
  for (StoredRecord& stored : again.now) stored.record.source = intake_.options.source;
  result.unchanged += again.count;
  result.changeset.moved_packs = std::move(again.moved);
  result.moved += result.changeset.moved_count();
  std::unordered_set<std::string> of_more;
  for (const StoredRecord& stored : more) of_more.insert(stored.record.id);
  Sent whole;
  whole.span = [&, of_more_alone = span_of(more, rules)] { return both(span(rules), of_more_alone); };
  whole.references = [&, also = more](const auto& show) {
    show_references(show);
    for (const StoredRecord& stored : also) {
      for_each_reference(stored.record.fact,
                         [&](const Reference& reference, const std::string& id) { show(reference, id); });
    }
  };
  whole.has_id = [&](const std::string& id) { return ids_.find(id) || ids_before.find(id) || of_more.contains(id); };
  std::ranges::move(more, std::back_inserter(again.now));
  find_difference(std::move(again.now), std::move(again.before), rules, whole, intake_.present, result);
}

}  // namespace engine
