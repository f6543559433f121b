#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "server/answers/asking.h"
#include "server/library/library.h"

namespace server {

// What somebody decides of a finding, or replies to it.
struct DecisionOrder {
  std::string finding;
  std::string status;  // a word of engine::decision_words()
  std::string reason;
  std::string owner;  // an organisation; of a reply, the one that replies
  engine::Date due;
  std::string actor;
  std::int64_t when = 0;  // seconds since 1970-01-01 UTC
};

// Reads an order out of "status", "reason", "owner" and "due". Throws Error{invalid}.
DecisionOrder read_decision(const Parameters& parameters, const std::string& finding);

// Writes one more record about the finding, with the hash of its evidence as it stands at the levels and on the day
// of `asking`, and returns the finding as it is afterwards. Nothing that was decided before is changed.
//
// Throws Error{not_found} where there is no such finding or owner; Error{invalid} where the order says too little (an
// agreement needs an owner and a date, a dismissal and a rejection a reason, a reply both an organisation and its
// words); Error{forbidden} where somebody replies whom it does not concern; Error{storage}.
nlohmann::json decide(Library& library, const Asking& asking, DecisionOrder order);

}  // namespace server
