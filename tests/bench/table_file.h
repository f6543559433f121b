#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "engine/model/error.h"
#include "engine/model/tables.h"
#include "engine/model/text.h"

namespace bench {

// Writes one value of a table: quoted where RFC 4180 asks for it.
void write_value(std::ostream& out, std::string_view value);

// One table of a native data package, written row by row with every column that the table has.
template <class Fact>
class TableFile {
 public:
  // Throws Error{storage} where the file cannot be made.
  explicit TableFile(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / (std::string(engine::Table<Fact>::name) + ".csv");
    out_.open(path, std::ios::binary);
    if (!out_) throw engine::Error(engine::Error::Kind::storage, "could not write " + path.string());
    if (has_id) out_ << "id";
    bool first = !has_id;
    const Fact none;
    engine::for_each_column(none, [&](const auto& column, const auto&) {
      if (!first) out_ << ',';
      first = false;
      out_ << column.name;
    });
    out_ << '\n';
  }

  // REQUIRES: `id` is empty where the table has no ids.
  void add(std::string_view id, const Fact& fact) {
    if (has_id) write_value(out_, id);
    bool first = !has_id;
    engine::for_each_column(fact, [&](const auto&, const auto& value) {
      if (!first) out_ << ',';
      first = false;
      write_value(out_, engine::to_text(value));
    });
    out_ << '\n';
  }

 private:
  static constexpr bool has_id = engine::Table<Fact>::id_column != engine::IdColumn::none;

  std::ofstream out_;
};

}  // namespace bench
