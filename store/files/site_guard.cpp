#include "store/files/site_guard.h"

#include <algorithm>
#include <array>

#include "engine/identity/words.h"

namespace store {
namespace {

// A service of a source's own may have no code; its name tells.
bool is_secret(const std::string& id, const std::string& name) {
  if (id == "gender-based-violence" || id == "child-protection") return true;
  constexpr std::array names{"gender based violence",  "gbv", "sgbv", "vbg", "child protection", "sexual violence",
                             "protection de l enfance"};
  const std::string folded = " " + engine::fold(name) + " ";
  return std::ranges::any_of(
      names, [&](const char* one) { return folded.find(" " + std::string(one) + " ") != std::string::npos; });
}

}  // namespace

std::vector<bool> services_kept_from_sites(const engine::Snapshot& snapshot) {
  const auto& services = snapshot.services;
  std::vector<bool> secret;
  // A service stands after all that it is below.
  for (std::uint32_t index = 0; index < services.size(); ++index) {
    const engine::Ref<engine::Service> service{index};
    const bool below = std::ranges::any_of(services.parents(service), [&](auto up) { return secret[up.index]; });
    secret.push_back(below || is_secret(services.id(service), services.name(service)));
  }
  return secret;
}

bool is_marked_public(const engine::Record& record) {
  return std::ranges::find(record.words, engine::Word{"tier", "public"}) != record.words.end();
}

SiteGuard::SiteGuard(const ExportContent& content)
    : content_(content), secret_(services_kept_from_sites(content.snapshot)) {}

const engine::StoredRecord* SiteGuard::record(engine::Number number) const {
  const auto found = std::ranges::lower_bound(content_.records, number, {}, &engine::StoredRecord::number);
  return found == content_.records.end() || found->number != number ? nullptr : &*found;
}

engine::Ref<engine::Location> SiteGuard::shown(const engine::DeliveryRow& row) const {
  const auto& locations = content_.snapshot.locations;
  const bool secret = row.service.known() && secret_[row.service.index];
  const engine::StoredRecord* stored = record(row.number);
  const bool open = !secret && stored != nullptr && is_marked_public(stored->record);
  if (!row.location.known() || open || locations.level(row.location) <= deepest_shown) return row.location;
  engine::Ref<engine::Location> shown;
  for (const auto up : locations.above(row.location)) {
    const bool is_deeper = !shown.known() || locations.level(up) > locations.level(shown);
    if (locations.level(up) <= deepest_shown && is_deeper) shown = up;
  }
  return shown;
}

}  // namespace store
