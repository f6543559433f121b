#include "store/files/meaning.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace store {
namespace {

constexpr std::array<std::string_view, meaning_count> names = {
    "ignored",
    "organisation-name",
    "organisation-acronym",
    "organisation-kind",
    "implementer-name",
    "implementer-acronym",
    "implementer-kind",
    "programme-partner-name",
    "programme-partner-acronym",
    "donor-name",
    "donor-acronym",
    "role",
    "sector",
    "subsector",
    "service",
    "activity",
    "group",
    "country-code",
    "country-name",
    "adm1-code",
    "adm1-name",
    "adm2-code",
    "adm2-name",
    "adm3-code",
    "adm3-name",
    "adm4-code",
    "adm4-name",
    "adm5-code",
    "adm5-name",
    "site-code",
    "site-name",
    "location-name",
    "pcode",
    "parent-code",
    "admin-level",
    "latitude",
    "longitude",
    "population",
    "people-in-need",
    "targeted",
    "severity",
    "reach",
    "capacity",
    "per",
    "month",
    "year",
    "date-reported",
    "date-start",
    "date-end",
    "valid-from",
    "status",
    "project-name",
    "project-code",
    "plan",
    "record",
    "comment",
    "contact-name",
    "contact-email",
    "contact-phone",
    "person-name",
    "person-identity",
    "person-birth",
};
static_assert(!names.back().empty());

Meaning nth_adm(int level, int is_name) {
  assert(level >= 0 && level <= deepest_adm);
  return static_cast<Meaning>(static_cast<int>(Meaning::country_code) + 2 * level + is_name);
}

}  // namespace

std::string_view to_name(Meaning meaning) { return names[static_cast<std::size_t>(meaning)]; }

std::string to_text(Meaning meaning) {
  std::string text(to_name(meaning));
  std::ranges::replace(text, '-', ' ');
  return text;
}

std::optional<Meaning> meaning_named(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Meaning>(found - names.begin());
}

Meaning adm_code(int level) { return nth_adm(level, 0); }
Meaning adm_name(int level) { return nth_adm(level, 1); }

std::optional<int> adm_level(Meaning meaning) {
  if (meaning < Meaning::country_code || meaning > Meaning::adm5_name) return std::nullopt;
  return (static_cast<int>(meaning) - static_cast<int>(Meaning::country_code)) / 2;
}

bool is_personal(Meaning meaning) { return meaning >= Meaning::contact_name; }
bool is_person(Meaning meaning) { return meaning >= Meaning::person_name; }

}  // namespace store
