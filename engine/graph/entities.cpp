#include "engine/graph/entities.h"

#include <map>
#include <set>

#include "engine/graph/entity_sets.h"
#include "engine/graph/statements.h"

namespace engine {
namespace {

// The statements of each code of one kind, weighed, by id.
template <class Fact>
std::map<std::string, Statements> by_code(const std::vector<StoredRecord>& records) {
  std::map<std::string, Statements> codes;
  for (const StoredRecord& record : records) {
    if (std::holds_alternative<Fact>(record.record.fact)) codes[record.record.id].push_back(&record);
  }
  for (auto& [id, statements] : codes) weigh(statements);
  return codes;
}

template <class Fact>
std::vector<OrderNode<Fact>> order_nodes(const std::vector<StoredRecord>& records) {
  std::vector<OrderNode<Fact>> nodes;
  for (const auto& [id, statements] : by_code<Fact>(records)) {
    OrderNode<Fact> node{id, best(statements, &Fact::name), {}, 0};
    if constexpr (std::is_same_v<Fact, Location>) {
      const std::string parent = best(statements, &Location::parent).text;
      if (!parent.empty()) node.parents.push_back(parent);
      node.level = static_cast<int>(std::get<Location>(statements.front()->record.fact).level);
    } else {
      for (const auto& parent : best(statements, &Fact::parents)) node.parents.push_back(parent.text);
    }
    nodes.push_back(std::move(node));
  }
  return nodes;
}

// What `add` names of every statement, each once, ascending.
template <class Fact, class Add>
Texts texts_of(const Statements& statements, Add add) {
  std::set<std::string> texts;
  for (const StoredRecord* statement : statements) add(texts, std::get<Fact>(statement->record.fact));
  texts.erase("");
  return {texts.begin(), texts.end()};
}

std::vector<Number> numbers_of(const Statements& statements) {
  std::vector<Number> numbers;
  for (const StoredRecord* statement : statements) numbers.push_back(statement->number);
  std::ranges::sort(numbers);
  return numbers;
}

}  // namespace

void form_orders(Snapshot& snapshot, const GatheredRecords& records) {
  snapshot.locations = Order<Location>(order_nodes<Location>(records.all_of<Location>()));
  const std::vector<StoredRecord> services = records.all_of<Service>();
  snapshot.services = Order<Service>(order_nodes<Service>(services));
  snapshot.groups = Order<PopulationGroup>(order_nodes<PopulationGroup>(records.all_of<PopulationGroup>()));

  snapshot.single_by_nature.assign(snapshot.services.size(), false);
  auto& by_crosswalk = snapshot.service_by_crosswalk.edit();
  std::set<std::string> of_several;
  for (const auto& [id, statements] : by_code<Service>(services)) {
    const Ref<Service> service = snapshot.services.find(id);
    for (const std::string& code : best(statements, &Service::crosswalk)) {
      if (code == "nature:single") {
        snapshot.single_by_nature[service.index] = true;
      } else if (!by_crosswalk.emplace(code, service).second) {
        of_several.insert(code);
      }
    }
  }
  for (const std::string& code : of_several) by_crosswalk.erase(code);
}

OrganisationNode organisation_node(const std::string& id, const Statements& statements,
                                   const std::vector<Number>& placeholders) {
  OrganisationNode node;
  node.id = id;
  node.name = best(statements, &Organisation::name);
  node.kind = best(statements, &Organisation::kind);
  node.country = best(statements, &Organisation::country);
  node.period = {best(statements, &Organisation::start).value_or(Period::open_start),
                 best(statements, &Organisation::end).value_or(Period::open_end)};
  node.names = texts_of<Organisation>(statements, [](auto& texts, const Organisation& one) {
    texts.insert(one.name);
    texts.insert(one.aliases.begin(), one.aliases.end());
  });
  node.acronyms = texts_of<Organisation>(
      statements, [](auto& texts, const Organisation& one) { texts.insert(one.acronyms.begin(), one.acronyms.end()); });
  node.identifiers = texts_of<Organisation>(statements, [](auto& texts, const Organisation& one) {
    texts.insert(one.identifiers.begin(), one.identifiers.end());
  });
  node.records = numbers_of(statements);
  node.placeholder = std::ranges::all_of(
      node.records, [&](Number number) { return std::ranges::binary_search(placeholders, number); });
  return node;
}

void find_relatives(OrganisationNode& node, const Statements& statements, Snapshot& snapshot) {
  const auto find = [&](const Id<Organisation>& id) {
    const auto found = look_up(snapshot.organisation_by_id, id);
    if (!found.known() && !id.empty()) snapshot.unanswered.edit().insert(id.text);
    return found;
  };
  node.parent = find(best(statements, &Organisation::parent));
  node.successor = find(best(statements, &Organisation::successor));
}

void form_organisations(Snapshot& snapshot, const GatheredRecords& gathered, const Joins& joins) {
  const std::vector<StoredRecord> records = gathered.all_of<Organisation>();
  const auto organisations = by_entity<Organisation>(records, EntitySets(joins));
  std::uint32_t number = 0;
  for (const auto& [id, statements] : organisations) {
    for (const StoredRecord* statement : statements) {
      snapshot.organisation_by_id.emplace(statement->record.id, {number});
    }
    ++number;
  }
  for (const auto& [id, statements] : organisations) {
    OrganisationNode node = organisation_node(id, statements, joins.placeholders);
    find_relatives(node, statements, snapshot);
    snapshot.organisations.push_back(std::move(node));
  }
}

}  // namespace engine
