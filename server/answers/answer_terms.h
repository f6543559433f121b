#pragma once

#include <span>
#include <string_view>

#include "server/answers/labels.h"

namespace server {

// The codes of one kind that answers hold, under the name by which the vocabulary has them.
struct TermList {
  std::string_view name;
  std::span<const Term> terms;
};

// Every kind of code in the answers, but for those of tables and edges: no reader needs to print a bare code.
std::span<const TermList> term_lists();

}  // namespace server
