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

bool is_marked_public(const std::vector<engine::Word>& words) {
  return std::ranges::find(words, engine::Word{"tier", "public"}) != words.end();
}

SiteGuard::SiteGuard(const ExportContent& content)
    : content_(content), secret_(services_kept_from_sites(content.snapshot)) {}

// Whether the delivery may be shown where it is, however deep that lies.
bool SiteGuard::is_open(const engine::DeliveryRow& row) const {
  if (row.service.known() && secret_[row.service.index]) return false;
  const auto place = content_.records.find(row.number);
  return place && is_marked_public(content_.records.words(*place));
}

engine::Ref<engine::Location> SiteGuard::shown(const engine::DeliveryRow& row) const {
  const auto& locations = content_.snapshot.locations;
  if (!row.location.known() || locations.level(row.location) <= deepest_shown || is_open(row)) return row.location;
  engine::Ref<engine::Location> shown;
  for (const auto up : locations.above(row.location)) {
    const bool is_deeper = !shown.known() || locations.level(up) > locations.level(shown);
    if (locations.level(up) <= deepest_shown && is_deeper) shown = up;
  }
  return shown;
}

}  // namespace store
