// generate FOLDER DELIVERIES [SEED]: writes a made-up field as a native data package. Run from the root of
// the sources, whose data/standard it reads.

#include <cstdlib>
#include <iostream>

#include "engine/model/error.h"
#include "tests/bench/field.h"

int main(int count, char** arguments) try {
  if (count < 3 || count > 4) {
    std::cerr << "usage: generate FOLDER DELIVERIES [SEED]\n";
    return 2;
  }
  const std::filesystem::path folder = arguments[1];
  const std::uint64_t deliveries = std::stoull(arguments[2]);
  const std::uint64_t seed = count == 4 ? std::stoull(arguments[3]) : 1;
  if (deliveries == 0) throw engine::Error(engine::Error::Kind::invalid, "a field has at least one delivery");
  std::filesystem::create_directories(folder);
  bench::write_field(folder, "data/standard", bench::FieldSize::of(deliveries), seed);
  return 0;
} catch (const std::exception& error) {
  std::cerr << "generate: " << error.what() << '\n';
  return 3;
}
