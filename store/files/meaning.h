#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace store {

// What a column of a sheet can hold. The words of `data/words/headers.csv` and of a mapping are
// these names with hyphens; a report writes them with spaces.
enum class Meaning {
  ignored,
  organisation_name,
  organisation_acronym,
  organisation_kind,
  implementer_name,
  implementer_acronym,
  implementer_kind,
  programme_partner_name,
  programme_partner_acronym,
  donor_name,
  donor_acronym,
  role,
  sector,
  subsector,
  service,
  activity,
  group,
  country_code,
  country_name,
  adm1_code,
  adm1_name,
  adm2_code,
  adm2_name,
  adm3_code,
  adm3_name,
  adm4_code,
  adm4_name,
  adm5_code,
  adm5_name,
  site_code,
  site_name,
  location_name,
  pcode,
  parent_code,
  admin_level,
  latitude,
  longitude,
  population,
  people_in_need,
  targeted,
  severity,
  reach,
  capacity,
  per,
  month,
  year,
  date_reported,
  date_start,
  date_end,
  valid_from,
  status,
  project_name,
  project_code,
  plan,
  record,
  comment,
  contact_name,
  contact_email,
  contact_phone,
  person_name,
  person_identity,
  person_birth,
};

inline constexpr std::size_t meaning_count = static_cast<std::size_t>(Meaning::person_birth) + 1;

// "adm2-code". Throws nothing; every Meaning has its name.
std::string_view to_name(Meaning meaning);
// "adm2 code", as a report says it.
std::string to_text(Meaning meaning);
std::optional<Meaning> meaning_named(std::string_view name);

// The columns of one administrative level; 0 is the country. REQUIRES: level < 6.
inline constexpr int deepest_adm = 5;
Meaning adm_code(int level);
Meaning adm_name(int level);

// The level of a column of codes or names of an administrative level, nothing for any other.
std::optional<int> adm_level(Meaning meaning);

// Contact data and persons: such a column is dropped, and nothing of it is kept.
bool is_personal(Meaning meaning);
// Persons alone: somebody served, and no contact of an organisation.
bool is_person(Meaning meaning);

// A family of columns that name organisations: as name, as acronym, and of what kind.
struct ActorMeanings {
  Meaning name, acronym, kind;  // kind is `ignored` where the family has none
};
inline constexpr ActorMeanings organisation_columns{Meaning::organisation_name, Meaning::organisation_acronym,
                                                    Meaning::organisation_kind};
inline constexpr ActorMeanings implementer_columns{Meaning::implementer_name, Meaning::implementer_acronym,
                                                   Meaning::implementer_kind};
inline constexpr ActorMeanings programme_partner_columns{Meaning::programme_partner_name,
                                                         Meaning::programme_partner_acronym, Meaning::ignored};
inline constexpr ActorMeanings donor_columns{Meaning::donor_name, Meaning::donor_acronym, Meaning::ignored};
inline constexpr std::array actor_families{organisation_columns, implementer_columns, programme_partner_columns,
                                           donor_columns};

}  // namespace store
