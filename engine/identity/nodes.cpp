#include "engine/identity/nodes.h"

#include <algorithm>

#include "engine/identity/references.h"

namespace engine {

bool Nodes::others_have(std::size_t kind, const std::string& id) {
  // A node that was made for a word is stated by each source that has the word, so that it stays as long as
  // one of them needs it.
  if (id.find('/') != std::string::npos) return false;
  const auto [place, fresh] = others_have_.emplace(std::to_string(kind) + ' ' + id, false);
  if (fresh) place->second = ids_.others_have(kind, id);
  return place->second;
}

template <class SomeFact>
void Nodes::need(const std::string& id, SomeFact fact, const std::string& name, const Citation& citation) {
  const std::pair key(kind_of<SomeFact>(), id);
  auto place = nodes_.find(key);
  if (place == nodes_.end()) {
    if (others_have(key.first, id)) return;
    place = nodes_.emplace(key, Node{std::move(fact), {}, citation}).first;
  }
  Node& node = place->second;
  node.names.add(name);
  node.citation = std::min(node.citation, citation);
}

template void Nodes::need(const std::string&, Location, const std::string&, const Citation&);
template void Nodes::need(const std::string&, Service, const std::string&, const Citation&);
template void Nodes::need(const std::string&, PopulationGroup, const std::string&, const Citation&);

void Nodes::locate(const std::string& id, double lat, double lon) {
  const auto place = nodes_.find({kind_of<Location>(), id});
  if (place == nodes_.end()) return;
  Location& location = std::get<Location>(place->second.fact);
  if (location.lat && std::pair(*location.lat, *location.lon) <= std::pair(lat, lon)) return;
  location.lat = lat;
  location.lon = lon;
}

std::vector<StoredRecord> Nodes::records() const {
  std::vector<StoredRecord> records;
  for (const auto& [key, node] : nodes_) {
    StoredRecord stored;
    stored.record.id = key.second;
    stored.record.fact = node.fact;
    stored.citations = {node.citation};
    const auto set_name = [name = node.names.usual()](auto& fact) {
      if constexpr (requires { fact.name; }) fact.name = name;
    };
    std::visit(set_name, stored.record.fact);
    records.push_back(std::move(stored));
  }
  return records;
}

}  // namespace engine
