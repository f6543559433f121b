#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "engine/model/reading.h"

namespace store {

// Gathers what is to be said about the rows of one sheet. Rows left out are all listed; notes that say
// the same of many rows are listed for the first of them and then counted. No value shows an e-mail address or a
// telephone number.
class IssueList {
 public:
  // REQUIRES: `reading` outlives the list and has its file's name.
  IssueList(engine::Reading& reading, std::string sheet) : reading_(reading), sheet_(std::move(sheet)) {}

  void leave_out(std::uint32_t row, std::string_view column, std::string_view value, std::string_view reason);
  void note(std::uint32_t row, std::string_view column, std::string_view value, std::string_view reason);

  // Adds a line for the notes that were only counted. To be called once, at the end.
  void finish();

 private:
  void add(engine::Issue::Weight weight, std::uint32_t row, std::string_view column, std::string_view value,
           std::string_view reason);

  engine::Reading& reading_;
  std::string sheet_;
  std::map<std::pair<std::string, std::string>, std::uint64_t> notes_;  // rows by column and reason
};

}  // namespace store
