#include "engine/graph/regrouping.h"

#include <algorithm>

namespace engine {
namespace {

template <class Fact>
auto& nodes_of(auto& snapshot) {
  if constexpr (std::is_same_v<Fact, Organisation>) {
    return snapshot.organisations;
  } else {
    return snapshot.programmes;
  }
}

template <class Fact>
auto& ids_of(auto& snapshot) {
  if constexpr (std::is_same_v<Fact, Organisation>) {
    return snapshot.organisation_by_id;
  } else {
    return snapshot.programme_by_id;
  }
}

template <class Fact>
const std::vector<Ref<Fact>>& touched_in(const Regrouping& regrouping) {
  if constexpr (std::is_same_v<Fact, Organisation>) {
    return regrouping.organisations;
  } else {
    return regrouping.programmes;
  }
}

// Whether an id is one of the other kind of actor.
template <class Fact>
bool is_of_other_kind(const Snapshot& snapshot, const std::string& id) {
  if constexpr (std::is_same_v<Fact, Organisation>) {
    return snapshot.programme_by_id.contains(id);
  } else {
    return snapshot.organisation_by_id.contains(id);
  }
}

// Before which of them the id stands.
template <class Node>
std::uint32_t place_of(const Chunked<Node>& nodes, const std::string& id) {
  const auto next =
      std::ranges::lower_bound(nodes, id, {}, [](const Node& node) -> const std::string& { return node.id; });
  return static_cast<std::uint32_t>(next - nodes.begin());
}
std::uint32_t place_of(const ProgrammeList& nodes, const std::string& id) { return place_of(nodes.stated(), id); }

void set(Chunked<OrganisationNode>& nodes, std::size_t at, OrganisationNode node) { nodes.edit(at) = std::move(node); }
void set(ProgrammeList& nodes, std::size_t at, FormedProgramme node) { nodes.set(at, std::move(node)); }

auto node_of(const std::string& id, const Statements& statements, const Joins& joins) {
  return organisation_node(id, statements, joins.placeholders);
}

}  // namespace

template <class Fact>
Regrouped<Fact>::Regrouped(const Snapshot& before, std::span<const RecordChange> changes, const Regrouping& regrouping)
    : before_(before),
      regrouping_(regrouping),
      entities_(by_entity<Fact>(regrouping.records, EntitySets(regrouping.joins))) {
  const auto note = [&](const StoredRecord& stored) {
    if (std::holds_alternative<Fact>(stored.record.fact)) ids_.insert(stored.record.id);
  };
  std::ranges::for_each(regrouping.records, note);
  for (const RecordChange& change : changes) {
    if (change.before != nullptr) note(*change.before);
  }
  const auto& nodes = nodes_of<Fact>(before);
  std::set<std::string_view> stay;
  for (const Ref<Fact> one : touched_in<Fact>(regrouping)) {
    const std::string& id = nodes[one.index].id;
    if (find(id) == nullptr) {
      gone_.push_back(one.index);
    } else {
      stay.insert(id);
    }
  }
  for (const auto& [id, statements] : entities_) {
    if (stay.contains(id)) continue;
    came_.push_back(place_of(nodes, id));
    came_ids_.push_back(&id);
  }
  renumbering_ = Renumbering<Fact>(nodes.size(), gone_, came_);
}

template <class Fact>
const Statements* Regrouped<Fact>::find(const std::string& id) const {
  const auto found = entities_.find(id);
  return found == entities_.end() ? nullptr : &found->second;
}

template <class Fact>
bool Regrouped<Fact>::name(Snapshot& snapshot) {
  for (std::size_t at = 0; at < came_.size(); ++at) {
    const auto gone_before = std::ranges::lower_bound(gone_, came_[at]) - gone_.begin();
    numbers_[*came_ids_[at]] = {static_cast<std::uint32_t>(came_[at] + at) - static_cast<std::uint32_t>(gone_before)};
  }
  for (const Ref<Fact> one : touched_in<Fact>(regrouping_)) {
    const std::string& id = nodes_of<Fact>(before_)[one.index].id;
    if (find(id) != nullptr) numbers_[id] = renumbering_(one);
  }
  auto& by_id = ids_of<Fact>(snapshot);
  if (renumbering_.any()) by_id.renumber(renumbering_);
  for (const std::string& id : ids_) by_id.set(id, {});
  std::set<std::string_view> named;
  for (const auto& [id, statements] : entities_) {
    for (const StoredRecord* statement : statements) {
      if (named.insert(statement->record.id).second) by_id.set(statement->record.id, numbers_.at(id));
    }
  }
  for (const std::string& id : ids_) {
    const bool was = ids_of<Fact>(before_).contains(id), is = by_id.contains(id);
    if (was == is || id.empty()) continue;
    if (is_of_other_kind<Fact>(before_, id) || is_of_other_kind<Fact>(snapshot, id)) return false;
    if (is && before_.unanswered.contains(id)) return false;
    if (was) snapshot.unanswered.edit().insert(id);
  }
  find_targets(snapshot);
  return true;
}

// Where those that were have gone, by the ids of their records.
template <class Fact>
void Regrouped<Fact>::find_targets(const Snapshot& snapshot) {
  std::map<Ref<Fact>, std::set<Ref<Fact>>> targets;
  for (const std::string& id : ids_) {
    const Ref<Fact> was = ids_of<Fact>(before_).look_up(id);
    const Ref<Fact> is = ids_of<Fact>(snapshot).look_up(id);
    if (was.known()) targets[was].insert(is);
    if (was.known() && is.known()) heirs_.insert(is);
  }
  std::map<Ref<Fact>, Ref<Fact>> lead_to;
  for (const Ref<Fact> old : touched_in<Fact>(regrouping_)) {
    const auto& to = targets[old];
    const std::string& id = nodes_of<Fact>(before_)[old.index].id;
    const bool stays = find(id) != nullptr;
    if (to.size() > 1 || (stays && to.size() == 1 && *to.begin() != renumbering_(old))) {
      parted_.insert(old);
    } else if (!stays) {
      others_.insert(old);
      if (!to.empty()) lead_to[old] = *to.begin();
    } else if (was_placeholder(old)) {
      others_.insert(old);
    }
  }
  renumbering_.lead_to(lead_to);
}

// Whether it is a placeholder before the revision and not after it, or the other way round.
template <class Fact>
bool Regrouped<Fact>::was_placeholder(Ref<Fact> old) const {
  if constexpr (std::is_same_v<Fact, Organisation>) {
    const OrganisationNode& node = before_.organisations[old.index];
    return node.placeholder != node_of(node.id, *find(node.id), regrouping_.joins).placeholder;
  } else {
    return false;
  }
}

template <class Fact>
void Regrouped<Fact>::place(Snapshot& snapshot) const {
  auto& nodes = nodes_of<Fact>(snapshot);
  const auto formed = [&](const std::string& id) {
    const Statements& statements = *find(id);
    auto node = [&] {
      if constexpr (std::is_same_v<Fact, Organisation>)
        return node_of(id, statements, regrouping_.joins);
      else
        return programme_node(id, statements);
    }();
    find_relatives(node, statements, snapshot);
    return node;
  };
  for (const Ref<Fact> one : touched_in<Fact>(regrouping_)) {
    const std::string id = nodes_of<Fact>(before_)[one.index].id;
    if (find(id) != nullptr) set(nodes, one.index, formed(id));
  }
  // From the last on, so that the places before it are still the old ones.
  std::size_t gone = gone_.size(), came = came_.size();
  while (gone > 0 || came > 0) {
    if (gone > 0 && (came == 0 || gone_[gone - 1] >= came_[came - 1])) {
      nodes.erase(gone_[--gone]);
    } else {
      --came;
      nodes.insert(came_[came], formed(*came_ids_[came]));
    }
  }
}

template class Regrouped<Organisation>;
template class Regrouped<Programme>;

}  // namespace engine
