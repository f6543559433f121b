#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// The names of a column in which several are joined by commas, though a name may hold commas itself ("Germany,
// Government of"). What is one name is told by the column as a whole: a cell that falls into names which stand alone
// elsewhere is several. A comma without a space after it parts too, since people write one there.
class JoinedNames {
 public:
  // All cells first, then settle(), then split().
  void add(std::string_view cell);
  // Names that are known to be one, wherever they come from.
  void know(const std::string& name) { single_.insert(name); }
  // Cost: near linear in the distinct cells.
  void settle();

  // The names of one cell, in their order.
  std::vector<std::string> split(std::string_view cell) const;

 private:
  std::vector<std::string> fall_apart(const std::string& text) const;

  std::set<std::string> cells_;  // parts of cells that no sure mark parts
  std::set<std::string, std::less<>> single_;
};

}  // namespace store
