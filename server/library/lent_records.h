#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/identity/reconcile.h"
#include "engine/model/chosen_records.h"
#include "engine/model/reading.h"
#include "store/database/database.h"

namespace server {

// Records of other sources that a file may say again, so that none of them comes to stand twice. They are lent to who
// imports as though its source had sent them before: what says the same is no news, what differs is a correction, which
// takes the place of what was said and is a statement of the source that makes it. Nothing that was lent is withdrawn
// or cited anew, since its own source still says it.
//
// Two kinds are lent: what an export of Concert takes along, since an id there is that of the record; and what the
// source itself said until another one corrected it, so that its next return does not bring it back.
class LentRecords {
 public:
  // REQUIRES: the database outlives it.
  LentRecords(const store::Database& database, engine::Revision revision, std::string source);

  // Lends what the source said before others corrected it.
  void lend_corrected(engine::ChosenRecords& before);
  void lend_corrected(std::vector<engine::StoredRecord>& before);

  // Lends what other sources say of the records that the reading names as they are named here. In an export these are
  // all of them; in another package those alone whose ids only Concert gives. Where several sources state one code
  // the weightiest statement is lent. Cost: a walk over the database, where the file names any.
  void lend_exported(const engine::Reading& reading, engine::ChosenRecords& before);

  // Lends what other sources say of the deliveries that the rows of a return sheet name, of whom these name, and of
  // the nodes that were made for words at which they stand. Only the deliveries are corrected by it: a sheet says less
  // of all else than is recorded.
  void lend_returned(const engine::Reading& reading, const engine::Snapshot& present,
                     std::vector<engine::StoredRecord>& before);

  // Takes back what was lent, and notes what is corrected. Where `only_of` names an organisation, statements about
  // others are not corrected: each is left as it stands, and said.
  void take_back(engine::Reconciled& result, const engine::Snapshot& present, const std::string& only_of,
                 const std::string& file) const;

 private:
  bool is_lent(engine::Number number) const;
  bool may_correct(const engine::Fact& fact, const engine::Snapshot& present, const std::string& only_of) const;
  std::vector<engine::StoredRecord> correctable(std::vector<engine::StoredRecord> changed, engine::Reconciled& result,
                                                const engine::Snapshot& present, const std::string& only_of,
                                                const std::string& file) const;
  template <class Node>
  void lend_entity(const Node& node, std::vector<engine::StoredRecord>& before);
  void lend_actors(const engine::Delivery& delivery, const engine::Snapshot& present,
                   std::vector<engine::StoredRecord>& before);
  void lend_nodes(const engine::Delivery& delivery, std::set<std::string>& seen,
                  std::vector<engine::StoredRecord>& before);
  void lend_node(const std::string& id, std::vector<engine::StoredRecord>& before);
  void return_moved(engine::Changeset& changeset) const;

  const store::Database& database_;
  engine::Revision revision_;
  std::string source_;
  std::vector<engine::Number> lent_;    // ascending
  std::set<engine::Number> untouched_;  // of these, what is not corrected
};

}  // namespace server
