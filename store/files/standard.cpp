#include "store/files/standard.h"

#include <algorithm>
#include <cassert>
#include <sstream>

#include "store/files/csv.h"
#include "store/files/package_reader.h"

namespace store {
namespace {

const EmbeddedFile& standard_file(std::string_view name) {
  const auto files = standard_files();
  const auto found = std::ranges::find(files, name, &EmbeddedFile::name);
  assert(found != files.end());
  return *found;
}

OpenText open_standard(const EmbeddedFile& file) {
  return [text = std::string(file.text)] { return std::make_unique<std::istringstream>(text); };
}

}  // namespace

std::vector<engine::WordRow> read_words(std::string_view name) {
  std::vector<engine::WordRow> words;
  open_csv(open_standard(standard_file(name)), std::string(name), Limits{})->read(0, [&](const Row& row) {
    engine::WordRow word;
    for (const Cell& cell : row.cells) {
      if (cell.column == 0) word.word = cell.text;
      if (cell.column == 1) word.code = cell.text;
      if (cell.column == 2) word.language = cell.text;
    }
    if (row.number > 1) words.push_back(std::move(word));
    return Next::row;
  });
  return words;
}

engine::WordLists read_word_lists() {
  engine::WordLists lists;
  lists.sectors = read_words("words/sectors.csv");
  lists.groups = read_words("words/groups.csv");
  lists.organisation_kinds = read_words("words/organisation-kinds.csv");
  lists.countries = read_words("words/countries.csv");
  lists.placeholders = read_words("words/placeholders.csv");
  lists.statuses = read_words("words/statuses.csv");
  lists.roles = read_words("words/roles.csv");
  lists.names = read_words("words/name-words.csv");
  lists.bodies = read_words("words/bodies.csv");
  lists.retired = read_words("words/retired-codes.csv");
  return lists;
}

engine::Reading read_standard() {
  constexpr std::string_view folder = "standard/";
  std::vector<TableFile> tables;
  for (const EmbeddedFile& file : standard_files()) {
    if (!file.name.starts_with(folder) || !file.name.ends_with(".csv")) continue;
    std::string name(file.name.substr(folder.size()));
    std::string table = name.substr(0, name.rfind('.'));
    tables.push_back({std::move(table), std::move(name), open_standard(file), nullptr, Limits{}});
  }
  return read_tables("standard", tables);
}

}  // namespace store
