#pragma once

#include <cstdint>
#include <filesystem>

namespace bench {

// A made-up field of a size: what there is of each thing for a number of deliveries. The proportions
// are those of real who-does-what-where files, of which one country's month has some thousand rows.
struct FieldSize {
  std::uint64_t deliveries = 0;
  std::uint64_t countries = 0;      // one for each 100,000 deliveries
  std::uint64_t organisations = 0;  // by the square root of the deliveries: large fields are denser
  std::uint64_t programmes = 0;     // one for each 500 deliveries

  // REQUIRES: deliveries > 0.
  static FieldSize of(std::uint64_t deliveries);
};

// What every country has: adm1, adm2 in each, sites in each of these.
inline constexpr std::uint64_t adm1_of_country = 20, adm2_of_adm1 = 20, sites_of_adm2 = 5;

// The sectors of data/standard whose services are delivered.
inline constexpr std::size_t sectors_of_field = 12;

// Writes the field to `folder` as a native data package (docs/files.md): organisations by a power law,
// places, programmes with their money and partners, deliveries with stated and reported periods, needs and
// Scopes. Services and groups are those of `standard`, our data/standard.
//
// The same size, seed and standard give the same bytes. Throws Error{not_found} where `standard` has no
// services.csv, Error{storage} where the folder cannot be written. REQUIRES: `folder` exists.
void write_field(const std::filesystem::path& folder, const std::filesystem::path& standard, const FieldSize& size,
                 std::uint64_t seed);

}  // namespace bench
