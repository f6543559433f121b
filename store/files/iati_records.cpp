#include "store/files/iati_records.h"

#include "engine/model/text.h"

namespace store {

using engine::Funding;
using engine::Pack;
using engine::PackChange;
using engine::Programme;
using engine::StoredRecord;

std::size_t IatiRecords::add(engine::Record record, std::uint32_t line) {
  StoredRecord stored;
  stored.record = std::move(record);
  stored.citations = {{file_, line}};
  builder_.add(stored);
  if (builder_.full()) packs_.push_back(builder_.finish());
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

void IatiRecords::name_activity(std::size_t place, Side side, const std::string& identifier) {
  const auto [known, fresh] = numbers_.try_emplace(identifier, static_cast<std::uint32_t>(identifiers_.size()));
  if (fresh) identifiers_.push_back(&known->first);
  named_.push_back({place, known->second, side});
}

StoredRecord& IatiRecords::changing(PackChange& change, const Pack& pack, std::size_t at) {
  const auto place = static_cast<std::uint16_t>(at);
  const auto found = change.replaced.find(place);
  return found != change.replaced.end() ? found->second : change.replaced.emplace(place, pack.record(at)).first->second;
}

// Where the file does not have the activity, the organisation stands, and the word beside it says which was meant.
void IatiRecords::settle_activities(std::size_t number, PackChange& change) {
  for (; named_settled_ < named_.size(); ++named_settled_) {
    const NamedActivity& named = named_[named_settled_];
    if (named.place / Pack::most != number) return;
    const auto activity = activities_.find(*identifiers_[named.identifier]);
    if (activity == activities_.end()) continue;
    engine::Record& record = changing(change, packs_[number], named.place % Pack::most).record;
    auto& funding = std::get<Funding>(record.fact);
    engine::Id<engine::Any>& here = named.side == Side::provider ? funding.provider : funding.receiver;
    const engine::Id<engine::Any>& there = named.side == Side::provider ? funding.receiver : funding.provider;
    if (there.text != activity->second) here.text = activity->second;
  }
}

void IatiRecords::settle_parents(const Pack& pack, PackChange& change) const {
  for (const std::uint16_t at : pack.places(engine::kind_of<Programme>())) {
    StoredRecord stored = pack.record(at);
    auto& programme = std::get<Programme>(stored.record.fact);
    const std::string stated = programme.parent.text;
    if (programme.parent.empty()) {
      const auto parent = parents_.find(stored.record.id);
      if (parent != parents_.end()) programme.parent.text = parent->second;
    }
    const auto named = activities_.find(programme.parent.text);
    if (named != activities_.end()) programme.parent.text = named->second;
    if (programme.parent.text == stored.record.id) programme.parent.text.clear();
    if (programme.parent.text != stated) change.replaced.emplace(at, std::move(stored));
  }
}

// The id says all that the record says, so that payments which two activities report of each other, one by one, stay
// one record each.
void IatiRecords::settle_ordinals(std::size_t number, PackChange& change) {
  for (; ordinals_settled_ < ordinals_.size(); ++ordinals_settled_) {
    const auto [place, ordinal] = ordinals_[ordinals_settled_];
    if (place / Pack::most != number) return;
    engine::Record& record = changing(change, packs_[number], place % Pack::most).record;
    const auto& funding = std::get<Funding>(record.fact);
    record.id = funding.provider.text + " > " + funding.receiver.text + ", " + funding.kind + " of " +
                engine::to_text(funding.amount) + " " + funding.currency + " " + engine::to_text(funding.value_date);
    if (funding.start || funding.end) {
      record.id += ", " + engine::to_text(funding.start) + " to " + engine::to_text(funding.end);
    }
    record.id += ", number " + std::to_string(ordinal);
  }
}

std::vector<Pack> IatiRecords::take() {
  if (builder_.size() > 0) packs_.push_back(builder_.finish());
  for (std::size_t number = 0; number < packs_.size(); ++number) {
    PackChange change;
    settle_activities(number, change);
    settle_parents(packs_[number], change);
    settle_ordinals(number, change);
    if (!change.empty()) packs_[number] = *changed(packs_[number], change);
  }
  return std::move(packs_);
}

}  // namespace store
