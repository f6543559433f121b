#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "engine/graph/entity_sets.h"
#include "engine/graph/snapshot.h"

namespace engine {

// Orders the statements of one entity by weight: the newest `assured` first, an unknown one last,
// then the source's name, then the number. What the first of them knows is what is so.
inline void weigh(std::vector<const StoredRecord*>& statements) {
  std::ranges::sort(statements, [](const StoredRecord* one, const StoredRecord* other) {
    if (one->record.assured != other->record.assured) return one->record.assured > other->record.assured;
    return std::tie(one->record.source, one->number) < std::tie(other->record.source, other->number);
  });
}

// The first value that `member` has in the statements and that is not unknown.
template <class Fact, class Value>
Value best(const std::vector<const StoredRecord*>& statements, Value Fact::*member) {
  for (const StoredRecord* statement : statements) {
    const Value& value = std::get<Fact>(statement->record.fact).*member;
    if (value != Value()) return value;
  }
  return Value();
}

using Statements = std::vector<const StoredRecord*>;

// The statements of each entity of one kind, weighed, by the id of its oldest record.
template <class Fact>
std::map<std::string, Statements> by_entity(const std::vector<StoredRecord>& records, const EntitySets& sets) {
  std::map<Number, Statements> entities;
  for (const StoredRecord& record : records) {
    if (std::holds_alternative<Fact>(record.record.fact)) entities[sets.of(record.number)].push_back(&record);
  }
  std::map<std::string, Statements> named;
  for (auto& [number, statements] : entities) {
    const auto oldest = std::ranges::min_element(statements, {}, &StoredRecord::number);
    Statements& all = named[(*oldest)->record.id];
    all.insert(all.end(), statements.begin(), statements.end());
    weigh(all);
  }
  return named;
}

// What the statements of one entity, weighed, say of it, but for the actors that they name. `placeholders`: records of
// organisations whose name is none, ascending.
OrganisationNode organisation_node(const std::string& id, const Statements& statements,
                                   const std::vector<Number>& placeholders);
FormedProgramme programme_node(const std::string& id, const Statements& statements);

// Looks up the actors that they name. Ids that nobody has are noted as unanswered.
void find_relatives(OrganisationNode& node, const Statements& statements, Snapshot& snapshot);
void find_relatives(FormedProgramme& node, const Statements& statements, Snapshot& snapshot);

}  // namespace engine
