#include "engine/identity/packed_natives.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/graph/parallel.h"
#include "engine/identity/others_ids.h"
#include "engine/identity/packed_content.h"
#include "engine/identity/packed_references.h"

namespace engine {
namespace {

// How many records it has, as the places in it are counted.
std::uint16_t size_of(const Pack& pack) { return static_cast<std::uint16_t>(pack.size()); }

constexpr std::size_t many_ids = 4096;  // from here on it is cheaper to walk over all ids than to ask for each

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

// A second row with an id: the same again is more evidence, anything else is left out.
void PackedNatives::repeat_ids() {
  Changes changes;
  for (const PackIds::Place later : ids_.repeated()) {
    const StoredRecord again = packs_[later.pack].record(later.at);
    StoredRecord& earlier = kept(changes, *ids_.find(again.record.id));
    changes[later.pack].left_out.push_back(later.at);
    if (earlier.record.fact == again.record.fact) {
      earlier.citations.insert(earlier.citations.end(), again.citations.begin(), again.citations.end());
      std::ranges::sort(earlier.citations);
    } else {
      intake_.remarks.leave_out(rules_.context(again).spot, again.record.id, "another row of the file has this id");
    }
  }
  make(changes);
}

// The record as it will be, to be changed on.
StoredRecord& PackedNatives::kept(Changes& changes, PackIds::Place place) const {
  auto& replaced = changes[place.pack].replaced;
  auto found = replaced.find(place.at);
  if (found == replaced.end()) found = replaced.emplace(place.at, packs_[place.pack].record(place.at)).first;
  return found->second;
}

void PackedNatives::make(const Changes& changes) {
  if (changes.empty()) return;
  std::vector<Pack> made;
  for (std::uint32_t number = 0; number < packs_.size(); ++number) {
    const auto change = changes.find(number);
    if (change == changes.end()) {
      made.push_back(std::move(packs_[number]));
    } else if (auto rest = changed(packs_[number], change->second)) {
      made.push_back(std::move(*rest));
    }
  }
  packs_ = std::move(made);
  ids_ = PackIds(packs_);
}

void PackedNatives::claim_ids() {
  ids_ = PackIds(packs_);
  repeat_ids();
  left_.assign(packs_.size(), {});
  // Ids that nobody else has are free, whatever kind they are of: of many, those of others are gathered at once.
  std::optional<OthersIds> others;
  if (intake_.options.ids_elsewhere && ids_.size() > many_ids) {
    others.emplace(packs_, ids_);
    intake_.options.ids_elsewhere([&](std::string_view id, std::size_t kind) { others->add(id, kind); });
    others->answer_for(intake_.ids);
  }
  std::vector<PackIds::Place> taken_elsewhere;
  for (std::uint32_t pack = 0; pack < packs_.size(); ++pack) {
    if (packs_[pack].common(Common::id).largest == 0) continue;
    for (std::uint16_t at = 0; at < size_of(packs_[pack]); ++at) {
      if (!is_free({pack, at}, others ? &*others : nullptr)) taken_elsewhere.push_back({pack, at});
    }
  }
  intake_.ids.claim_by([this](const std::string& id) -> std::optional<std::size_t> {
    const auto place = ids_.find(id);
    if (!place || std::ranges::binary_search(left_[place->pack].left_out, place->at)) return std::nullopt;
    return kind_at(packs_[place->pack], place->at);
  });
  if (!taken_elsewhere.empty()) rename(taken_elsewhere);
}

// Whether the record may keep the id that it has, if any.
bool PackedNatives::is_free(PackIds::Place place, const OthersIds* others) const {
  const std::string_view id = id_at(packs_[place.pack], place.at);
  if (id.empty()) return true;
  const std::size_t kind = kind_at(packs_[place.pack], place.at);
  if (const auto before = intake_.ids.kind_before(id)) return *before == kind;
  return (others != nullptr && !others->has(place)) || intake_.ids.free_for(kind, std::string(id));
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

}  // namespace engine
