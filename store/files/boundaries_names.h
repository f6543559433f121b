#pragma once

#include <map>
#include <string>
#include <string_view>

namespace store {

// What a property of a boundary says, by its name: ADM1_PCODE, admin2Name, adm1_en, GID_1, shapeName.
struct BoundaryProperty {
  enum class Kind { ignored, code, name, level, parent, country };

  Kind kind = Kind::ignored;
  int level = -1;  // -1: of whatever level the shape is
  int rank = 0;    // of several that say the same the highest is taken: a P-code before another code, an
                   // English name before a French one

  friend auto operator<=>(const BoundaryProperty&, const BoundaryProperty&) = default;
};

BoundaryProperty boundary_property(std::string_view name);

// What the properties of one shape say together. A level that says neither is left out.
struct BoundaryWords {
  std::map<int, std::string> codes, names;  // by level
  int level = -1;                           // the deepest that has a code, or as stated; -1: unknown
  std::string parent;                       // a code
  std::string country;                      // alpha-2, alpha-3 or a name
};

BoundaryWords boundary_words(const std::map<std::string, std::string>& properties);

}  // namespace store
