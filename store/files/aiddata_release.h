#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "store/files/named_table.h"

namespace store {

enum class AidTable {
  projects,      // a row a project
  places,        // a row a place of a project
  level,         // both in one: a row a place, with all that is said of its project
  transactions,  // a row a sum of money
  ancillary,     // what a government's own system says besides
};

// One table of a release.
struct ReleaseTable {
  AidTable kind = AidTable::projects;
  std::string file;  // "projects.csv"
  std::shared_ptr<Workbook> workbook;
  NamedTable table;
};

struct Release {
  std::vector<ReleaseTable> tables;  // by kind, then by file
  std::vector<std::string> others;   // files that hold none of these

  const ReleaseTable* find(AidTable kind) const;
};

// Opens the tables of a folder and its folder "data", of a ZIP file, or of one file, whatever they are called.
// Throws what open_workbook() throws; Error{too_large} where a table in a ZIP file has more than 64 MB.
Release open_release(const std::filesystem::path& path, const std::string& name, const Limits& limits);

// Whether the beginning of a file is such a table.
bool begins_aid_table(const FileStart& start);

}  // namespace store
