#include "tests/bench/truth.h"

#include <ostream>

namespace bench {
namespace {

void write_pairs(std::ostream& out, const char* name, const std::vector<IdPair>& pairs) {
  out << ",\n  \"" << name << "\": [";
  const char* separator = "\n";
  for (const auto& [a, b] : pairs) {
    out << separator << "    [\"" << a << "\", \"" << b << "\"]";
    separator = ",\n";
  }
  out << "\n  ]";
}

}  // namespace

void write_truth(std::ostream& out, const Truth& truth) {
  out << "{\n  \"day\": \"" << engine::to_text(truth.day) << '"';
  write_pairs(out, "duplicates", truth.duplicates);
  write_pairs(out, "look_alikes", truth.look_alikes);
  write_pairs(out, "twins", truth.twins);
  write_pairs(out, "successors", truth.successors);
  out << ",\n  \"cells\": {";
  const char* separator = "\n";
  for (const auto& [kind, cells] : truth.cells) {
    out << separator << "    \"" << kind << "\": [";
    separator = ",\n";
    const char* comma = "\n";
    for (const auto& [location, service] : cells) {
      out << comma << "      [\"" << location << "\", \"" << service << "\"]";
      comma = ",\n";
    }
    out << "\n    ]";
  }
  out << "\n  }\n}\n";
}

}  // namespace bench
