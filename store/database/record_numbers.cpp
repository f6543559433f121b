#include "store/database/record_numbers.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "store/database/keys.h"
#include "store/database/ledger.h"
#include "store/database/versions.h"

namespace store {
namespace {

// What an index says of records as of a revision, by number: what the packs said before holds no longer.
using Told = std::vector<std::pair<engine::Number, Presence>>;

Told told_under(const Rocks& rocks, Family index, const std::string& prefix, engine::Revision at) {
  Told told;
  for (NewestVersions entries(rocks.seek(index), prefix, at); !entries.at_end(); entries.next()) {
    told.emplace_back(entries.number(), decode_presence(entries.value()));
  }
  return told;
}

// The numbers that stand: those of packs of which the index says nothing, and those that it says came.
std::vector<engine::Number> standing(const std::vector<engine::Number>& packed, const Told& told) {
  std::vector<engine::Number> numbers;
  auto next = told.begin();
  const auto pass_told = [&](engine::Number below) {
    for (; next != told.end() && next->first < below; ++next) {
      if (next->second == Presence::came) numbers.push_back(next->first);
    }
  };
  for (const engine::Number number : packed) {
    pass_told(number);
    if (next == told.end() || next->first != number) numbers.push_back(number);
  }
  pass_told(std::numeric_limits<engine::Number>::max());
  return numbers;
}

// The numbers of a pack's records that have the text in a column.
void numbers_with(const engine::Pack& pack, engine::Common column, std::string_view text,
                  std::vector<engine::Number>& numbers) {
  std::uint64_t code = 0;
  while (code < pack.text_count() && pack.text(code) != text) ++code;
  if (code == pack.text_count()) return;
  const auto& codes = pack.common(column);
  for (std::size_t at = 0; at < pack.size(); ++at) {
    if (codes[at] == code) numbers.push_back(pack.number(at));
  }
}

}  // namespace

std::vector<engine::Number> numbers_of_id(const Rocks& rocks, const Packs& packs, std::string_view id,
                                          engine::Revision at) {
  const std::uint64_t hash = hash_of_id(id);
  std::vector<engine::Number> packed;
  const auto places = packs.directory().choose(
      [&](const PackEntry& entry) { return entry.revision <= at && may_hold(entry.filter, hash); });
  for (const auto& place : places) numbers_with(packs.pack(place.first).pack, engine::Common::id, id, packed);
  return standing(packed, told_under(rocks, Family::ids, keys::id(id), at));
}

std::vector<engine::Number> numbers_of_source(const Rocks& rocks, const Packs& packs, Names::Number source,
                                              std::string_view name, engine::Revision at) {
  std::vector<engine::Number> packed;
  const auto places = packs.directory().choose([&](const PackEntry& entry) {
    return entry.revision <= at && std::ranges::binary_search(entry.sources, source);
  });
  for (const auto& place : places) numbers_with(packs.pack(place.first).pack, engine::Common::source, name, packed);
  return standing(packed, told_under(rocks, Family::sources, keys::source(source), at));
}

std::vector<engine::Number> numbers_left_by_source(const Rocks& rocks, Names::Number source, engine::Revision at) {
  std::vector<engine::Number> numbers;
  for (const auto& [number, presence] : told_under(rocks, Family::sources, keys::source(source), at)) {
    if (presence != Presence::came) numbers.push_back(number);
  }
  return numbers;
}

}  // namespace store
