#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/identity/reconcile.h"
#include "engine/identity/words.h"
#include "engine/model/reading.h"
#include "server/library/edition.h"
#include "server/library/proposals.h"
#include "store/database/database.h"

namespace server {

// What becomes of what could be taken: all of it is committed; all of it, but only where every row could
// be; or nothing, and one sees what would be.
enum class Commitment { what_can_be, all_or_nothing, nothing };

// What an import is told beside the file.
struct ImportOrder {
  std::string source;  // empty is the file's name
  std::string actor;
  std::vector<engine::Covers> covers;
  std::optional<engine::Period> period;
  Commitment commitment = Commitment::what_can_be;
  std::int64_t when = 0;  // seconds since 1970-01-01 UTC
  // The organisation whose deliveries alone it may correct where other sources state them; empty: all.
  std::string corrects_only = {};
};

// What an import did, or would have done.
struct ImportOutcome {
  engine::Revision revision = 0;  // of the database afterwards
  bool committed = false;         // false too where nothing had changed
  bool refused = false;           // rows were left out, and the order was all or nothing
  std::string file, format, sheet, source;
  std::vector<engine::ColumnReport> columns;
  std::uint64_t rows_read = 0;
  engine::Reconciled reconciled;
  std::vector<Proposal> proposals;  // organisations and programmes that now seem to be one
};

// The open database and its editions: the present one, and a few past ones that were asked for.
//
// Threads: any may read; a reader holds an edition and never waits for an import. One import at a time
// is done, the others wait.
class Library {
 public:
  enum class Access { write, read };

  // Opens the database in `folder`. A new one begins with the standard trees of places, services and
  // groups as its first revision, of the source "standard".
  // Throws Error{storage}, or Error{not_found} where there is none to read.
  static std::unique_ptr<Library> open(const std::filesystem::path& folder, Access access, std::int64_t now);

  // Over a database that is open already.
  Library(std::unique_ptr<store::Database> database, Access access);

  std::shared_ptr<const Edition> present() const { return present_.load(); }

  // Throws Error{not_found} where there is no such revision. Cost: forming it, unless it is at hand.
  std::shared_ptr<const Edition> at(engine::Revision revision) const;

  // Pairs what was read with what the source sent before and commits the difference. Readers go on seeing
  // the edition before it until refresh().
  // Throws Error{invalid} where the order names what nobody knows, or a source that is Concert's own; Error{storage}.
  ImportOutcome import(const engine::Reading& reading, const ImportOrder& order);

  // The same for who has the database alone: what was read is taken apart, and not copied. Throws Error{conflict}
  // where somebody else committed meanwhile.
  ImportOutcome import(engine::Reading&& reading, const ImportOrder& order);

  // Held by who judges a finding, or whether two are one, from looking at it until it is committed: so one judgement
  // builds on the other, and what an import brings meanwhile need not refuse it.
  std::mutex& judging() { return judging_; }

  // Makes the newest revision the present one. Cost: forming it, where it is not.
  void refresh();

  const store::Database& database() const { return *database_; }
  store::Database& database() { return *database_; }
  const engine::WordLists& words() const { return words_; }
  bool read_only() const { return access_ == Access::read; }

 private:
  std::shared_ptr<const Edition> form(engine::Revision revision) const;
  ImportOutcome import_once(engine::Reading&& reading, const ImportOrder& order);
  engine::Reconciled pair(engine::Reading&& reading, const ImportOrder& order);

  std::unique_ptr<store::Database> database_;
  Access access_;
  engine::WordLists words_;
  std::shared_ptr<const engine::FoldedLists> folded_;  // of words_
  std::atomic<std::shared_ptr<const Edition>> present_;
  std::mutex writing_;
  std::mutex judging_;
  std::mutex forming_;  // of two that refresh one forms the edition, and the other finds it there
  mutable std::mutex past_guard_;
  mutable std::list<std::shared_ptr<const Edition>> past_;  // the last asked for first
};

}  // namespace server
