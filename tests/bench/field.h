#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/truth.h"

namespace bench {

// A made-up field of a size: what there is of each thing for a number of deliveries. The proportions are those of what
// is published: a programme for a dozen deliveries, few organisations for many programmes, and fields that grow
// denser as they grow.
struct FieldSize {
  std::uint64_t deliveries = 0;
  std::uint64_t countries = 0;      // fourteen for ten million, fewer for fewer
  std::uint64_t organisations = 0;  // by the square root of the deliveries
  std::uint64_t donors = 0;         // likewise
  std::uint64_t programmes = 0;     // one for each 12 deliveries
  std::uint64_t plants = 0;         // cells in which something was planted

  // REQUIRES: deliveries > 0.
  static FieldSize of(std::uint64_t deliveries);
};

// What every country has: adm1, adm2 in each, sites in each of these. The last adm1 holds what was planted alone.
inline constexpr std::uint64_t adm1_of_country = 20, adm2_of_adm1 = 20, sites_of_adm2 = 5;

// The years in which everything of a made-up field happens.
inline constexpr int first_year = 2021, years = 4;

// The sectors of data/standard whose services are delivered.
inline constexpr std::size_t sectors_of_field = 12;

// A sector and its services: ids.
struct Sector {
  std::string id;
  std::vector<std::string> services;
};

// What the deliveries of a field are made of: ids.
struct Field {
  FieldSize size;
  std::vector<Sector> sectors;
  std::vector<std::string> services;          // of all sectors
  std::vector<std::string> provinces;         // where everybody works
  std::vector<std::string> districts, sites;  // of these; sites_of_adm2 of these for each of those, in order
  std::vector<std::string> quiet_districts, quiet_sites;  // where only what was planted happens
};

// Writes the field to `folder` as a native data package (docs/files.md): organisations by a power law, places,
// programmes with their money and partners, deliveries with stated and reported periods, needs, Scopes, referrals and
// memberships; beside it, as register/, the package of a second source that tells of some of the same organisations
// and programmes in its own words; and truth.json, what was planted. Services and groups are those of `standard`, our
// data/standard. Returns what was planted.
//
// The same size, seed and standard give the same bytes. Throws Error{not_found} where `standard` has no
// services.csv, Error{storage} where the folder cannot be written. REQUIRES: `folder` exists.
// Cost: some two million rows a second.
Truth write_field(const std::filesystem::path& folder, const std::filesystem::path& standard, const FieldSize& size,
                  std::uint64_t seed);

}  // namespace bench
