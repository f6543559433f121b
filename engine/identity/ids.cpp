#include "engine/identity/ids.h"

namespace engine {

IdBook::IdBook(const Snapshot& present, const std::vector<StoredRecord>& sent_before, KindElsewhere kind_elsewhere)
    : present_(present), kind_elsewhere_(std::move(kind_elsewhere)) {
  before_.reserve(sent_before.size());
  for (const StoredRecord& record : sent_before) before_.emplace(record.record.id, record.record.fact.index());
}

std::optional<std::size_t> IdBook::kind_before(std::string_view id) const {
  const auto place = before_.find(id);
  if (place != before_.end()) return place->second;
  return before_by_ ? before_by_(id) : std::nullopt;
}

std::optional<std::size_t> IdBook::kind_claimed(const std::string& id) const {
  const auto place = claimed_.find(id);
  if (place != claimed_.end()) return place->second;
  return claimed_by_ ? claimed_by_(id) : std::nullopt;
}

std::optional<std::size_t> IdBook::kind_elsewhere(const std::string& id) const {
  // The Snapshot does not say whose an id is, but one that is ours is nobody else's.
  if (kind_before(id)) return std::nullopt;
  if (present_.organisation_by_id.contains(id)) return kind_of<Organisation>();
  if (present_.programme_by_id.contains(id)) return kind_of<Programme>();
  if (present_.locations.find(id).known()) return kind_of<Location>();
  if (present_.services.find(id).known()) return kind_of<Service>();
  if (present_.groups.find(id).known()) return kind_of<PopulationGroup>();
  return kind_elsewhere_ ? kind_elsewhere_(id) : std::nullopt;
}

bool IdBook::others_have(std::size_t kind, const std::string& id) const {
  if (!kind_before(id)) return kind_elsewhere(id) == kind;
  return kind_elsewhere_ && kind_elsewhere_(id) == kind;
}

bool IdBook::exists(std::size_t kind, const std::string& id) const {
  const auto fits = [&](const std::optional<std::size_t>& found) {
    return found && (kind == any_kind || kind == *found);
  };
  return fits(kind_claimed(id)) || fits(kind_before(id)) || fits(kind_elsewhere(id));
}

bool IdBook::free_for(std::size_t kind, const std::string& id) const {
  if (kind_claimed(id)) return false;
  if (const auto before = kind_before(id)) return *before == kind;
  const auto elsewhere = kind_elsewhere(id);
  return !elsewhere || (*elsewhere == kind && is_code_kind(kind));
}

std::string IdBook::claim_new(std::size_t kind, const std::string& wanted) {
  std::string id = wanted;
  for (int next = 2; kind_claimed(id) || kind_before(id) || kind_elsewhere(id); ++next) {
    id = wanted + "-" + std::to_string(next);
  }
  claim(kind, id);
  return id;
}

std::uint32_t IdBook::free_number(std::size_t kind, const std::string& wanted) const {
  std::uint32_t number = 2;
  while (!free_for(kind, wanted + "-" + std::to_string(number))) ++number;
  return number;
}

}  // namespace engine
