#include "server/commands/mappings.h"

#include <fstream>
#include <ostream>

#include "engine/model/error.h"
#include "server/commands/grid.h"
#include "server/commands/run.h"
#include "server/library/mappings.h"

namespace server {
namespace {

using engine::Error;

int list(const KeptMappings& kept, Console& console) {
  Grid grid{{{"Source"}, {"Sheet"}, {"Header row"}, {"Columns"}}, {}};
  for (const std::string& source : kept.sources()) {
    const store::Mapping mapping = store::read_mapping(*kept.find(source));
    grid.rows.push_back({source, mapping.sheet.value_or(""),
                         mapping.header_row ? std::to_string(*mapping.header_row) : std::string(),
                         std::to_string(mapping.columns.size())});
  }
  console.out << (grid.rows.empty() ? "No mapping is kept: 'concert import FILE --mapping MAPPING' keeps one.\n"
                                    : to_text(grid));
  return exit_code::done;
}

}  // namespace

int manage_mappings(const CommandLine& line, Console& console) {
  const KeptMappings kept = KeptMappings::of_database(database_folder(line, console));
  if (line.arguments.empty()) {
    if (line.options.yes("remove")) throw Error(Error::Kind::invalid, "say of which source the mapping goes");
    return list(kept, console);
  }
  const std::string& source = line.arguments.front();
  if (line.options.yes("remove")) {
    kept.remove(source);
    console.out << "The mapping of source '" << source << "' is taken away.\n";
    return exit_code::done;
  }
  const auto place = kept.find(source);
  if (!place) throw Error(Error::Kind::not_found, "no mapping is kept for source '" + source + "'");
  console.out << std::ifstream(*place, std::ios::binary).rdbuf();
  return exit_code::done;
}

}  // namespace server
