#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/identity/words.h"
#include "engine/model/record.h"

namespace engine {

// A field that takes one of a closed list of codes, and holds something else.
struct StrangeCode {
  std::string_view table, column;
  std::string value;
};

// The closed lists of the native tables, and what in a fact is none of their codes.
class ClosedLists {
 public:
  // The kinds of organisations are those that the list has.
  explicit ClosedLists(const WordLists& lists);

  // In the order of the columns. Cost: a comparison with each code of the few fields that have a list.
  std::vector<StrangeCode> strange_codes(const Fact& fact) const;

  // The positions of the columns of a kind that have a list.
  const std::vector<std::size_t>& closed_columns(std::size_t kind) const { return closed_columns_[kind]; }

 private:
  std::vector<std::vector<std::size_t>> closed_columns_;  // by kind
  std::vector<std::string> organisation_kinds_;
};

}  // namespace engine
