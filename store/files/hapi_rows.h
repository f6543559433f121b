#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "store/files/issues.h"
#include "store/files/named_table.h"
#include "store/files/word_set.h"

namespace store {

// The columns of the tables of HAPI, and which table these make.
std::span<const KnownColumn> hapi_columns();
bool is_presence_table(const NamedColumns& columns);
bool is_needs_table(const NamedColumns& columns);

// Empty where the row does not have it.
using HapiText = std::function<std::string_view(std::string_view key)>;

// Turns rows of HAPI, in whichever form they come, into rows of who does what where and of needs.
class HapiRows {
 public:
  // REQUIRES: both outlive it.
  HapiRows(engine::Reading& reading, IssueList& issues)
      : reading_(reading), issues_(issues), sectors_("words/sectors.csv") {}

  void take_presence(const HapiText& text, std::uint32_t row);
  void take_need(const HapiText& text, std::uint32_t row);

 private:
  // Whether HAPI itself found a fault with the row.
  bool is_faulty(const HapiText& text, std::uint32_t row);
  std::string sector_of(const HapiText& text) const;

  engine::Reading& reading_;
  IssueList& issues_;
  WordSet sectors_;
};

}  // namespace store
