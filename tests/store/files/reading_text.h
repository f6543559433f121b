#pragma once

#include <string>
#include <vector>

#include "engine/model/pack_change.h"
#include "engine/model/reading.h"
#include "store/files/read_file.h"
#include "tests/store/database/temporary_folder.h"
#include "tests/store/files/workbook_maker.h"

// Readings of made files, and readings as text, so that a failure prints what differs.

inline engine::Reading reading_of(const std::string& csv, const store::ReadOptions& options = {},
                                  const std::string& name = "made.csv") {
  const TemporaryFolder folder;
  write_text(folder / name, csv);
  return store::read_file(folder / name, options);
}

inline engine::Reading reading_of_drawn(const std::string& text, const store::ReadOptions& options = {}) {
  return reading_of(drawn_csv(text), options);
}

// All records of a reading, those in packs too.
inline std::vector<engine::StoredRecord> records_of(const engine::Reading& reading) {
  std::vector<engine::StoredRecord> records = engine::unpack_all(reading.packs);
  records.insert(records.begin(), reading.records.begin(), reading.records.end());
  return records;
}

// The sentence with which a file is refused; "taken" where it is not.
template <class Read>
std::string refusal_of(Read&& read) {
  try {
    read();
  } catch (const engine::Error& error) {
    return error.what();
  }
  return "taken";
}

template <class Read>
std::string kind_of_refusal(Read&& read) {
  try {
    read();
  } catch (const engine::Error& error) {
    return error.kind() == engine::Error::Kind::too_large   ? "too_large"
           : error.kind() == engine::Error::Kind::not_found ? "not_found"
           : error.kind() == engine::Error::Kind::invalid   ? "invalid"
           : error.kind() == engine::Error::Kind::conflict  ? "conflict"
                                                            : "another";
  }
  return "taken";
}

// "K 'Cluster' sector" a column, in order; what is not understood says so instead.
inline std::string columns_text(const engine::Reading& reading) {
  std::string text;
  for (const auto& column : reading.columns) {
    const bool understood = column.treatment == engine::ColumnReport::Treatment::understood;
    text += column.column + " " + (understood ? column.meaning : engine::to_text(column.treatment)) + "\n";
  }
  return text;
}

inline const engine::ColumnReport& column_of(const engine::Reading& reading, const std::string& letters) {
  for (const auto& column : reading.columns) {
    if (column.column == letters) return column;
  }
  throw std::runtime_error("no column " + letters);
}

inline std::string issues_text(const engine::Reading& reading) {
  std::string text;
  for (const auto& issue : reading.issues) text += engine::to_text(issue.weight) + " " + engine::to_text(issue) + "\n";
  return text;
}
