#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/identity/ids.h"
#include "engine/identity/spellings.h"

namespace engine {

// The places, services and groups that a source needs and that nobody else has: what is finer than the
// gazetteer, and what no list knows. Each becomes a record of the source.
class Nodes {
 public:
  // REQUIRES: `ids` outlives it.
  explicit Nodes(const IdBook& ids) : ids_(ids) {}

  // Makes sure that there is such a place, service or group: one that another source has is left as it is. Named
  // several times, it gets its usual spelling and its first citation.
  template <class SomeFact>
  void need(const std::string& id, SomeFact fact, const std::string& name, const Citation& citation);

  // Whether need() made it.
  bool has(std::size_t kind, const std::string& id) const { return nodes_.contains({kind, id}); }

  std::size_t size() const { return nodes_.size(); }

  // Says where a place is that need() made; another place stays as it is. Of several points the least is
  // kept, so that the order of rows does not matter.
  void locate(const std::string& id, double lat, double lon);

  // The records, by kind and id, without a source.
  std::vector<StoredRecord> records() const;

 private:
  struct Node {
    Fact fact;
    Spellings names;
    Citation citation;
  };

  bool others_have(std::size_t kind, const std::string& id);

  const IdBook& ids_;
  std::unordered_map<std::string, bool> others_have_;  // of one kind and id each
  std::map<std::pair<std::size_t, std::string>, Node> nodes_;
};

}  // namespace engine
