#include "server/commands/brief.h"

#include <fstream>
#include <ostream>

#include "engine/model/error.h"
#include "server/answers/brief.h"
#include "server/commands/run.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::Error;

constexpr std::int64_t seconds_a_day = 86400;

// What is the command's own, and no part of the question.
bool is_own(std::string_view name) { return name == "output" || name == "for" || name == "as"; }

}  // namespace

int write_brief(const CommandLine& line, Console& console) {
  const auto library = Library::open(database_folder(line, console), Library::Access::read, console.clock());
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const auto as_of = line.options.whole("as_of", 0, most);
  const auto edition = as_of ? library->at(static_cast<engine::Revision>(*as_of)) : library->present();
  const auto readers = line.options.text("for");
  Asking asking{*library,
                *edition,
                {},
                {},
                readers ? engine::parse_tier(*readers) : engine::Tier::secretariat,
                {static_cast<std::int32_t>(console.clock() / seconds_a_day)}};
  for (const auto& [name, values] : line.options.all()) {
    if (is_own(name)) continue;
    for (const std::string& value : values) asking.parameters.add(name, value);
  }
  const std::string page = brief_page(asking);
  const auto output = line.options.text("output");
  if (!output) {
    console.out << page;
    return exit_code::done;
  }
  std::ofstream file(*output, std::ios::binary);
  file << page;
  file.close();
  if (!file) throw Error(Error::Kind::storage, *output + " could not be written");
  console.out << "The brief is in " << *output << ".\n";
  return exit_code::done;
}

}  // namespace server
