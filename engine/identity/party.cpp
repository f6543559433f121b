#include "engine/identity/party.h"

#include <algorithm>
#include <map>

namespace engine {
namespace {

std::string id_of(const Chunked<OrganisationNode>& organisations, Ref<Organisation> organisation) {
  return organisation.known() ? organisations[organisation.index].id : std::string();
}

// REQUIRES: `ids` are those of its records.
Party party_of(const Snapshot& snapshot, const OrganisationNode& node, Texts ids) {
  std::ranges::sort(ids);
  return {node.id,
          node.names,
          node.acronyms,
          node.identifiers,
          node.kind,
          node.country,
          id_of(snapshot.organisations, node.parent),
          id_of(snapshot.organisations, node.successor),
          std::move(ids)};
}

}  // namespace

std::vector<Party> parties_of(const Snapshot& snapshot) {
  std::vector<Texts> ids(snapshot.organisations.size());
  for (const auto& [id, organisation] : snapshot.organisation_by_id) ids[organisation.index].push_back(id);
  std::vector<Party> parties;
  for (std::size_t at = 0; at < snapshot.organisations.size(); ++at) {
    const OrganisationNode& node = snapshot.organisations[at];
    if (!node.placeholder) parties.push_back(party_of(snapshot, node, std::move(ids[at])));
  }
  return parties;
}

std::vector<std::optional<Party>> parties_at(const Snapshot& snapshot,
                                             std::span<const Ref<Organisation>> organisations) {
  std::map<Ref<Organisation>, Texts> several;
  for (const auto one : organisations) {
    if (snapshot.organisations[one.index].records.size() > 1) several.try_emplace(one);
  }
  if (!several.empty()) {
    for (const auto& [id, organisation] : snapshot.organisation_by_id) {
      if (const auto place = several.find(organisation); place != several.end()) place->second.push_back(id);
    }
  }
  std::vector<std::optional<Party>> parties;
  for (const auto one : organisations) {
    const OrganisationNode& node = snapshot.organisations[one.index];
    const auto place = several.find(one);
    Texts ids = place != several.end() ? place->second : Texts{node.id};
    if (place == several.end() && snapshot.organisation_by_id.look_up(node.id) != one) ids.clear();
    parties.push_back(node.placeholder ? std::nullopt : std::optional(party_of(snapshot, node, std::move(ids))));
  }
  return parties;
}

Party party_of(const StoredRecord& record) {
  const auto& organisation = std::get<Organisation>(record.record.fact);
  Party party{record.record.id,         organisation.aliases,        organisation.acronyms,
              organisation.identifiers, organisation.kind,           organisation.country,
              organisation.parent.text, organisation.successor.text, {record.record.id}};
  if (!organisation.name.empty()) party.names.push_back(organisation.name);
  std::ranges::sort(party.names);
  return party;
}

DecidedPairs decided_pairs(const std::vector<StoredRecord>& decisions) {
  DecidedPairs pairs;
  for (const StoredRecord& stored : decisions) {
    const auto* decision = std::get_if<SameAs>(&stored.record.fact);
    if (decision == nullptr) continue;
    pairs.emplace(std::min(decision->a.text, decision->b.text), std::max(decision->a.text, decision->b.text));
  }
  return pairs;
}

bool identifiers_conflict(const Texts& one, const Texts& other) {
  const auto scheme = [](const std::string& identifier) { return identifier.substr(0, identifier.find(':')); };
  std::map<std::string, bool> met;  // scheme that both have -> a value in common
  for (const std::string& first : one) {
    for (const std::string& second : other) {
      if (scheme(first) == scheme(second)) met[scheme(first)] = met[scheme(first)] || first == second;
    }
  }
  return std::ranges::any_of(met, [](const auto& in_common) { return !in_common.second; });
}

bool is_public_body(const std::string& kind) {
  return kind == "government" || kind == "local-government" || kind == "other-public";
}

bool works_in_many(const std::string& kind) { return kind == "multilateral" || kind == "international-ngo"; }

}  // namespace engine
