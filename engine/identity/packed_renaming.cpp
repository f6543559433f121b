#include <optional>
#include <utility>

#include "engine/graph/parallel.h"
#include "engine/identity/packed_natives.h"
#include "engine/identity/packed_references.h"
#include "engine/model/pack_texts.h"

// How native records get other ids where theirs are another source's. Of a million that is a number each, and their
// packs are written anew by their columns.
namespace engine {
namespace {

// The ids of a column of references as they are now; nothing where none was renamed.
std::optional<std::string> followed(const NativeRules& rules, const ReferenceColumn& column, std::string_view packed) {
  if (!column.many) return rules.renamed(column.reference, packed);
  bool any = false;
  std::string bytes;
  while (!packed.empty()) {
    const std::string_view id = blob::read_text(packed);
    const auto given = id == "*" ? std::nullopt : rules.renamed(column.reference, id);
    any = any || given;
    blob::write_text(bytes, given ? *given : id);
  }
  return any ? std::optional(std::move(bytes)) : std::nullopt;
}

std::optional<std::string> followed_attendance(const NativeRules& rules, std::string_view packed) {
  bool any = false;
  std::string bytes;
  while (!packed.empty()) {
    const std::string_view attendance = blob::read_text(packed);
    const auto given = rules.renamed_attendance(attendance);
    any = any || given;
    blob::write_text(bytes, given ? *given : attendance);
  }
  return any ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace

// Gives ids to the records whose own is another source's; whoever refers to them follows.
void PackedNatives::rename(const std::vector<PackIds::Place>& taken_elsewhere) {
  // An id that is another's is claimed by nobody here.
  for (const auto [pack, at] : taken_elsewhere) left_[pack].left_out.push_back(at);
  // By pack and place; 0 where an id stays. No two ids become one: behind the last dash stands their number.
  std::vector<std::vector<std::uint32_t>> numbers(packs_.size());
  for (const auto [pack, at] : taken_elsewhere) {
    const Pack& of = packs_[pack];
    if (numbers[pack].empty()) numbers[pack].resize(of.size());
    numbers[pack][at] = rules_.number_for(kind_at(of, at), std::string(id_at(of, at)), spot_of(of, at));
  }
  rules_.renamed_by([&](std::string_view id) -> std::optional<NativeRules::Renamed> {
    const auto place = ids_.find(id);
    if (!place || numbers[place->pack].empty() || numbers[place->pack][place->at] == 0) return std::nullopt;
    return NativeRules::Renamed{kind_at(packs_[place->pack], place->at), numbers[place->pack][place->at]};
  });
  std::vector<std::optional<Pack>> made(packs_.size());
  in_ranges(packs_.size(), 2, [&](std::size_t from, std::size_t to) {
    for (std::size_t number = from; number < to; ++number) made[number] = follow_ids(packs_[number]);
  });
  rules_.renamed_by({});
  for (std::size_t number = 0; number < packs_.size(); ++number) packs_[number] = *std::move(made[number]);
  left_.assign(packs_.size(), {});
  ids_ = PackIds(packs_);
}

// The pack with the ids that were given, and with what refers to records that were given one.
Pack PackedNatives::follow_ids(const Pack& pack) const {
  const Reference any{"id", any_kind, false};
  std::vector<Respelling> columns = {{any_kind, 0, [&](std::string_view id) { return rules_.renamed(any, id); }}};
  for (std::size_t kind = 0; kind < any_kind; ++kind) {
    if (pack.places(kind).empty()) continue;
    for (const ReferenceColumn& column : reference_columns(kind)) {
      columns.push_back(
          {kind, column.position, [&](std::string_view packed) { return followed(rules_, column, packed); }});
    }
  }
  if (!pack.places(kind_of<Meeting>()).empty()) {
    columns.push_back({kind_of<Meeting>(), position_of<&Meeting::attendance>(),
                       [&](std::string_view packed) { return followed_attendance(rules_, packed); }});
  }
  return respelt(pack, columns);
}

// Where a reader finds the record in the file.
Spot PackedNatives::spot_of(const Pack& pack, std::size_t at) const {
  const auto row = pack.common(Common::row).number(at);
  if (!row) return rules_.context(pack.record(at)).spot;
  const std::string_view place = pack.text(pack.common(Common::place)[at]);
  return {std::string(place), "", static_cast<std::uint32_t>(*row + static_cast<std::int64_t>(at))};
}

}  // namespace engine
