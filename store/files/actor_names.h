#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace store {

// The names that name nobody: "No partner", "Multiple donors", "(vide)", marks alone. Remembers what
// it was asked, since the same few names come again and again.
class Placeholders {
 public:
  Placeholders();
  bool has(std::string_view text);

 private:
  std::set<std::string> words_;
  std::unordered_map<std::string, bool> judged_;
};

// Whether a cell seems to name several organisations: "EHF, BHA", "ISF+ WV", "ACF; CARE". It is a
// guess: names hold commas and slashes too.
bool names_several(std::string_view text);

}  // namespace store
