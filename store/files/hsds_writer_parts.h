#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "store/files/export_content.h"

namespace store {

// A UUID (version 8 of RFC 9562) made of the id of a thing of one kind: the same for the same, as HSDS wants ids.
std::string uuid_of(const std::string& kind, const std::string& id);

// Puts each condition into the field of a service of HSDS that it is of ("fee: ..." into fees_description), and the
// others into its eligibility.
void add_conditions(nlohmann::ordered_json& service, const engine::Texts& conditions, const std::string& id);

// The objects of HSDS that a service refers to.
class HsdsParts {
 public:
  // REQUIRES: `content` outlives this.
  explicit HsdsParts(const ExportContent& content);

  nlohmann::ordered_json organisation(engine::Ref<engine::Organisation> organisation) const;
  nlohmann::ordered_json programme(const std::string& programme, const std::string& organisation) const;
  nlohmann::ordered_json location(engine::Ref<engine::Location> location) const;

  // What kind of service it is, by Concert's own tree and by each list that it has a code in, and its ways in.
  nlohmann::ordered_json attributes(engine::Ref<engine::Service> service, const engine::Texts& ways_in,
                                    const std::string& owner) const;

 private:
  using Statements = std::vector<const engine::StoredRecord*>;

  const engine::Snapshot& snapshot_;
  std::vector<engine::StoredRecord> stated_;                             // of these three kinds
  std::map<std::string, Statements> places_, services_, organisations_;  // weighed, by id
};

}  // namespace store
