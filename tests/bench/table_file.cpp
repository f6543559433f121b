#include "tests/bench/table_file.h"

namespace bench {

void write_value(std::ostream& out, std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    out << value;
    return;
  }
  out << '"';
  for (const char letter : value) {
    if (letter == '"') out << '"';
    out << letter;
  }
  out << '"';
}

}  // namespace bench
