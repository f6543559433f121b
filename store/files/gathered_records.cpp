#include "store/files/gathered_records.h"

#include <algorithm>
#include <iterator>

#include "engine/identity/words.h"
#include "store/files/stated_values.h"

namespace store {
namespace {

enum Kind : std::size_t { an_organisation, a_programme };

std::string joined(const engine::PlaceMention& mention) {
  std::string text;
  for (auto words = mention.words.rbegin(); words != mention.words.rend(); ++words) {
    text += (text.empty() ? "" : ", ") + (words->name.empty() ? words->code : words->name);
  }
  return text;
}

void add_text(engine::Texts& texts, const std::string& text) {
  if (!text.empty() && std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
}

}  // namespace

std::string GatheredRecords::free_id(const std::string& wanted, std::size_t kind) {
  std::string id = wanted;
  for (int number = 2; !used_ids_.try_emplace(id, kind).second; ++number) id = wanted + "-" + std::to_string(number);
  return id;
}

void GatheredRecords::add_details(engine::Organisation& fact, const NamedActor& actor) const {
  if (!actor.name.empty() && actor.name != fact.name) add_text(fact.aliases, actor.name);
  if (fact.kind.empty()) fact.kind = actor.kind;
  if (fact.country.empty()) fact.country = actor.country;
  add_text(fact.acronyms, actor.acronym);
  for (const std::string& identifier : actor.identifiers) add_text(fact.identifiers, identifier);
}

engine::Id<engine::Organisation> GatheredRecords::organisation(const NamedActor& actor,
                                                               const engine::Citation& citation) {
  NamedActor known = actor;
  known.name = public_text(actor.name.empty() ? actor.id : actor.name);
  if (placeholders_.has(known.name)) return {};
  const std::string folded = engine::fold(known.name);
  auto found = known.id.empty() ? actor_by_name_.find(folded) : actor_by_id_.find(known.id);
  if (found == (known.id.empty() ? actor_by_name_.end() : actor_by_id_.end())) {
    const std::string wanted = known.id.empty() ? engine::slug(known.name) : id_of(known.id);
    engine::StoredRecord stored;
    stored.record.id = free_id(wanted, an_organisation);
    stored.record.fact = engine::Organisation{};
    std::get<engine::Organisation>(stored.record.fact).name = known.name;
    stored.citations = {citation};
    const std::size_t at = actors_.size();
    actors_.push_back(std::move(stored));
    actor_by_name_.try_emplace(folded, at);
    found = known.id.empty() ? actor_by_name_.find(folded) : actor_by_id_.emplace(known.id, at).first;
  }
  engine::Record& record = actors_[found->second].record;
  add_details(std::get<engine::Organisation>(record.fact), known);
  return {record.id};
}

engine::Id<engine::Organisation> GatheredRecords::nobody(const engine::Citation& citation) {
  if (nobody_.empty()) {
    engine::StoredRecord stored;
    stored.record.id = nobody_ = free_id("unspecified", an_organisation);
    engine::Organisation unspecified;
    unspecified.name = "Unspecified";
    stored.record.fact = std::move(unspecified);
    stored.citations = {citation};
    actors_.push_back(std::move(stored));
  }
  return {nobody_};
}

engine::Id<engine::Programme> GatheredRecords::programme(const std::string& id, const engine::Programme& fact,
                                                         const engine::Citation& citation,
                                                         std::vector<engine::Word> words) {
  const auto [found, is_new] = programme_by_id_.try_emplace(id, programmes_.size());
  if (is_new) {
    engine::StoredRecord stored;
    stored.record.id = free_id(id_of(id), a_programme);
    stored.record.words = sorted_words(std::move(words));
    stored.record.fact = fact;
    stored.citations = {citation};
    programmes_.push_back(std::move(stored));
  }
  return {programmes_[found->second].record.id};
}

void GatheredRecords::participate(const engine::Id<engine::Organisation>& organisation,
                                  const engine::Id<engine::Programme>& programme, const std::string& role,
                                  const engine::Citation& citation) {
  if (!participation_keys_.insert(organisation.text + "\n" + programme.text + "\n" + role).second) return;
  engine::StoredRecord stored;
  stored.record.fact = engine::Participation{organisation, programme, role};
  stored.citations = {citation};
  participations_.push_back(std::move(stored));
}

bool GatheredRecords::deliver(const engine::Delivery& delivery, std::vector<engine::Word> words,
                              const engine::Citation& citation) {
  const DeliveryKey key{delivery.organisation.text,
                        delivery.programme.text,
                        delivery.service.text,
                        delivery.location.text,
                        delivery.start,
                        delivery.end,
                        delivery.status,
                        delivery.role};
  const auto [found, is_new] = delivery_by_key_.try_emplace(key, deliveries_.size());
  if (is_new) {
    engine::StoredRecord stored;
    stored.record.fact = delivery;
    stored.record.words = sorted_words(std::move(words));
    deliveries_.push_back(std::move(stored));
  }
  engine::Citations& citations = deliveries_[found->second].citations;
  // The rows of a file come in order, so that a repeated one is the last.
  if (citations.empty() || citations.back() != citation) citations.push_back(citation);
  return is_new;
}

std::size_t GatheredRecords::fund(engine::Record record, const engine::Citation& citation) {
  record.words = sorted_words(std::move(record.words));
  engine::StoredRecord stored;
  stored.record = std::move(record);
  stored.citations = {citation};
  money_.push_back(std::move(stored));
  return money_.size() - 1;
}

void GatheredRecords::cite_again(std::size_t funding, const engine::Citation& citation) {
  money_[funding].citations.push_back(citation);
}

engine::Id<engine::Location> GatheredRecords::place(const engine::PlaceMention& mention, const std::string& tag) {
  const std::string key = "place: " + joined(mention) + (tag.empty() ? "" : " (" + tag + ")");
  reading_.places_named.try_emplace(key, mention);
  return {key};
}

engine::Id<engine::Service> GatheredRecords::service(const engine::ServiceMention& mention) {
  std::string key = "service: " + mention.sector;
  if (!mention.name.empty()) key += " / " + mention.name;
  if (!mention.code.empty()) key += " (" + mention.scheme + " " + mention.code + ")";
  reading_.services_named.try_emplace(key, mention);
  return {key};
}

void GatheredRecords::finish() {
  for (auto* list : {&actors_, &programmes_, &deliveries_, &money_, &participations_}) {
    for (engine::StoredRecord& stored : *list) std::ranges::sort(stored.citations);
    std::ranges::move(*list, std::back_inserter(reading_.records));
    list->clear();
  }
}

}  // namespace store
