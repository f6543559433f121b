#include "server/library/changed_snapshot.h"

#include <algorithm>
#include <unordered_map>

#include "engine/graph/build.h"
#include "engine/identity/joins.h"

namespace server {

using engine::StoredRecord;

namespace {

// The places in the pack of what was superseded or is touched now, ascending.
template <class Touched>
std::vector<std::uint16_t> left_out(const engine::Pack& pack, std::span<const std::uint16_t> superseded,
                                    Touched touched) {
  std::vector<std::uint16_t> places(superseded.begin(), superseded.end());
  for (std::size_t place = 0; place < pack.size(); ++place) {
    if (touched(pack.number(place))) places.push_back(static_cast<std::uint16_t>(place));
  }
  std::ranges::sort(places);
  places.erase(std::ranges::unique(places).begin(), places.end());
  return places;
}

}  // namespace

std::shared_ptr<const engine::Snapshot> changed_snapshot(const store::Database& database, engine::Revision revision,
                                                         const engine::Changeset& change,
                                                         const engine::WordLists& words) {
  std::unordered_map<engine::Number, const StoredRecord*> changed;
  for (const StoredRecord& stored : change.changed) changed.emplace(stored.number, &stored);
  engine::SnapshotBuilder builder;
  engine::Number last = 0;
  const auto touched = [&](engine::Number number) {
    return changed.contains(number) || std::ranges::binary_search(change.withdrawn, number);
  };
  database.for_each_packed(
      revision,
      [&](const engine::Pack& pack, std::span<const std::uint16_t> superseded) {
        last = std::max(last, pack.number(pack.size() - 1));
        builder.add(pack, left_out(pack, superseded, touched));
      },
      [&](StoredRecord&& stored) {
        last = std::max(last, stored.number);
        if (!touched(stored.number)) builder.add(std::move(stored));
      });
  for (const StoredRecord& stored : change.changed) builder.add(stored);
  for (StoredRecord added : change.added) {
    added.number = ++last;
    builder.add(std::move(added));
  }
  for (engine::Pack added : change.packs) {
    added.renumber(last + 1);
    last += added.size();
    builder.add(added);
  }
  return form_snapshot(builder, revision, words.placeholders, words.retired);
}

}  // namespace server
