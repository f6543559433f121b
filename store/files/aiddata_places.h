#pragma once

#include <map>
#include <string>
#include <string_view>

#include "store/files/gathered_records.h"
#include "store/files/named_table.h"

namespace store {

// Where rows of a geocoded release lie. GeoNames' numbers above a place are no codes of the field, so that places are
// told by their names, from the country down.
class AidPlaces {
 public:
  // All rows first: they tell which numbers are administrative areas.
  void learn(const NamedRow& row);

  struct Place {
    engine::PlaceMention mention;
    std::string tag;          // tells apart sites of one name
    bool is_coarser = false;  // than the place that the row names
  };

  // The place itself where it is known exactly, or is an administrative area; else the area that holds it: within 25 km
  // of it (2), somewhere along it (5), in the country (6 and above).
  Place place_of(const NamedRow& row) const;

 private:
  int level_above(const std::string& number, int last) const;

  std::map<std::string, std::string, std::less<>> types_;  // of GeoNames' numbers
};

}  // namespace store
