#include "tests/bench/rows.h"

#include <fstream>
#include <iterator>

namespace bench {
namespace {

std::vector<std::string> values_of(const std::string& line) {
  std::vector<std::string> values(1);
  bool quoted = false;
  for (const char letter : line) {
    if (letter == '"') {
      quoted = !quoted;
    } else if (letter == ',' && !quoted) {
      values.emplace_back();
    } else {
      values.back() += letter;
    }
  }
  return values;
}

}  // namespace

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Row> rows_of(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  const auto columns = values_of(line);
  std::vector<Row> rows;
  while (std::getline(in, line)) {
    const auto values = values_of(line);
    Row& row = rows.emplace_back();
    for (std::size_t at = 0; at < columns.size(); ++at) row[columns[at]] = at < values.size() ? values[at] : "";
  }
  return rows;
}

std::set<std::string> ids_of(const std::filesystem::path& path) {
  std::set<std::string> ids;
  for (auto& row : rows_of(path)) ids.insert(row["id"]);
  return ids;
}

}  // namespace bench
