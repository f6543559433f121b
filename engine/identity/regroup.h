#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/graph/chunked.h"
#include "engine/graph/regrouping.h"
#include "engine/identity/retired_codes.h"
#include "engine/identity/words.h"

namespace engine {

// A record that states an organisation, or a decision on a match, and what it may be joined by: hashes of its id, its
// folded name and its identifiers; of a decision those of the two ids.
struct ActorRecord {
  StoredRecord stored;
  std::vector<std::uint64_t> keys;
};

// The records that state organisations, and the decisions on matches, each by number. A copy shares them.
class ActorRecords {
 public:
  using List = Chunked<std::shared_ptr<const ActorRecord>>;

  explicit ActorRecords(const WordLists& lists) : retired_(std::make_shared<const RetiredCodes>(lists.retired)) {}

  // Cost: folding a name, and a chunk; at the end of the list nothing else. Records of other kinds are passed over.
  void add(const StoredRecord& stored);
  // What they are after a revision.
  void change(std::span<const RecordChange> changes);

  const List& organisations() const { return organisations_; }
  const List& decisions() const { return decisions_; }
  ActorRecord keyed(const StoredRecord& stored) const;

 private:
  List* list_of(const Fact& fact);

  std::shared_ptr<const RetiredCodes> retired_;
  List organisations_, decisions_;
};

// Whether a revision touches who states whom.
bool regroups(std::span<const RecordChange> changes);

// By whom the organisations and programmes are stated after a revision that the changes touch: those whose records
// changed, and those who are joined with them by an identifier, a name, an id, a parent's name or a decision, before or
// after it. What find_joins() says of all records it says of these alone too.
//
// `after`: as they are after it. `read`: any record after it, by its number. Nothing where more than some thousand
// records state them.
// Throws what `read` does. Cost: some looks at the keys of every organisation's records.
std::optional<Regrouping> regrouped(const Snapshot& before, std::span<const RecordChange> changes,
                                    const ActorRecords& after,
                                    const std::function<std::optional<StoredRecord>(Number)>& read,
                                    const WordLists& lists);

}  // namespace engine
