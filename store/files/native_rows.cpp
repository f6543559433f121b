#include <algorithm>
#include <map>

#include "engine/model/pack_change.h"
#include "engine/model/pack_ids.h"
#include "engine/model/tables.h"
#include "store/files/package_reader.h"
#include "store/files/profile.h"
#include "store/files/table_rows.h"

namespace store {
namespace {

// Some rows of a table, or what is said of the whole of it.
struct Part {
  std::string_view file;
  PackedRows read;
};

// All that is read of a package, in the order of its tables and their rows.
class PackageReading {
 public:
  explicit PackageReading(const std::string& name) {
    reading_.file = name;
    reading_.format = to_text(Format::datapackage);
  }

  void read(const TableFile& table) {
    const auto kind = engine::fact_of_table(table.table);
    Part about{table.file, {}};
    if (!kind) {
      about.read.issues.push_back({engine::Issue::Weight::note, table.file, "", 0, "", "",
                                   "is no table of the native file set, and was not read"});
      return parts_.push_back(std::move(about));
    }
    PackedTable read = read_table(table, *kind);
    std::ranges::move(read.header.columns, std::back_inserter(reading_.columns));
    about.read.issues = std::move(read.header.issues);
    parts_.push_back(std::move(about));
    for (PackedRows& rows : read.rows) parts_.push_back({table.file, std::move(rows)});
  }

  engine::Reading take() {
    leave_out_repeated();
    for (Part& part : parts_) {
      reading_.rows_read += part.read.rows_read;
      for (engine::Issue& issue : part.read.issues) {
        reading_.rows_left += issue.weight == engine::Issue::Weight::left_out ? 1 : 0;
        reading_.issues.push_back(std::move(issue));
      }
      if (part.read.pack) reading_.packs.push_back(std::move(*part.read.pack));
    }
    return std::move(reading_);
  }

 private:
  // An id belongs to the first row that has it.
  void leave_out_repeated() {
    std::vector<engine::Pack> packs;
    std::vector<Part*> part_of;
    for (Part& part : parts_) {
      if (!part.read.pack) continue;
      packs.push_back(*part.read.pack);
      part_of.push_back(&part);
    }
    const engine::PackIds ids(packs);
    std::map<std::uint32_t, engine::PackChange> changes;
    for (const auto [pack, at] : ids.repeated()) {
      const std::string id(packs[pack].text(packs[pack].common(engine::Common::id)[at]));
      const auto owner = ids.find(id);
      const Part& owning = *part_of[owner->pack];
      changes[pack].left_out.push_back(at);
      const std::string place = std::string(owning.file) + ", row " + std::to_string(owning.read.row(owner->at));
      leave_out(*part_of[pack], part_of[pack]->read.row(at), id, "is the id of " + place + " already");
    }
    for (const auto& [pack, change] : changes) part_of[pack]->read.pack = changed(packs[pack], change);
  }

  static void leave_out(Part& part, std::uint32_t row, const std::string& id, std::string reason) {
    auto& issues = part.read.issues;
    const auto behind = std::ranges::upper_bound(issues, row, {}, &engine::Issue::row);
    issues.insert(behind, {engine::Issue::Weight::left_out, std::string(part.file), "", row, "id", shortened(id, 120),
                           std::move(reason)});
  }

  engine::Reading reading_;
  std::vector<Part> parts_;
};

}  // namespace

engine::Reading read_tables(const std::string& name, const std::vector<TableFile>& tables) {
  PackageReading reading(name);
  for (const TableFile& table : tables) reading.read(table);
  return reading.take();
}

}  // namespace store
