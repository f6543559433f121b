#include "store/files/iati_records.h"

#include "engine/model/text.h"

namespace store {

using engine::Funding;
using engine::Programme;
using engine::StoredRecord;

std::size_t IatiRecords::add(engine::Record record, std::uint32_t line) {
  if (count_ % chunk == 0) chunks_.emplace_back().reserve(chunk);
  StoredRecord stored;
  stored.record = std::move(record);
  stored.citations = {{file_, line}};
  chunks_.back().push_back(std::move(stored));
  return count_++;
}

std::string IatiRecords::claim_activity(const std::string& identifier) {
  if (activities_.contains(identifier)) return {};
  std::string id = identifier;
  while (!ids_.emplace(id, true).second) id += "/activity";
  activities_.emplace(identifier, id);
  return id;
}

std::string IatiRecords::claim_organisation(const std::string& wanted) {
  std::string id = wanted;
  while (!ids_.emplace(id, false).second) id += "/organisation";
  return id;
}

void IatiRecords::name_activity(std::size_t place, Side side, std::string identifier) {
  named_.push_back({place, side, std::move(identifier)});
}

// Where the file does not have the activity, the organisation stands, and the word beside it says which was meant.
void IatiRecords::settle_activities() {
  for (const NamedActivity& named : named_) {
    engine::Record& record = at(named.place).record;
    auto& funding = std::get<Funding>(record.fact);
    const auto activity = activities_.find(named.identifier);
    if (activity == activities_.end()) continue;
    engine::Id<engine::Any>& here = named.side == Side::provider ? funding.provider : funding.receiver;
    const engine::Id<engine::Any>& there = named.side == Side::provider ? funding.receiver : funding.provider;
    if (there.text != activity->second) here.text = activity->second;
  }
}

void IatiRecords::settle_parents() {
  for (auto& records : chunks_) {
    for (StoredRecord& stored : records) {
      auto* programme = std::get_if<Programme>(&stored.record.fact);
      if (programme == nullptr) continue;
      if (programme->parent.empty()) {
        const auto parent = parents_.find(stored.record.id);
        if (parent != parents_.end()) programme->parent.text = parent->second;
      }
      const auto named = activities_.find(programme->parent.text);
      if (named != activities_.end()) programme->parent.text = named->second;
      if (programme->parent.text == stored.record.id) programme->parent.text.clear();
    }
  }
}

// The id says all that the record says, so that payments which two activities report of each other, one by one, stay
// one record each.
void IatiRecords::settle_ordinals() {
  for (const auto& [place, ordinal] : ordinals_) {
    engine::Record& record = at(place).record;
    const auto& funding = std::get<Funding>(record.fact);
    record.id = funding.provider.text + " > " + funding.receiver.text + ", " + funding.kind + " of " +
                engine::to_text(funding.amount) + " " + funding.currency + " " + engine::to_text(funding.value_date);
    if (funding.start || funding.end) {
      record.id += ", " + engine::to_text(funding.start) + " to " + engine::to_text(funding.end);
    }
    record.id += ", number " + std::to_string(ordinal);
  }
}

std::vector<StoredRecord> IatiRecords::take() {
  settle_activities();
  settle_parents();
  settle_ordinals();
  std::vector<StoredRecord> all;
  // With room for what an import adds to them: to move them all once more would need the memory twice, and room that
  // is not used takes none.
  all.reserve(count_ + count_ / 4 + chunk);
  for (auto& records : chunks_) {
    for (StoredRecord& stored : records) all.push_back(std::move(stored));
    std::vector<StoredRecord>().swap(records);
  }
  chunks_.clear();
  return all;
}

}  // namespace store
