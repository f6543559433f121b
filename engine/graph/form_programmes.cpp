#include <algorithm>
#include <mutex>
#include <tuple>

#include "engine/graph/entities.h"
#include "engine/graph/entity_sets.h"
#include "engine/graph/parallel.h"
#include "engine/graph/statements.h"
#include "engine/model/blob.h"

namespace engine {
namespace {

// A record of a programme, where it stands, and the id of the programme that it states.
struct Statement {
  std::string_view entity;
  Number number = 0;
  std::uint32_t part = 0;
  std::uint32_t row = 0;  // among those of the part
};

// Programmes are many, and mostly of one record: those are read from its columns, and only of others objects are made.
class Programmes {
 public:
  Programmes(const GatheredRecords& records, const Joins& joins) {
    for (const auto& part : records.parts()) rows_.emplace_back(part);
    statements_ = gather_in_ranges<Statement>(rows_.size(), 8, [&](std::size_t from, std::size_t to) {
      std::vector<Statement> some;
      for (auto part = static_cast<std::uint32_t>(from); part < to; ++part) {
        for (std::uint32_t row = 0; row < rows_[part].size(); ++row) {
          some.push_back({id(part, row), rows_[part].number(row), part, row});
        }
      }
      return some;
    });
    name_joined(EntitySets(joins));
    const auto key = [](const Statement& one) { return std::tie(one.entity, one.number); };
    if (!std::ranges::is_sorted(statements_, {}, key)) std::ranges::sort(statements_, {}, key);
    for (std::size_t at = 0; at < statements_.size(); ++at) {
      if (at == 0 || statements_[at].entity != statements_[at - 1].entity) starts_.push_back(at);
    }
    starts_.push_back(statements_.size());
  }

  void form(Snapshot& snapshot) const {
    name_all(snapshot.programme_by_id);
    constexpr std::size_t usual = Chunked<ProgrammeStated>::usual;
    std::vector<std::vector<ProgrammeStated>> stated((count() + usual - 1) / usual);
    std::vector<std::vector<ProgrammeTies>> ties(stated.size());
    in_ranges(stated.size(), 2, [&](std::size_t from, std::size_t to) {
      for (std::size_t chunk = from; chunk < to; ++chunk) {
        const std::size_t end = std::min(count(), (chunk + 1) * usual);
        stated[chunk].reserve(end - chunk * usual);
        ties[chunk].reserve(end - chunk * usual);
        for (std::size_t at = chunk * usual; at < end; ++at) {
          FormedProgramme programme = node(at, snapshot.programme_by_id);
          stated[chunk].push_back(std::move(static_cast<ProgrammeStated&>(programme)));
          ties[chunk].push_back(std::move(static_cast<ProgrammeTies&>(programme)));
        }
      }
    });
    for (std::size_t chunk = 0; chunk < stated.size(); ++chunk) {
      snapshot.programmes.append(std::move(stated[chunk]), std::move(ties[chunk]));
    }
    for (const std::string& id : unanswered_) snapshot.unanswered.edit().insert(id);
  }

 private:
  std::size_t count() const { return starts_.size() - 1; }
  std::span<const Statement> of(std::size_t entity) const {
    return std::span(statements_).subspan(starts_[entity], starts_[entity + 1] - starts_[entity]);
  }
  std::string_view id(std::uint32_t part, std::uint32_t row) const {
    const Pack& pack = rows_[part].pack();
    return pack.text(pack.common(Common::id)[rows_[part].place(row)]);
  }

  // Has the ids of all records mean their entities.
  void name_all(ById<Programme>& by_id) const {
    constexpr std::size_t some = 4096;
    by_id.reserve(statements_.size());
    std::vector<std::string_view> ids;
    std::vector<Ref<Programme>> entities;
    for (std::uint32_t entity = 0; entity < count(); ++entity) {
      for (const Statement& one : of(entity)) {
        ids.push_back(id(one.part, one.row));
        entities.push_back({entity});
      }
      if (ids.size() < some && entity + 1 < count()) continue;
      by_id.emplace(ids, entities);
      ids.clear();
      entities.clear();
    }
  }

  // A set of records has the id of its oldest.
  void name_joined(const EntitySets& sets) {
    std::unordered_map<Number, const Statement*> oldest;
    for (const Statement& one : statements_) {
      if (!sets.joined(one.number)) continue;
      const Statement*& known = oldest[sets.of(one.number)];
      if (known == nullptr || one.number < known->number) known = &one;
    }
    std::vector<std::pair<Statement*, std::string_view>> named;
    for (Statement& one : statements_) {
      if (sets.joined(one.number)) named.emplace_back(&one, oldest.at(sets.of(one.number))->entity);
    }
    for (const auto& [one, entity] : named) one->entity = entity;
  }

  FormedProgramme node(std::size_t entity, const ById<Programme>& by_id) const {
    const auto statements = of(entity);
    if (statements.size() > 1) return of_several(statements, by_id);
    FormedProgramme node = of_one(statements.front(), by_id);
    node.id = statements.front().entity;
    return node;
  }

  FormedProgramme of_one(const Statement& one, const ById<Programme>& by_id) const {
    const PackedRows<Programme>& rows = rows_[one.part];
    FormedProgramme node;
    node.name = rows.text<&Programme::name>(one.row);
    node.status = rows.text<&Programme::status>(one.row);
    node.period = {rows.day<&Programme::start>(one.row).value_or(Period::open_start),
                   rows.day<&Programme::end>(one.row).value_or(Period::open_end)};
    if (const auto budget = rows.figure<&Programme::budget>(one.row)) node.budget = Decimal{*budget};
    node.currency = rows.text<&Programme::currency>(one.row);
    node.parent = parent_of(rows.text<&Programme::parent>(one.row), by_id);
    node.national_plan = rows.text<&Programme::national_plan>(one.row);
    blob::read(rows.text<&Programme::goals>(one.row), node.goals);
    node.records = {one.number};
    return node;
  }

  FormedProgramme of_several(std::span<const Statement> all, const ById<Programme>& by_id) const {
    std::vector<StoredRecord> records;
    for (const Statement& one : all) records.push_back(rows_[one.part].pack().record(rows_[one.part].place(one.row)));
    Statements statements;
    for (const StoredRecord& stored : records) statements.push_back(&stored);
    weigh(statements);
    FormedProgramme node = programme_node(std::string(all.front().entity), statements);
    node.parent = parent_of(best(statements, &Programme::parent).text, by_id);
    return node;
  }

  // Notes those that nobody has.
  Ref<Programme> parent_of(std::string_view id, const ById<Programme>& by_id) const {
    const auto found = by_id.look_up(id);
    if (!found.known() && !id.empty()) {
      const std::lock_guard lock(guard_);
      unanswered_.emplace_back(id);
    }
    return found;
  }

  std::vector<PackedRows<Programme>> rows_;  // of each part
  std::vector<Statement> statements_;        // by entity and number
  std::vector<std::size_t> starts_;          // of each entity among them, and the end
  mutable std::mutex guard_;
  mutable std::vector<std::string> unanswered_;  // ids of parents that nobody has
};

}  // namespace

Texts ProgrammeNode::names() const {
  Texts names = other_names;
  if (!name.empty()) names.insert(std::ranges::lower_bound(names, name), name);
  return names;
}

FormedProgramme programme_node(const std::string& id, const Statements& statements) {
  FormedProgramme node;
  node.id = id;
  std::vector<Number> numbers;
  for (const StoredRecord* statement : statements) {
    numbers.push_back(statement->number);
    node.other_names.push_back(std::get<Programme>(statement->record.fact).name);
  }
  node.name = best(statements, &Programme::name);
  node.status = best(statements, &Programme::status);
  node.period = {best(statements, &Programme::start).value_or(Period::open_start),
                 best(statements, &Programme::end).value_or(Period::open_end)};
  node.budget = best(statements, &Programme::budget);
  node.currency = best(statements, &Programme::currency);
  node.national_plan = best(statements, &Programme::national_plan);
  node.goals = best(statements, &Programme::goals);
  std::ranges::sort(node.other_names);
  const auto repeated = std::ranges::unique(node.other_names);
  node.other_names.erase(repeated.begin(), repeated.end());
  std::erase_if(node.other_names, [&](const std::string& name) { return name.empty() || name == node.name; });
  std::ranges::sort(numbers);
  node.records = numbers;
  return node;
}

void find_relatives(FormedProgramme& node, const Statements& statements, Snapshot& snapshot) {
  const Id<Programme> id = best(statements, &Programme::parent);
  node.parent = look_up(snapshot.programme_by_id, id);
  if (!node.parent.known() && !id.empty()) snapshot.unanswered.edit().insert(id.text);
}

void form_programmes(Snapshot& snapshot, const GatheredRecords& records, const Joins& joins) {
  Programmes(records, joins).form(snapshot);
}

}  // namespace engine
