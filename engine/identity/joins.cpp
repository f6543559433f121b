#include "engine/identity/joins.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "engine/identity/clusters.h"
#include "engine/identity/party.h"
#include "engine/identity/retired_codes.h"
#include "engine/identity/words.h"

namespace engine {
namespace {

using Members = std::vector<std::size_t>;  // places in the list of actors, ascending

// The decisions on pairs of records: of several on one pair the newest.
using Decisions = std::map<std::pair<std::size_t, std::size_t>, bool>;  // true: they are the same

Decisions decisions_of(const std::vector<StoredRecord>& actors) {
  std::unordered_map<std::string, Members> of_id;
  for (std::size_t at = 0; at < actors.size(); ++at) {
    if (!std::holds_alternative<SameAs>(actors[at].record.fact)) of_id[actors[at].record.id].push_back(at);
  }
  Decisions decisions;
  for (const StoredRecord& actor : actors) {
    const auto* decision = std::get_if<SameAs>(&actor.record.fact);
    if (decision == nullptr || (decision->judgement != "same" && decision->judgement != "different")) continue;
    for (const std::size_t one : of_id[decision->a.text]) {
      for (const std::size_t other : of_id[decision->b.text]) {
        const bool same_kind = actors[one].record.fact.index() == actors[other].record.fact.index();
        if (one != other && same_kind) decisions[std::minmax(one, other)] = decision->judgement == "same";
      }
    }
  }
  return decisions;
}

const Organisation* organisation_of(const StoredRecord& record) {
  return std::get_if<Organisation>(&record.record.fact);
}

// The records that have each identifier, but for those of which one source made a catch-all.
std::map<std::string, Members> by_identifier(const std::vector<StoredRecord>& actors, const Texts& names) {
  std::map<std::string, Members> having;
  for (std::size_t at = 0; at < actors.size(); ++at) {
    const Organisation* organisation = organisation_of(actors[at]);
    if (organisation == nullptr) continue;
    for (const std::string& identifier : organisation->identifiers) having[identifier].push_back(at);
  }
  std::erase_if(having, [&](const auto& one) {
    std::map<std::string_view, std::string_view> name_in_source;
    return std::ranges::any_of(one.second, [&](std::size_t at) {
      return name_in_source.emplace(actors[at].record.source, names[at]).first->second != names[at];
    });
  });
  return having;
}

// Joins those of the records with one name that are one body. Records alike in all that matters, and
// without identifiers or decisions of their own, follow the first of them.
class OfOneName {
 public:
  OfOneName(const std::vector<StoredRecord>& actors, const Texts& parents, const std::set<std::size_t>& decided)
      : actors_(actors), parents_(parents), decided_(decided) {}

  void join(const Members& members, Clusters& clusters) const {
    Members apart;
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> alike;
    for (const std::size_t at : members) {
      const Organisation& organisation = *organisation_of(actors_[at]);
      if (!organisation.identifiers.empty() || decided_.contains(at)) {
        apart.push_back(at);
        continue;
      }
      const auto [place, fresh] = alike.emplace(std::tuple(organisation.kind, organisation.country, parents_[at]), at);
      if (fresh) {
        apart.push_back(at);
      } else if (same(place->second, at)) {
        clusters.join(place->second, at);
      }
    }
    for (std::size_t one = 0; one < apart.size(); ++one) {
      for (std::size_t other = 0; other < one; ++other) {
        if (same(apart[other], apart[one])) clusters.join(apart[other], apart[one]);
      }
    }
  }

 private:
  bool same(std::size_t one, std::size_t other) const {
    return same_body(*organisation_of(actors_[one]), *organisation_of(actors_[other]), parents_[one], parents_[other]);
  }

  const std::vector<StoredRecord>& actors_;
  const Texts& parents_;
  const std::set<std::size_t>& decided_;
};

// The folded name of each organisation's parent, by its id where no record has that.
Texts parents_of(const std::vector<StoredRecord>& actors, const Texts& names) {
  std::unordered_map<std::string_view, std::size_t> by_id;
  for (std::size_t at = 0; at < actors.size(); ++at) {
    if (organisation_of(actors[at]) != nullptr) by_id.emplace(actors[at].record.id, at);
  }
  Texts parents(actors.size());
  for (std::size_t at = 0; at < actors.size(); ++at) {
    const Organisation* organisation = organisation_of(actors[at]);
    if (organisation == nullptr || organisation->parent.empty()) continue;
    const auto parent = by_id.find(organisation->parent.text);
    parents[at] = parent == by_id.end() ? organisation->parent.text : names[parent->second];
  }
  return parents;
}

void join_by_name(const std::vector<StoredRecord>& actors, const Texts& names, const Decisions& decisions,
                  Clusters& clusters) {
  std::set<std::size_t> decided;
  for (const auto& [pair, same] : decisions) {
    decided.insert(pair.first);
    decided.insert(pair.second);
  }
  std::map<std::string_view, Members> named;
  for (std::size_t at = 0; at < actors.size(); ++at) {
    const Organisation* organisation = organisation_of(actors[at]);
    if (organisation == nullptr || names[at].empty() || looks_like_acronym(organisation->name)) continue;
    named[names[at]].push_back(at);
  }
  const Texts parents = parents_of(actors, names);
  const OfOneName of_one_name(actors, parents, decided);
  for (const auto& [name, members] : named) of_one_name.join(members, clusters);
}

// Writes each retired identifier as the one that took its place.
void renew_identifiers(std::vector<StoredRecord>& actors, std::span<const WordRow> retired) {
  if (retired.empty()) return;
  const RetiredCodes codes(retired);
  for (StoredRecord& actor : actors) {
    auto* organisation = std::get_if<Organisation>(&actor.record.fact);
    if (organisation == nullptr) continue;
    for (std::string& identifier : organisation->identifiers) identifier = codes.current(identifier);
    std::ranges::sort(organisation->identifiers);
    const auto again = std::ranges::unique(organisation->identifiers);
    organisation->identifiers.erase(again.begin(), again.end());
  }
}

}  // namespace

bool same_body(const Organisation& one, const Organisation& other, std::string_view parent_of_one,
               std::string_view parent_of_other) {
  const bool parents_stated = !parent_of_one.empty() && !parent_of_other.empty();
  const bool countries_stated = !one.country.empty() && !other.country.empty();
  if (is_public_body(one.kind) || is_public_body(other.kind)) {
    if (parents_stated) return parent_of_one == parent_of_other;
    return countries_stated && one.country == other.country;
  }
  if (!countries_stated || one.country == other.country) return true;
  const auto fits = [](const std::string& kind) { return kind.empty() || works_in_many(kind); };
  return fits(one.kind) && fits(other.kind) && (works_in_many(one.kind) || works_in_many(other.kind));
}

bool looks_like_acronym(std::string_view name) {
  std::size_t letters = 0, capitals = 0;
  for (const char letter : name) {
    if (letter == ' ') return false;
    const bool capital = letter >= 'A' && letter <= 'Z';
    if (static_cast<unsigned char>(letter) >= 0x80 || capital || (letter >= 'a' && letter <= 'z')) ++letters;
    if (capital) ++capitals;
  }
  return letters <= 10 && capitals * 2 > letters;
}

Joins find_joins(std::vector<StoredRecord> actors, std::span<const WordRow> retired) {
  renew_identifiers(actors, retired);
  Clusters clusters(actors);
  const Decisions decisions = decisions_of(actors);
  for (const auto& [pair, same] : decisions) {
    if (!same) clusters.part(pair.first, pair.second);
  }
  for (const auto& [pair, same] : decisions) {
    if (same) clusters.equate(pair.first, pair.second);
  }
  for (const auto& [pair, same] : decisions) {
    if (same) clusters.join(pair.first, pair.second);
  }
  Texts names(actors.size());
  for (std::size_t at = 0; at < actors.size(); ++at) {
    if (const Organisation* organisation = organisation_of(actors[at])) names[at] = fold(organisation->name);
  }
  for (const auto& [identifier, members] : by_identifier(actors, names)) {
    for (std::size_t one = 1; one < members.size(); ++one) {
      for (std::size_t other = 0; other < one; ++other) clusters.join(members[other], members[one]);
    }
  }
  join_by_name(actors, names, decisions, clusters);

  Joins joins;
  for (std::size_t at = 0; at < actors.size(); ++at) {
    const std::size_t first = clusters.first(at);
    if (first != at) joins.same.emplace_back(actors[first].number, actors[at].number);
  }
  std::ranges::sort(joins.same);
  return joins;
}

std::vector<Number> find_placeholders(const std::vector<StoredRecord>& actors, std::span<const WordRow> words) {
  std::unordered_set<std::string> known;
  for (const WordRow& row : words) known.insert(fold(row.word));
  std::vector<Number> found;
  for (const StoredRecord& actor : actors) {
    const Organisation* organisation = organisation_of(actor);
    if (organisation == nullptr || !organisation->acronyms.empty() || !organisation->identifiers.empty()) continue;
    if (organisation->aliases.empty() && known.contains(fold(organisation->name))) found.push_back(actor.number);
  }
  return found;
}

std::shared_ptr<const Snapshot> form_snapshot(SnapshotBuilder& builder, Revision revision,
                                              std::span<const WordRow> placeholders, std::span<const WordRow> retired) {
  const std::vector<StoredRecord> actors = builder.actors();
  Joins joins = find_joins(actors, retired);
  joins.placeholders = find_placeholders(actors, placeholders);
  return builder.build(revision, joins);
}

}  // namespace engine
