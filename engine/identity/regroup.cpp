#include "engine/identity/regroup.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_set>

#include "engine/identity/hash.h"
#include "engine/identity/joins.h"

namespace engine {
namespace {

constexpr std::size_t most_records = 4096;

std::uint64_t key_of(char what, std::string_view text) {
  Hash hash;
  hash.add(std::string(1, what) + std::string(text));
  return hash.value();
}
std::uint64_t key_of_id(std::string_view id) { return key_of('i', id); }

Number number_of(const std::shared_ptr<const ActorRecord>& record) { return record->stored.number; }

ActorRecords::List::Iterator place_of(const ActorRecords::List& list, Number number) {
  return std::ranges::lower_bound(list, number, {}, number_of);
}

const Organisation& organisation_in(const ActorRecord& record) {
  return std::get<Organisation>(record.stored.record.fact);
}

// What is joined with what changes: more and more of it, until nothing else is.
class Closure {
 public:
  Closure(const Snapshot& before, const ActorRecords& after,
          const std::function<std::optional<StoredRecord>(Number)>& read)
      : before_(before), after_(after), read_(read) {}

  void begin(std::span<const RecordChange> changes) {
    for (const RecordChange& change : changes) {
      for (const StoredRecord* stored : {change.before, change.after}) {
        if (stored != nullptr) begin(*stored, stored == change.before);
      }
    }
    // Whose parent is called otherwise may be joined otherwise.
    for (const auto& record : after_.organisations()) {
      const std::string& parent = organisation_in(*record).parent.text;
      if (!parent.empty() && changed_ids_.contains(parent)) take(record);
    }
  }

  // Whether it stays within some thousand records.
  bool close() {
    for (bool grown = true; grown;) {
      grown = false;
      for (const auto& record : after_.organisations()) {
        if (!records_.contains(number_of(record)) && meets(*record)) {
          take(record);
          grown = true;
        }
      }
      for (const auto& record : after_.decisions()) {
        if (!decisions_.contains(number_of(record)) && meets(*record)) grown = decide(*record) || grown;
      }
      grown = take_programmes() || grown;
      grown = take_whole_organisations() || grown;
      if (records_.size() > most_records) return false;
    }
    return true;
  }

  // The records that state them, and the others that find_joins() asks of: parents, and decisions.
  Regrouping result(const WordLists& lists) const {
    Regrouping made;
    std::vector<StoredRecord> judged;
    for (const auto& [number, stored] : records_) made.records.push_back(stored);
    judged = made.records;
    std::set<std::string> parents;
    for (const StoredRecord& stored : made.records) {
      const auto* organisation = std::get_if<Organisation>(&stored.record.fact);
      if (organisation != nullptr && !organisation->parent.empty()) parents.insert(organisation->parent.text);
    }
    for (const auto& record : after_.organisations()) {
      const StoredRecord& stored = record->stored;
      if (parents.contains(stored.record.id) && !records_.contains(stored.number)) judged.push_back(stored);
    }
    for (const Number number : decisions_) judged.push_back((*place_of(after_.decisions(), number))->stored);
    std::ranges::sort(judged, {}, &StoredRecord::number);
    made.joins = find_joins(judged, lists.retired);
    std::erase_if(made.joins.same, [&](const auto& pair) { return !records_.contains(pair.first); });
    made.joins.placeholders = find_placeholders(made.records, lists.placeholders);
    made.organisations.assign(organisations_.begin(), organisations_.end());
    made.programmes.assign(programmes_.begin(), programmes_.end());
    made.read = read_;
    return made;
  }

 private:
  void begin(const StoredRecord& stored, bool was) {
    const Fact& fact = stored.record.fact;
    if (std::holds_alternative<Programme>(fact)) {
      if (!was) records_.insert_or_assign(stored.number, stored);
      add_id(stored.record.id);
    } else if (const auto* decision = std::get_if<SameAs>(&fact)) {
      add_id(decision->a.text);
      add_id(decision->b.text);
    } else if (std::holds_alternative<Organisation>(fact)) {
      const ActorRecord keyed = after_.keyed(stored);
      keys_.insert(keyed.keys.begin(), keyed.keys.end());
      changed_ids_.insert(stored.record.id);
      if (was) find_organisation(stored);
    }
  }

  bool meets(const ActorRecord& record) const {
    return std::ranges::any_of(record.keys, [&](std::uint64_t key) { return keys_.contains(key); });
  }

  void take(const std::shared_ptr<const ActorRecord>& record) {
    if (!records_.emplace(number_of(record), record->stored).second) return;
    keys_.insert(record->keys.begin(), record->keys.end());
    find_organisation(record->stored);
  }

  bool decide(const ActorRecord& record) {
    decisions_.insert(record.stored.number);
    const auto& decision = std::get<SameAs>(record.stored.record.fact);
    add_id(decision.a.text);
    add_id(decision.b.text);
    return true;
  }

  // An id of whatever kind of actor.
  void add_id(const std::string& id) {
    keys_.insert(key_of_id(id));
    if (ids_.insert(id).second) ids_to_read_.push_back(id);
  }

  // All records of the programmes of ids that are concerned.
  bool take_programmes() {
    bool grown = false;
    while (!ids_to_read_.empty()) {
      const Ref<Programme> programme = before_.programme_by_id.look_up(ids_to_read_.back());
      ids_to_read_.pop_back();
      if (!programme.known() || !programmes_.insert(programme).second) continue;
      grown = true;
      for (const Number number : before_.programmes[programme.index].records) {
        if (records_.contains(number)) continue;
        auto stored = read_(number);
        if (!stored || !std::holds_alternative<Programme>(stored->record.fact)) continue;
        add_id(stored->record.id);
        records_.emplace(number, std::move(*stored));
      }
    }
    return grown;
  }

  // All records of each organisation that a record was of.
  bool take_whole_organisations() {
    bool grown = false;
    while (!organisations_to_take_.empty()) {
      const Ref<Organisation> one = organisations_to_take_.back();
      organisations_to_take_.pop_back();
      for (const Number number : before_.organisations[one.index].records) {
        const auto place = place_of(after_.organisations(), number);
        if (place == after_.organisations().end() || number_of(*place) != number || records_.contains(number)) continue;
        take(*place);
        grown = true;
      }
    }
    return grown;
  }

  // Which organisation a record was of before, if any.
  void find_organisation(const StoredRecord& stored) {
    const auto has_it = [&](const OrganisationNode& node) {
      return std::ranges::binary_search(node.records, stored.number);
    };
    Ref<Organisation> one = before_.organisation_by_id.look_up(stored.record.id);
    if (!one.known() || !has_it(before_.organisations[one.index])) {
      const auto found = std::ranges::find_if(before_.organisations, has_it);
      if (found == before_.organisations.end()) return;
      one.index = static_cast<std::uint32_t>(found - before_.organisations.begin());
    }
    if (organisations_.insert(one).second) organisations_to_take_.push_back(one);
  }

  const Snapshot& before_;
  const ActorRecords& after_;
  const std::function<std::optional<StoredRecord>(Number)>& read_;
  std::unordered_set<std::uint64_t> keys_;
  std::set<std::string> changed_ids_, ids_;
  std::vector<std::string> ids_to_read_;
  std::map<Number, StoredRecord> records_;
  std::set<Number> decisions_;
  std::set<Ref<Organisation>> organisations_;
  std::vector<Ref<Organisation>> organisations_to_take_;
  std::set<Ref<Programme>> programmes_;
};

}  // namespace

ActorRecord ActorRecords::keyed(const StoredRecord& stored) const {
  ActorRecord record{stored, {}};
  if (const auto* decision = std::get_if<SameAs>(&stored.record.fact)) {
    record.keys = {key_of_id(decision->a.text), key_of_id(decision->b.text)};
  } else {
    const Organisation& organisation = organisation_in(record);
    record.keys.push_back(key_of_id(stored.record.id));
    if (const std::string name = fold(organisation.name); !name.empty()) record.keys.push_back(key_of('n', name));
    for (const std::string& identifier : organisation.identifiers) {
      record.keys.push_back(key_of('c', retired_->current(identifier)));
    }
  }
  return record;
}

ActorRecords::List* ActorRecords::list_of(const Fact& fact) {
  if (std::holds_alternative<Organisation>(fact)) return &organisations_;
  return std::holds_alternative<SameAs>(fact) ? &decisions_ : nullptr;
}

void ActorRecords::add(const StoredRecord& stored) {
  List* list = list_of(stored.record.fact);
  if (list == nullptr) return;
  const auto place = place_of(*list, stored.number);
  list->insert(static_cast<std::size_t>(place - list->begin()), std::make_shared<const ActorRecord>(keyed(stored)));
}

void ActorRecords::change(std::span<const RecordChange> changes) {
  for (const RecordChange& change : changes) {
    List* list = change.before == nullptr ? nullptr : list_of(change.before->record.fact);
    if (list == nullptr) continue;
    list->erase(static_cast<std::size_t>(place_of(*list, change.before->number) - list->begin()));
  }
  for (const RecordChange& change : changes) {
    if (change.after != nullptr) add(*change.after);
  }
}

bool regroups(std::span<const RecordChange> changes) {
  const auto is_one = [](const StoredRecord* stored) {
    return stored != nullptr && (std::holds_alternative<Organisation>(stored->record.fact) ||
                                 std::holds_alternative<Programme>(stored->record.fact) ||
                                 std::holds_alternative<SameAs>(stored->record.fact));
  };
  return std::ranges::any_of(changes,
                             [&](const RecordChange& change) { return is_one(change.before) || is_one(change.after); });
}

std::optional<Regrouping> regrouped(const Snapshot& before, std::span<const RecordChange> changes,
                                    const ActorRecords& after,
                                    const std::function<std::optional<StoredRecord>(Number)>& read,
                                    const WordLists& lists) {
  Closure closure(before, after, read);
  closure.begin(changes);
  if (!closure.close()) return std::nullopt;
  return closure.result(lists);
}

}  // namespace engine
