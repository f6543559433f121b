#include "store/files/gathered_records.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "engine/identity/words.h"
#include "engine/model/pack_change.h"
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
    Actor added{free_id(wanted, an_organisation), {}, citation};
    added.fact.name = known.name;
    const std::size_t at = add_actor(std::move(added));
    actor_by_name_.try_emplace(folded, at);
    found = known.id.empty() ? actor_by_name_.find(folded) : actor_by_id_.emplace(known.id, at).first;
  }
  Actor& named = actors_[found->second];
  add_details(named.fact, known);
  return {named.id};
}

std::size_t GatheredRecords::add_actor(Actor actor) {
  actors_.push_back(std::move(actor));
  return actors_.size() - 1;
}

engine::Id<engine::Organisation> GatheredRecords::nobody(const engine::Citation& citation) {
  if (nobody_.empty()) {
    nobody_ = free_id("unspecified", an_organisation);
    Actor unspecified{nobody_, {}, citation};
    unspecified.fact.name = "Unspecified";
    add_actor(std::move(unspecified));
  }
  return {nobody_};
}

engine::Id<engine::Programme> GatheredRecords::programme(const std::string& id, const engine::Programme& fact,
                                                         const engine::Citation& citation,
                                                         std::vector<engine::Word> words) {
  const auto [found, is_new] = programme_ids_.try_emplace(id);
  if (is_new) {
    engine::StoredRecord stored;
    stored.record.id = found->second = free_id(id_of(id), a_programme);
    stored.record.words = sorted_words(std::move(words));
    stored.record.fact = fact;
    stored.citations = {citation};
    programmes_.add(stored);
  }
  return {found->second};
}

std::int64_t GatheredRecords::number_of(const std::string& text) {
  return numbers_.try_emplace(text, static_cast<std::int64_t>(numbers_.size())).first->second;
}

void GatheredRecords::participate(const engine::Id<engine::Organisation>& organisation,
                                  const engine::Id<engine::Programme>& programme, const std::string& role,
                                  const engine::Citation& citation) {
  if (!participation_keys_.insert({number_of(organisation.text), number_of(programme.text), number_of(role)}).second) {
    return;
  }
  engine::StoredRecord stored;
  stored.record.fact = engine::Participation{organisation, programme, role};
  stored.citations = {citation};
  participations_.add(stored);
}

bool GatheredRecords::deliver(const engine::Delivery& delivery, std::vector<engine::Word> words,
                              const engine::Citation& citation) {
  constexpr std::int64_t unknown = std::numeric_limits<std::int64_t>::min();
  const auto day = [](const engine::Date& date) { return date ? std::int64_t{date->number} : unknown; };
  const DeliveryKey key{number_of(delivery.organisation.text),
                        number_of(delivery.programme.text),
                        number_of(delivery.service.text),
                        number_of(delivery.location.text),
                        day(delivery.start),
                        day(delivery.end),
                        number_of(delivery.status),
                        number_of(delivery.role)};
  const auto [found, is_new] = delivery_by_key_.try_emplace(key, deliveries_.size());
  if (is_new) {
    engine::StoredRecord stored;
    stored.record.fact = delivery;
    stored.record.words = sorted_words(std::move(words));
    stored.citations = {citation};
    deliveries_.add(stored);
  } else if (deliveries_.last_citation(found->second) != citation) {
    // The rows of a file come in order, so that a repeated one is the last.
    deliveries_.cite_again(found->second, citation);
  }
  return is_new;
}

std::size_t GatheredRecords::fund(engine::Record record, const engine::Citation& citation) {
  record.words = sorted_words(std::move(record.words));
  engine::StoredRecord stored;
  stored.record = std::move(record);
  stored.citations = {citation};
  return money_.add(stored);
}

void GatheredRecords::cite_again(std::size_t funding, const engine::Citation& citation) {
  money_.cite_again(funding, citation);
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
  PackedList actors;
  for (Actor& actor : actors_) {
    engine::StoredRecord stored;
    stored.record.id = std::move(actor.id);
    stored.record.fact = std::move(actor.fact);
    stored.citations = {std::move(actor.citation)};
    actors.add(stored);
  }
  actors_ = {};
  std::size_t count = 0;
  std::vector<engine::Pack> packs;
  for (PackedList* list : {&actors, &programmes_, &deliveries_, &money_, &participations_}) {
    count += list->size();
    std::ranges::move(list->take(), std::back_inserter(packs));
  }
  // Few of each kind stand in one pack.
  if (count > 0 && count <= engine::Pack::most) {
    auto records = engine::unpack_all(packs);
    for (engine::StoredRecord& stored : records) stored.number = 0;
    packs = engine::pack_all(records);
  }
  std::ranges::move(packs, std::back_inserter(reading_.packs));
}

}  // namespace store
