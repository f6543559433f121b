#include "store/database/packed_walk.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <utility>

#include "engine/model/pack_change.h"
#include "store/database/encoding.h"
#include "store/database/record_numbers.h"
#include "store/database/versions.h"

namespace store {
namespace {

using engine::Number;
using engine::Revision;

// The numbers of the records that have a later version than the first, ascending.
std::vector<Number> changed_by(const Rocks& rocks, Revision at) {
  std::vector<Number> changed;
  for (NewestVersions records(rocks.scan(Family::records), "", at); !records.at_end(); records.next()) {
    changed.push_back(records.number());
  }
  return changed;
}

// Where records of packs are cited since they moved. To be asked in the order of packs.
class MovedRecords {
 public:
  // REQUIRES: all outlive it.
  MovedRecords(const Rocks& rocks, const Names& names, Revision at)
      : names_(names), walk_(rocks.scan(Family::citations), "", at) {}

  // The pack as its records are cited now; of those that have a later version it says nothing.
  engine::Pack cited(const engine::Pack& pack) {
    engine::MovedPlaces moved;
    const Number last = pack.number(pack.size() - 1);
    for (walk_.go_to(pack.number(0)); !walk_.at_end() && walk_.number() <= last; walk_.next()) {
      const auto place = pack.find(walk_.number());
      if (place) moved.emplace_back(static_cast<std::uint16_t>(*place), decode_citations(walk_.value(), names_));
    }
    return moved.empty() ? pack : engine::cited_anew(pack, moved);
  }

 private:
  const Names& names_;
  NewestVersions walk_;
};

// Some packs that follow each other: a mebibyte, so that many small ones are fetched at once.
std::vector<KeptPack> fetch_some(PackWalk& walk) {
  constexpr std::size_t enough = std::size_t{1} << 20;
  std::vector<KeptPack> packs;
  for (std::size_t bytes = 0; bytes < enough;) {
    auto kept = walk.next();
    if (!kept) break;
    bytes += kept->pack.bytes().size();
    packs.push_back(std::move(*kept));
  }
  return packs;
}

// Calls visit(pack) for all packs in their order. The next ones are read while these are visited.
template <class Visit>
void for_each_kept(const Rocks& rocks, Revision at, Visit&& visit) {
  PackWalk walk(rocks, at);
  const auto fetch = [&] { return fetch_some(walk); };
  auto coming = std::async(std::launch::async, fetch);
  for (auto packs = coming.get(); !packs.empty(); packs = coming.get()) {
    coming = std::async(std::launch::async, fetch);
    for (const KeptPack& kept : packs) visit(kept.pack);
  }
}

// Notes the records of a pack that stand as they were first written, wherever they are cited; the others are passed
// over. Both lists ascend.
void choose_in(const engine::Pack& pack, const std::vector<Number>& standing, const std::vector<Number>& changed,
               engine::ChosenRecords& chosen, std::vector<Number>& numbers) {
  std::vector<std::uint16_t> others;
  auto next = std::ranges::lower_bound(standing, pack.number(0));
  auto late = std::ranges::lower_bound(changed, pack.number(0));
  for (std::size_t at = 0; at < pack.size(); ++at) {
    const Number number = pack.number(at);
    while (next != standing.end() && *next < number) ++next;
    while (late != changed.end() && *late < number) ++late;
    const bool stands = next != standing.end() && *next == number;
    const bool came_later = late != changed.end() && *late == number;
    if (stands && !came_later) {
      numbers.push_back(number);
    } else {
      others.push_back(static_cast<std::uint16_t>(at));
    }
  }
  if (others.size() == pack.size()) return;
  chosen.packs.push_back(pack);
  chosen.passed_over.push_back(std::move(others));
}

}  // namespace

void for_each_packed(
    const Rocks& rocks, const Packs& packs, const Names& names, Revision at,
    const std::function<void(const engine::Pack& pack, std::span<const std::uint16_t> superseded)>& visit_pack,
    const std::function<void(engine::StoredRecord&&)>& visit_record) {
  const std::vector<Number> changed = changed_by(rocks, at);
  auto next = changed.begin();
  std::vector<std::uint16_t> superseded;
  MovedRecords moved(rocks, names, at);
  for_each_kept(rocks, at, [&](const engine::Pack& pack) {
    superseded.clear();
    const Number last = pack.number(pack.size() - 1);
    for (; next != changed.end() && *next <= last; ++next) {
      if (const auto place = pack.find(*next)) superseded.push_back(static_cast<std::uint16_t>(*place));
    }
    visit_pack(moved.cited(pack), superseded);
  });
  RecordReader reader(rocks, packs, names, at, RecordReader::Walk::all);
  for (const Number number : changed) {
    auto version = reader.version(number);
    if (version && version->record) visit_record(std::move(*version->record));
  }
}

engine::ChosenRecords packed_of_source(const Rocks& rocks, const Packs& packs, const Names& names, Names::Number source,
                                       std::string_view name, Revision at) {
  const std::vector<Number> standing = numbers_of_source(rocks, packs, source, name, at);
  const std::vector<Number> changed = changed_by(rocks, at);
  engine::ChosenRecords chosen;
  std::vector<Number> in_packs;
  const auto places = packs.directory().choose([&](const PackEntry& entry) {
    return entry.revision <= at && std::ranges::binary_search(entry.sources, source);
  });
  MovedRecords moved(rocks, names, at);
  for (const auto& place : places) {
    choose_in(moved.cited(packs.pack(place.first).pack), standing, changed, chosen, in_packs);
  }
  std::vector<Number> apart;
  std::ranges::set_difference(standing, in_packs, std::back_inserter(apart));
  RecordReader reader(rocks, packs, names, at, RecordReader::Walk::some);
  engine::PackBuilder builder;
  const auto close_pack = [&] {
    chosen.packs.push_back(builder.finish());
    chosen.passed_over.emplace_back();
  };
  for (const Number number : apart) {
    const auto version = reader.version(number);
    if (version && version->record) builder.add(*version->record);
    if (builder.full()) close_pack();
  }
  if (builder.size() > 0) close_pack();
  return chosen;
}

}  // namespace store
