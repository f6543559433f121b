#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/reading.h"
#include "store/files/read_file.h"

namespace server {

// The mappings with which sheets of no known layout were imported, one a source, as the JSON that a person wrote: so
// that the next file of that source is read alike. They stand beside the facts, each in a file of its own; losing one
// loses no fact.
//
// Threads: any may call; of two that keep a mapping of one source at once, one stays.
class KeptMappings {
 public:
  // In `folder`, which need not be there; an empty path keeps none.
  explicit KeptMappings(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // Those of the database in `folder`.
  static KeptMappings of_database(const std::filesystem::path& folder) { return KeptMappings(folder / "mappings"); }

  // The file of that source; nothing where none is kept.
  std::optional<std::filesystem::path> find(const std::string& source) const;

  // The sources that have one, in ascending order.
  std::vector<std::string> sources() const;

  // Puts a copy of the file `mapping` in the place of what was kept for the source. It is whole and durable, or as
  // before. Throws Error{invalid} where the source's name is too long to keep anything by; Error{storage}.
  void keep(const std::string& source, const std::filesystem::path& mapping) const;

  // Throws Error{not_found} where none is kept; Error{storage}.
  void remove(const std::string& source) const;

  // Puts a copy of each into `folder`, which is made where there is any. Throws Error{storage}.
  void copy_to(const std::filesystem::path& folder) const;

 private:
  std::filesystem::path folder_;
};

// Reads a file of `source`: with the mapping of `options`; without one, and where the file is read as a sheet, with the
// one that is kept for the source, which a note says.
// Throws what store::read_file() does, and Error{invalid} where what is kept is no mapping any more.
engine::Reading read_with_kept(const std::filesystem::path& file, const std::string& source, store::ReadOptions options,
                               const KeptMappings& kept);

}  // namespace server
