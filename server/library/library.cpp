#include "server/library/library.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <span>
#include <string_view>

#include "engine/identity/folded_lists.h"
#include "engine/model/error.h"
#include "server/library/lent_records.h"
#include "server/library/own_sources.h"
#include "store/files/standard.h"

namespace server {
namespace {

using engine::Error;

constexpr std::size_t past_kept = 4;
constexpr int tries = 3;  // a commit by another server in between is rare; three in a row are a fault

std::string message_of(const engine::Reading& reading) {
  return "import of " + reading.file + (reading.format.empty() ? "" : " (" + reading.format + ")");
}

// Which kind a record of another source with this id is of.
std::optional<std::size_t> kind_elsewhere(const store::Database& database, engine::Revision revision,
                                          const std::string& id, const std::string& source) {
  for (const engine::Number number : database.find(id, revision)) {
    const auto stored = database.record(number, revision);
    if (stored && stored->record.source != source) return stored->record.fact.index();
  }
  return std::nullopt;
}

// Shows the ids and kinds of all records but those of a source.
void show_ids(const store::Database& database, engine::Revision revision, const std::string& source,
              const std::function<void(std::string_view id, std::size_t kind)>& show) {
  const auto show_pack = [&](const engine::Pack& pack, std::span<const std::uint16_t> superseded) {
    const engine::PackedColumn& sources = pack.common(engine::Common::source);
    if (sources.width == 0 && pack.text(sources.constant) == source) return;
    const engine::PackedColumn& ids = pack.common(engine::Common::id);
    const engine::PackedColumn& kinds = pack.common(engine::Common::kind);
    auto gone = superseded.begin();
    for (std::size_t at = 0; at < pack.size(); ++at) {
      if (gone != superseded.end() && *gone == at) {
        ++gone;
      } else if (pack.text(sources[at]) != source) {
        show(pack.text(ids[at]), static_cast<std::size_t>(kinds[at]));
      }
    }
  };
  database.for_each_packed(revision, show_pack, [&](engine::StoredRecord&& stored) {
    if (stored.record.source != source) show(stored.record.id, stored.record.fact.index());
  });
}

bool left_rows_out(const engine::Reconciled& reconciled) {
  return reconciled.rows_left > 0 || std::ranges::any_of(reconciled.issues, [](const engine::Issue& issue) {
           return issue.weight == engine::Issue::Weight::left_out;
         });
}

// The standard trees are imported once, as the first revision. Throws Error{invalid}.
void expect_source_of_others(const std::string& source, engine::Revision revision) {
  const bool is_own = source == decisions_source || (source == standard_source && revision > 0);
  if (!is_own) return;
  throw Error(Error::Kind::invalid,
              "'" + source + "' is the name under which Concert itself keeps " +
                  (source == decisions_source ? "what people decide" : "its trees of services, groups and countries") +
                  ": give the source another name");
}

}  // namespace

std::unique_ptr<Library> Library::open(const std::filesystem::path& folder, Access access, std::int64_t now) {
  const auto mode = access == Access::write ? store::Database::Access::write : store::Database::Access::read;
  auto library = std::make_unique<Library>(store::Database::open(folder, mode), access);
  if (access == Access::write && library->database().revision() == 0) {
    library->import(store::read_standard(),
                    {std::string(standard_source), "concert", {}, {}, Commitment::what_can_be, now});
    library->refresh();
  }
  return library;
}

Library::Library(std::unique_ptr<store::Database> database, Access access)
    : database_(std::move(database)),
      access_(access),
      words_(store::read_word_lists()),
      folded_(std::make_shared<const engine::FoldedLists>(words_)) {
  refresh();
}

std::shared_ptr<const Edition> Library::form(engine::Revision revision) const {
  return std::make_shared<const Edition>(*database_, revision, words_);
}

void Library::refresh() {
  const std::lock_guard guard(forming_);
  const engine::Revision newest = database_->revision();
  const auto present = present_.load();
  if (present && present->revision() == newest) return;
  auto next = present ? present->after(*database_, newest) : nullptr;
  present_.store(next ? std::move(next) : form(newest));
}

std::shared_ptr<const Edition> Library::at(engine::Revision revision) const {
  const auto newest = present();
  if (revision == newest->revision()) return newest;
  if (revision > newest->revision()) {
    throw Error(Error::Kind::not_found, "there is no revision " + std::to_string(revision) + "; the last is " +
                                            std::to_string(newest->revision()));
  }
  const std::lock_guard guard(past_guard_);
  const auto kept = std::ranges::find(past_, revision, [](const auto& edition) { return edition->revision(); });
  if (kept != past_.end()) {
    past_.splice(past_.begin(), past_, kept);
  } else {
    past_.push_front(form(revision));
    if (past_.size() > past_kept) past_.pop_back();
  }
  return past_.front();
}

engine::Reconciled Library::pair(engine::Reading&& reading, const ImportOrder& order) {
  refresh();
  const auto edition = present();
  const engine::Revision revision = edition->revision();
  engine::ReconcileOptions options;
  options.source = order.source.empty() ? reading.file : order.source;
  expect_source_of_others(options.source, revision);
  options.actor = order.actor;
  options.message = message_of(reading);
  options.when = order.when;
  options.covers = order.covers;
  options.period = order.period;
  options.kind_elsewhere = [&](const std::string& id) {
    return kind_elsewhere(*database_, revision, id, options.source);
  };
  options.folded = folded_;
  options.ids_elsewhere = [&](const auto& show) { show_ids(*database_, revision, options.source, show); };
  const std::string file = reading.file;
  LentRecords lent(*database_, revision, options.source);
  engine::Reconciled result;
  if (!reading.packs.empty()) {
    engine::ChosenRecords before = database_->packed_of_source(options.source, revision);
    lent.lend_corrected(before);
    lent.lend_exported(reading, before);
    result = engine::reconcile(std::move(reading), edition->snapshot(), before, words_, options);
  } else {
    std::vector<engine::StoredRecord> before = database_->records_of_source(options.source, revision);
    lent.lend_corrected(before);
    lent.lend_returned(reading, edition->snapshot(), before);
    result = engine::reconcile(std::move(reading), edition->snapshot(), std::move(before), words_, options);
  }
  lent.take_back(result, edition->snapshot(), order.corrects_only, file);
  return result;
}

ImportOutcome Library::import(const engine::Reading& reading, const ImportOrder& order) {
  const std::lock_guard guard(writing_);
  for (int left = tries; left > 1; --left) {
    try {
      return import_once(engine::Reading(reading), order);
    } catch (const Error& error) {
      if (error.kind() != Error::Kind::conflict) throw;
    }
  }
  return import_once(engine::Reading(reading), order);
}

ImportOutcome Library::import(engine::Reading&& reading, const ImportOrder& order) {
  const std::lock_guard guard(writing_);
  return import_once(std::move(reading), order);
}

ImportOutcome Library::import_once(engine::Reading&& reading, const ImportOrder& order) {
  ImportOutcome outcome;
  outcome.file = reading.file;
  outcome.format = reading.format;
  outcome.sheet = reading.sheet;
  outcome.source = order.source.empty() ? reading.file : order.source;
  outcome.columns = reading.columns;
  outcome.rows_read = reading.rows_read;
  outcome.reconciled = pair(std::move(reading), order);
  outcome.revision = database_->revision();
  outcome.refused = order.commitment == Commitment::all_or_nothing && left_rows_out(outcome.reconciled);
  if (outcome.refused) return outcome;
  outcome.proposals = propose(*database_, *present(), outcome.reconciled.changeset, words_);
  if (order.commitment == Commitment::nothing) return outcome;
  outcome.revision = database_->commit(outcome.reconciled.changeset);
  outcome.committed = !outcome.reconciled.changeset.empty();
  outcome.reconciled.changeset = {};  // it is in the database now, and may be large
  return outcome;
}

}  // namespace server
