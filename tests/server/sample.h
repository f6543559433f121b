#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/answers/asking.h"
#include "server/library/library.h"
#include "tests/store/database/temporary_folder.h"

// A small field in a database of its own: two organisations in the valley, one on the hill, a need that
// nobody meets, and one delivery that the secretariat alone may see. It was imported at noon of 2022-05-01.
class Sample {
 public:
  Sample();

  server::Library& library() { return *library_; }
  const TemporaryFolder& folder() const { return folder_; }

  // Imports a table of the native file set, its text as CSV, as from `source`.
  server::ImportOutcome add(const std::string& table, const std::string& csv, const std::string& source);

  // The question with these parameters, "at=2022-03-15&level=2", as the secretariat puts it that noon.
  server::Asking asking(std::string_view query = "", std::vector<std::string> parts = {});

  static constexpr std::int64_t noon = 1651406400;

 private:
  TemporaryFolder folder_;
  std::unique_ptr<server::Library> library_;
  std::vector<std::shared_ptr<const server::Edition>> editions_;  // those that askings hold
};
