#include "server/answers/entity.h"

#include <algorithm>

#include "engine/graph/statements.h"
#include "engine/model/error.h"
#include "engine/model/tables.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::Error;
using engine::Number;

void sort_by_weight(std::vector<engine::StoredRecord>& statements) {
  std::vector<const engine::StoredRecord*> weighed;
  for (const auto& statement : statements) weighed.push_back(&statement);
  engine::weigh(weighed);
  std::vector<engine::StoredRecord> sorted;
  for (const auto* statement : weighed) sorted.push_back(*statement);
  statements = std::move(sorted);
}

// The lines of a package: each is a record, and they have the package's id together.
std::vector<Number> package_lines(const Asking& asking, const std::string& id) {
  std::vector<Number> numbers;
  for (const Listed& listed : asking.edition.records(engine::Fact(engine::Package{}).index())) {
    const auto stored = asking.library.database().record(listed.number, asking.edition.revision());
    if (stored && std::get<engine::Package>(stored->record.fact).package == id) numbers.emplace_back(listed.number);
  }
  return numbers;
}

std::vector<Number> numbers_of(const Asking& asking, const std::string& id) {
  if (const auto number = number_of(id)) return {*number};
  auto numbers = asking.library.database().find(id, asking.edition.revision());
  return numbers.empty() ? package_lines(asking, id) : numbers;
}

}  // namespace

std::optional<Entity> look_for_entity(const Asking& asking, const std::string& id) {
  const engine::Snapshot& snapshot = asking.edition.snapshot();
  Entity entity;
  std::vector<Number> numbers;
  if (const auto one = snapshot.organisation_by_id.find(id); one != snapshot.organisation_by_id.end()) {
    entity.organisation = one->second;
    entity.id = snapshot.organisations[one->second.index].id;
    numbers = snapshot.organisations[one->second.index].records;
  } else if (const auto other = snapshot.programme_by_id.find(id); other != snapshot.programme_by_id.end()) {
    entity.programme = other->second;
    entity.id = snapshot.programmes[other->second.index].id;
    numbers = snapshot.programmes[other->second.index].records;
  } else {
    entity.id = id;
    numbers = numbers_of(asking, id);
  }

  for (const Number number : numbers) {
    auto stored = asking.library.database().record(number, asking.edition.revision());
    if (!stored || tier_of(stored->record) > asking.tier) continue;
    // One text may be the id of records of several kinds: the oldest says which is meant.
    const std::string_view kind = engine::table_of(stored->record.fact);
    if (entity.kind.empty()) entity.kind = kind;
    if (entity.kind == kind) entity.statements.push_back(std::move(*stored));
  }
  if (entity.statements.empty()) return std::nullopt;
  sort_by_weight(entity.statements);
  return entity;
}

Entity find_entity(const Asking& asking, const std::string& id) {
  auto entity = look_for_entity(asking, id);
  if (!entity) throw Error(Error::Kind::not_found, "no record has the id '" + id + "'");
  return std::move(*entity);
}

std::vector<std::string> ids_of(const Entity& entity) {
  std::vector<std::string> ids = {entity.id};
  for (const auto& statement : entity.statements) ids.push_back(id_of(statement));
  std::ranges::sort(ids);
  const auto repeated = std::ranges::unique(ids);
  ids.erase(repeated.begin(), repeated.end());
  return ids;
}

}  // namespace server
