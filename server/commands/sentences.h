#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace server {

// The answer in a sentence or two, made from its numbers: what, on which day, at which levels, in which
// states, and how much is not known. `resource` is the question's path. Empty where the list says it all.
std::string sentence_of(std::string_view resource, const nlohmann::json& answer);

// What is added where the question named no day, and the newest record is older than today: "The newest
// record is of 30 Apr 2022; --at 2022-04-30 asks about that day." Empty where it is not. `status` is the
// database's.
std::string hint_of_day(const nlohmann::json& status);

// "15 Mar 2022" of "2022-03-15".
std::string day_words(const std::string& day);

}  // namespace server
