#include "server/library/lent_records.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <span>
#include <utility>

#include "engine/graph/statements.h"
#include "engine/identity/fresh_ids.h"
#include "engine/identity/ids.h"
#include "engine/identity/pairing.h"
#include "engine/model/pack_change.h"
#include "engine/model/pack_ids.h"

namespace server {
namespace {

using engine::Common;
using engine::Number;
using engine::Pack;
using engine::StoredRecord;

std::size_t kind_at(const Pack& pack, std::size_t at) {
  return static_cast<std::size_t>(pack.common(Common::kind)[at]);
}

// Which records of a database a file names.
class NamedRecords {
 public:
  NamedRecords(const engine::Reading& reading, const engine::ChosenRecords& own)
      : is_export_(reading.is_export), packs_(reading.packs), ids_(packs_), own_(own) {}

  bool any() const { return is_export_ || any_fresh(); }

  bool names(std::string_view id, std::size_t kind) const {
    // Lines of packages have no ids: they pair by what they say.
    if (kind == engine::kind_of<engine::Package>()) return is_export_;
    const auto place = ids_.find(id);
    if (!place || kind_at(packs_[place->pack], place->at) != kind || own_.find(id)) return false;
    return is_export_ || engine::is_fresh_id(kind, id);
  }

 private:
  bool any_fresh() const {
    return std::ranges::any_of(packs_, [](const Pack& pack) {
      const engine::PackedColumn& ids = pack.common(Common::id);
      for (std::size_t at = 0; at < pack.size(); ++at) {
        if (engine::is_fresh_id(kind_at(pack, at), pack.text(ids[at]))) return true;
      }
      return false;
    });
  }

  bool is_export_;
  const std::vector<Pack>& packs_;
  engine::PackIds ids_;
  engine::PackIds own_;
};

// Adds records to those that were sent before.
void add(engine::ChosenRecords& before, std::span<const StoredRecord> records) {
  for (Pack& pack : engine::pack_all(records)) {
    before.packs.push_back(std::move(pack));
    before.passed_over.emplace_back();
  }
}

// What other sources say of the records that a file names.
class Lending {
 public:
  Lending(const NamedRecords& named, const std::string& source) : named_(named), source_(source) {}

  void look_at(const Pack& pack, std::span<const std::uint16_t> superseded) {
    const engine::PackedColumn& sources = pack.common(Common::source);
    if (sources.width == 0 && pack.text(sources.constant) == source_) return;
    const engine::PackedColumn& ids = pack.common(Common::id);
    std::vector<std::uint16_t> others;
    for (std::uint16_t at = 0; at < pack.size(); ++at) {
      const bool wanted = !std::ranges::binary_search(superseded, at) && pack.text(sources[at]) != source_ &&
                          named_.names(pack.text(ids[at]), kind_at(pack, at));
      if (wanted && !engine::is_code_kind(kind_at(pack, at))) continue;
      if (wanted) codes_[{kind_at(pack, at), std::string(pack.text(ids[at]))}].push_back(pack.record(at));
      others.push_back(at);
    }
    if (others.size() == pack.size()) return;
    chosen_.packs.push_back(pack);
    chosen_.passed_over.push_back(std::move(others));
  }

  void look_at(StoredRecord&& stored) {
    const std::size_t kind = stored.record.fact.index();
    if (stored.record.source == source_ || !named_.names(stored.record.id, kind)) return;
    if (engine::is_code_kind(kind)) {
      codes_[{kind, stored.record.id}].push_back(std::move(stored));
    } else {
      single_.push_back(std::move(stored));
    }
  }

  // Of the statements of one code the weightiest alone, as an export holds it.
  engine::ChosenRecords take() {
    for (auto& [code, said] : codes_) {
      std::vector<const StoredRecord*> statements;
      for (const StoredRecord& stored : said) statements.push_back(&stored);
      engine::weigh(statements);
      single_.push_back(*statements.front());
    }
    engine::sort_by_number(single_);
    add(chosen_, single_);
    return std::move(chosen_);
  }

 private:
  const NamedRecords& named_;
  const std::string& source_;
  engine::ChosenRecords chosen_;
  std::vector<StoredRecord> single_;
  std::map<std::pair<std::size_t, std::string>, std::vector<StoredRecord>> codes_;
};

std::vector<Number> numbers_of(const engine::ChosenRecords& chosen) {
  std::vector<Number> numbers;
  for (std::size_t at = 0; at < chosen.packs.size(); ++at) {
    for (std::size_t place = 0; place < chosen.packs[at].size(); ++place) {
      if (!std::ranges::binary_search(chosen.passed_over[at], place)) numbers.push_back(chosen.packs[at].number(place));
    }
  }
  return numbers;
}

std::vector<Number> numbers_of(const std::vector<StoredRecord>& records) {
  std::vector<Number> numbers;
  for (const StoredRecord& stored : records) numbers.push_back(stored.number);
  return numbers;
}

void add_numbers(std::vector<Number>& lent, const std::vector<Number>& more) {
  lent.insert(lent.end(), more.begin(), more.end());
  std::ranges::sort(lent);
}

// The name that an organisation or programme goes by.
std::string name_of(const engine::Fact& fact) {
  if (const auto* organisation = std::get_if<engine::Organisation>(&fact)) return organisation->name;
  const auto* programme = std::get_if<engine::Programme>(&fact);
  return programme == nullptr ? std::string() : programme->name;
}

// The records of a pack that were not lent, with what packs of moved records tell; nothing where all were.
std::optional<Pack> without(const Pack& pack, const std::function<bool(Number)>& is_lent) {
  engine::PackBuilder builder;
  for (std::size_t at = 0; at < pack.size(); ++at) {
    if (is_lent(pack.number(at))) continue;
    builder.begin(pack.number(at), 0);
    engine::cite_as(builder, pack, at);
  }
  return builder.size() == 0 ? std::nullopt : std::make_optional(builder.finish());
}

}  // namespace

LentRecords::LentRecords(const store::Database& database, engine::Revision revision, std::string source)
    : database_(database), revision_(revision), source_(std::move(source)) {}

void LentRecords::lend_corrected(engine::ChosenRecords& before) {
  const auto said = database_.corrected_of_source(source_, revision_);
  add_numbers(lent_, numbers_of(said));
  add(before, said);
}

void LentRecords::lend_corrected(std::vector<StoredRecord>& before) {
  auto said = database_.corrected_of_source(source_, revision_);
  add_numbers(lent_, numbers_of(said));
  std::ranges::move(said, std::back_inserter(before));
  engine::sort_by_number(before);
}

void LentRecords::lend_exported(const engine::Reading& reading, engine::ChosenRecords& before) {
  const NamedRecords named(reading, before);
  if (!named.any()) return;
  Lending lending(named, source_);
  database_.for_each_packed(
      revision_,
      [&](const Pack& pack, std::span<const std::uint16_t> superseded) { lending.look_at(pack, superseded); },
      [&](StoredRecord&& stored) { lending.look_at(std::move(stored)); });
  engine::ChosenRecords chosen = lending.take();
  add_numbers(lent_, numbers_of(chosen));
  std::ranges::move(chosen.packs, std::back_inserter(before.packs));
  std::ranges::move(chosen.passed_over, std::back_inserter(before.passed_over));
}

// One record of an entity, as the sheet calls it.
template <class Node>
void LentRecords::lend_entity(const Node& node, std::vector<StoredRecord>& before) {
  std::optional<StoredRecord> chosen;
  for (const Number number : node.records) {
    auto stored = database_.record(number, revision_);
    if (!stored || stored->record.source == source_ || untouched_.contains(number)) return;
    if (!chosen && name_of(stored->record.fact) == node.name) chosen = std::move(stored);
  }
  if (!chosen) return;
  chosen->record.source = source_;
  untouched_.insert(chosen->number);
  before.push_back(std::move(*chosen));
}

void LentRecords::lend_actors(const engine::Delivery& delivery, const engine::Snapshot& present,
                              std::vector<StoredRecord>& before) {
  const auto lend = [&](engine::Ref<engine::Organisation> who) {
    if (who.known()) lend_entity(present.organisations[who.index], before);
  };
  const auto organisation = look_up(present.organisation_by_id, delivery.organisation);
  lend(organisation);
  const auto programme = look_up(present.programme_by_id, delivery.programme);
  if (programme.known()) {
    lend_entity(present.programmes[programme.index], before);
    for (const auto donor : present.programmes[programme.index].donors) lend(donor);
    return;
  }
  for (const engine::FundingEdge& edge : present.funding) {
    if (organisation.known() && edge.receiver.organisation == organisation) lend(edge.provider.organisation);
  }
}

// What another source states of a node that was made for a word, if this one does not state it too.
void LentRecords::lend_node(const std::string& id, std::vector<StoredRecord>& before) {
  std::optional<StoredRecord> chosen;
  for (const Number number : database_.find(id, revision_)) {
    auto stored = database_.record(number, revision_);
    if (!stored || !engine::is_code_kind(stored->record.fact.index())) continue;
    if (stored->record.source == source_) return;
    if (!chosen) chosen = std::move(stored);
  }
  if (!chosen) return;
  chosen->record.source = source_;
  untouched_.insert(chosen->number);
  before.push_back(std::move(*chosen));
}

// The id of such a node is the path to it: "IQG15/old-town/camp-one" stands below "IQG15/old-town".
void LentRecords::lend_nodes(const engine::Delivery& delivery, std::set<std::string>& seen,
                             std::vector<StoredRecord>& before) {
  for (const std::string& path : {delivery.location.text, delivery.service.text, delivery.group.text}) {
    for (std::size_t end = path.find('/'); end != std::string::npos;) {
      end = path.find('/', end + 1);
      const std::string id = path.substr(0, end);
      if (seen.insert(id).second) lend_node(id, before);
    }
  }
}

void LentRecords::lend_returned(const engine::Reading& reading, const engine::Snapshot& present,
                                std::vector<StoredRecord>& before) {
  std::set<std::string> wanted;
  for (const engine::ActivityRow& row : reading.activities) {
    if (!row.record.empty()) wanted.insert(row.record);
  }
  if (wanted.empty()) return;
  std::map<std::string, engine::Delivery> named;
  for (const StoredRecord& stored : before) {
    const auto* delivery = std::get_if<engine::Delivery>(&stored.record.fact);
    if (delivery != nullptr && wanted.contains(stored.record.id)) named.emplace(stored.record.id, *delivery);
  }
  std::vector<StoredRecord> lent;
  for (const std::string& id : wanted) {
    if (named.contains(id)) continue;
    for (const Number number : database_.find(id, revision_)) {
      auto stored = database_.record(number, revision_);
      const auto* delivery = stored ? std::get_if<engine::Delivery>(&stored->record.fact) : nullptr;
      if (delivery == nullptr || !named.emplace(id, *delivery).second) continue;
      stored->record.source = source_;
      lent.push_back(std::move(*stored));
    }
  }
  std::set<std::string> seen;
  for (const auto& [id, delivery] : named) {
    lend_actors(delivery, present, lent);
    lend_nodes(delivery, seen, lent);
  }
  add_numbers(lent_, numbers_of(lent));
  std::ranges::move(lent, std::back_inserter(before));
  engine::sort_by_number(before);
}

bool LentRecords::is_lent(Number number) const { return std::ranges::binary_search(lent_, number); }

bool LentRecords::may_correct(const engine::Fact& fact, const engine::Snapshot& present,
                              const std::string& only_of) const {
  if (only_of.empty()) return true;
  const auto* delivery = std::get_if<engine::Delivery>(&fact);
  if (delivery == nullptr) return false;
  const auto own = look_up(present.organisation_by_id, engine::Id<engine::Organisation>{only_of});
  return own.known() && look_up(present.organisation_by_id, delivery->organisation) == own;
}

// Of what changes: all that was not lent, and of what was lent what says otherwise than what stands.
std::vector<StoredRecord> LentRecords::correctable(std::vector<StoredRecord> changed, engine::Reconciled& result,
                                                   const engine::Snapshot& present, const std::string& only_of,
                                                   const std::string& file) const {
  std::vector<StoredRecord> kept;
  for (StoredRecord& stored : changed) {
    if (!is_lent(stored.number)) {
      kept.push_back(std::move(stored));
      continue;
    }
    const auto stands = database_.record(stored.number, revision_);
    const bool same =
        untouched_.contains(stored.number) || (stands && engine::same_content(stands->record, stored.record) &&
                                               stands->record.assured == stored.record.assured);
    const bool may = stands && may_correct(stands->record.fact, present, only_of) &&
                     may_correct(stored.record.fact, present, only_of);
    if (!same) {
      const std::string whose = stands ? "'" + stands->record.source + "'" : "another source";
      const std::string reason = may ? "corrects what " + whose + " said"
                                     : "is said otherwise by " + whose + ", which only a steward corrects";
      const auto weight = may ? engine::Issue::Weight::note : engine::Issue::Weight::left_out;
      result.issues.push_back({weight, file, "", 0, "id", stored.record.id, reason});
    }
    if (!same && may) {
      kept.push_back(std::move(stored));
    } else {
      --result.changed;
      ++result.unchanged;
    }
  }
  return kept;
}

void LentRecords::return_moved(engine::Changeset& changeset) const {
  const auto lent = [&](Number number) { return is_lent(number); };
  std::erase_if(changeset.moved, [&](const StoredRecord& stored) { return lent(stored.number); });
  std::vector<Pack> packs;
  for (const Pack& pack : changeset.moved_packs) {
    if (auto rest = without(pack, lent)) packs.push_back(std::move(*rest));
  }
  changeset.moved_packs = std::move(packs);
}

void LentRecords::take_back(engine::Reconciled& result, const engine::Snapshot& present, const std::string& only_of,
                            const std::string& file) const {
  if (lent_.empty()) return;
  engine::Changeset& changeset = result.changeset;
  changeset.changed = correctable(std::move(changeset.changed), result, present, only_of, file);
  const std::uint64_t moved = changeset.moved_count();
  return_moved(changeset);
  result.moved -= moved - changeset.moved_count();
  const auto gone = std::erase_if(changeset.withdrawn, [&](Number number) { return is_lent(number); });
  result.withdrawn -= gone;
  std::erase_if(result.withdrawals, [&](const engine::Withdrawal& one) { return is_lent(one.number); });
}

}  // namespace server
