#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/identity/reconcile.h"

// Imports drawn as text, for tests.
namespace testing_text {

// A sheet of the 3W family. A line of headings, then a row a line, counted from 2 as in a spreadsheet;
// columns are parted by "|". The headings are those of ActivityRow: country adm1 adm1_name adm2 adm2_name
// adm3 adm3_name site (adm1 etc. are codes) org acronym kind lead donor role sector service group month
// start end programme programme_code plan status reach lat lon.
engine::Reading sheet(const std::string& table, const std::string& file = "a.xlsx");

// Native records as drawn for graph_text.h, each cited with its place in the text.
engine::Reading package(const std::string& tables, const std::string& file = "package");

// A few words for each list.
engine::WordLists words();

// Two countries, IQ and NG, with places to level 2 (codes of NG begin with NGA), sectors and groups. Of the source
// "standard".
std::string standard();

// Everything that was imported, in memory.
class Imports {
 public:
  explicit Imports(const std::string& tables = standard());
  Imports(std::vector<engine::StoredRecord> records, engine::WordLists lists);

  // Pairs with what `source` sent before, and takes the changes over.
  engine::Reconciled import(const engine::Reading& reading, const std::string& source = "a",
                            std::vector<engine::Covers> covers = {});
  engine::Reconciled import(const engine::Reading& reading, const engine::ReconcileOptions& options);

  std::shared_ptr<const engine::Snapshot> snapshot() const;
  std::vector<engine::StoredRecord> of_source(const std::string& source) const;

  // The records of a source, one a line.
  std::string text(const std::string& source = "a") const;

 private:
  // What was sent before is packed where the reading is.
  engine::Reconciled import_into(const engine::Reading& reading, const engine::ReconcileOptions& options) const;
  void apply(const engine::Changeset& changeset);

  std::vector<engine::StoredRecord> records_;  // by number
  engine::WordLists lists_ = words();
  engine::Revision revision_ = 1;
};

// "deliveries: organisation=hope service=health location=IQ1", hashed ids left out.
std::string to_text(const engine::Record& record);

// The lines "+ record", "~ record", "- what", "> number" for what is added, changed, withdrawn and moved.
std::string to_text(const engine::Reconciled& reconciled);

// The issues, one a line: "note 5 'word': reason".
std::string issues_text(const engine::Reconciled& reconciled);

// The unresolved words, one a line: "location Foo 3".
std::string unresolved_text(const engine::Reconciled& reconciled);

}  // namespace testing_text
