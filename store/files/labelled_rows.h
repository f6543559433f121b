#pragma once

#include <set>
#include <string>
#include <vector>

#include "store/files/export_content.h"
#include "store/files/shown_places.h"
#include "store/files/xlsx_book.h"

namespace store {

// The native tables for people: the columns of each, and beside every column that names other records one with their
// names. Places stand in it as ShownPlaces allows.
class LabelledRows {
 public:
  // REQUIRES: `content` outlives this. Cost: a walk over the records.
  explicit LabelledRows(const ExportContent& content);

  std::vector<BookColumn> columns(const engine::Fact& kind) const;
  std::vector<std::string> texts(const engine::StoredRecord& stored) const;

  // Whether the record may stand in an export: a site that only hidden services name may not, nor a decision's note.
  bool may_show(const engine::StoredRecord& stored) const;

 private:
  std::string label(const std::string& id) const;
  std::string labels(const std::string& ids) const;
  engine::StoredRecord guarded(const engine::StoredRecord& stored) const;
  engine::StoredRecord lifted(engine::StoredRecord shown) const;

  const ExportContent& content_;
  ShownPlaces places_;
  std::set<std::string> shown_sites_;  // below the second level, named by records that may show them
};

}  // namespace store
