#pragma once

#include <memory>

#include "server/library/library.h"
#include "store/files/read_file.h"
#include "tests/bench/written_field.h"

namespace bench {

// A made-up field of ten thousand deliveries as Concert knows it, with or without what the second source says.
struct KnownField {
  explicit KnownField(std::uint64_t seed) : field(10'000, seed) {
    library = server::Library::open(folder.path(), server::Library::Access::write, 0);
    add(field.folder.path(), "field");
  }
  void add(const std::filesystem::path& package, const std::string& source) {
    library->import(store::read_file(package / "datapackage.json", {}), {source, "tester", {}, {}, {}, 0});
    library->refresh();
  }
  const engine::Snapshot& snapshot() const { return library->present()->snapshot(); }

  WrittenField field;
  TemporaryFolder folder;
  std::unique_ptr<server::Library> library;
};

}  // namespace bench
