#pragma once

#include "tests/bench/field.h"
#include "tests/store/database/temporary_folder.h"

namespace bench {

// A field of `deliveries` in a folder of its own. Run from the root of the sources.
struct WrittenField {
  explicit WrittenField(std::uint64_t deliveries, std::uint64_t seed = 1)
      : truth(write_field(folder.path(), "data/standard", FieldSize::of(deliveries), seed)) {}
  std::filesystem::path table(const std::string& name) const { return folder / (name + ".csv"); }

  TemporaryFolder folder;
  Truth truth;
};

}  // namespace bench
