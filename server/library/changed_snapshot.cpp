#include "server/library/changed_snapshot.h"

#include <algorithm>
#include <unordered_map>

#include "engine/graph/build.h"
#include "engine/identity/joins.h"

namespace server {

using engine::StoredRecord;

std::shared_ptr<const engine::Snapshot> changed_snapshot(const store::Database& database, engine::Revision revision,
                                                         const engine::Changeset& change,
                                                         const engine::WordLists& words) {
  std::unordered_map<engine::Number, const StoredRecord*> changed;
  for (const StoredRecord& stored : change.changed) changed.emplace(stored.number, &stored);
  engine::SnapshotBuilder builder;
  engine::Number last = 0;
  database.for_each(revision, [&](StoredRecord&& stored) {
    last = std::max(last, stored.number);
    if (std::ranges::binary_search(change.withdrawn, stored.number)) return;
    const auto other = changed.find(stored.number);
    builder.add(other == changed.end() ? std::move(stored) : StoredRecord(*other->second));
  });
  for (StoredRecord added : change.added) {
    added.number = ++last;
    builder.add(std::move(added));
  }
  return form_snapshot(builder, revision, words.placeholders);
}

}  // namespace server
