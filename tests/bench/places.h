#pragma once

#include <filesystem>

#include "tests/bench/draw.h"
#include "tests/bench/field.h"

namespace bench {

// "QM": ISO 3166 leaves the codes QM to QZ to whoever makes up countries.
std::string country_id(std::uint64_t country);
inline constexpr std::uint64_t most_countries = 14;

// Reads the sectors of `standard` that have the most services, with these. Throws Error{not_found}.
void read_services(const std::filesystem::path& standard, Field& field);

// Makes the places of the field's countries, and writes them as a table.
void write_places(const std::filesystem::path& folder, Field& field, Draw& draw);

}  // namespace bench
