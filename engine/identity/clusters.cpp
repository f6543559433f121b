#include "engine/identity/clusters.h"

#include <algorithm>

namespace engine {
namespace {

std::size_t root(const std::vector<std::size_t>& up, std::size_t at) {
  while (up[at] != at) at = up[at];
  return at;
}

std::string scheme_of(const std::string& identifier) { return identifier.substr(0, identifier.find(':')); }

const Texts& identifiers_of(const StoredRecord& record) {
  static const Texts none;
  const auto* organisation = std::get_if<Organisation>(&record.record.fact);
  return organisation == nullptr ? none : organisation->identifiers;
}

}  // namespace

Clusters::Clusters(const std::vector<StoredRecord>& actors)
    : actors_(actors), up_(actors.size()), parted_(actors.size()), values_(actors.size()) {
  for (std::size_t at = 0; at < actors.size(); ++at) {
    up_[at] = at;
    for (const std::string& identifier : identifiers_of(actors[at])) {
      const auto [place, fresh] = values_[at].emplace(scheme_of(identifier), class_of(identifier));
      // Both are stated of one organisation: somebody knows that they are one.
      if (!fresh) class_up_[settled(class_of(identifier))] = settled(place->second);
    }
  }
}

std::size_t Clusters::class_of(const std::string& identifier) {
  const auto [place, fresh] = classes_.emplace(identifier, class_up_.size());
  if (fresh) class_up_.push_back(place->second);
  return place->second;
}

std::size_t Clusters::settled(std::size_t value) const { return root(class_up_, value); }

std::size_t Clusters::first(std::size_t record) const { return root(up_, record); }

void Clusters::equate(std::size_t one, std::size_t other) {
  for (const std::string& identifier : identifiers_of(actors_[one])) {
    for (const std::string& second : identifiers_of(actors_[other])) {
      if (scheme_of(identifier) != scheme_of(second)) continue;
      const std::size_t from = settled(class_of(second));
      class_up_[from] = settled(class_of(identifier));
    }
  }
}

void Clusters::part(std::size_t one, std::size_t other) {
  parted_[first(one)].insert(other);
  parted_[first(other)].insert(one);
}

bool Clusters::may_join(std::size_t one, std::size_t other) const {
  const auto meets = [&](const std::set<std::size_t>& parted, std::size_t entity) {
    return std::ranges::any_of(parted, [&](std::size_t record) { return first(record) == entity; });
  };
  // Each parting is kept on both sides: the shorter list tells.
  const bool shorter = parted_[one].size() <= parted_[other].size();
  if (shorter ? meets(parted_[one], other) : meets(parted_[other], one)) return false;
  return std::ranges::all_of(values_[other], [&](const auto& value) {
    const auto place = values_[one].find(value.first);
    return place == values_[one].end() || settled(place->second) == settled(value.second);
  });
}

void Clusters::join(std::size_t one, std::size_t other) {
  one = first(one);
  other = first(other);
  if (one == other || !may_join(one, other)) return;
  const std::size_t kept = std::min(one, other);
  const std::size_t gone = std::max(one, other);
  up_[gone] = kept;
  parted_[kept].merge(parted_[gone]);
  values_[kept].merge(values_[gone]);
}

}  // namespace engine
