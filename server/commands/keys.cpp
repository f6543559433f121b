#include "server/commands/keys.h"

#include <algorithm>
#include <ostream>

#include "engine/model/error.h"
#include "server/access/caller.h"
#include "server/access/keys.h"
#include "server/answers/revisions.h"
#include "server/commands/grid.h"
#include "server/commands/run.h"
#include "store/database/database.h"

namespace server {
namespace {

using engine::Error;

bool is_organisation(const store::Database& database, const std::string& id) {
  const engine::Revision now = database.revision();
  return std::ranges::any_of(database.find(id, now), [&](engine::Number number) {
    const auto stored = database.record(number, now);
    return stored && std::holds_alternative<engine::Organisation>(stored->record.fact);
  });
}

int add(const CommandLine& line, store::Database& database, Console& console) {
  const std::string& name = line.arguments.at(0);
  const Role role = parse_role(line.options.text("role").value_or("viewer"));
  const std::string organisation = line.options.text("organisation").value_or("");
  const auto tokens = database.tokens();
  if (std::ranges::find(tokens, name, &store::Token::name) != tokens.end()) {
    throw Error(Error::Kind::invalid, "there is a key called '" + name + "'; revoke it first");
  }
  if ((role == Role::contributor) != !organisation.empty()) {
    throw Error(Error::Kind::invalid,
                "--organisation is what a contributor imports for, and only a contributor has one");
  }
  if (!organisation.empty() && !is_organisation(database, organisation)) {
    throw Error(Error::Kind::invalid,
                "there is no organisation '" + organisation + "': import it first, or look for its id with 'search'");
  }
  const std::string key = make_key();
  database.put_token({name, std::string(to_text(role)), organisation, hash_of(key), console.clock()});
  console.out << key << "\n";
  console.err << "This is the key of '" << name << "' (" << to_text(role) << "). It is shown this once.\n";
  return exit_code::done;
}

int list(const store::Database& database, Console& console) {
  Grid grid{{{"Name"}, {"Role"}, {"Organisation"}, {"Made"}}, {}};
  for (const store::Token& token : database.tokens()) {
    grid.rows.push_back({token.name, token.role, token.organisation, time_text(token.created)});
  }
  console.out << to_text(grid);
  return exit_code::done;
}

int revoke(const CommandLine& line, store::Database& database, Console& console) {
  database.remove_token(line.arguments.at(0));
  console.out << "The key of '" << line.arguments.at(0) << "' is taken back.\n";
  return exit_code::done;
}

}  // namespace

int manage_keys(const CommandLine& line, Console& console) {
  const auto folder = database_folder(line, console);
  if (line.command == "token list") return list(*store::Database::open(folder, store::Database::Access::read), console);
  const auto database = store::Database::open(folder, store::Database::Access::write);
  return line.command == "token add" ? add(line, *database, console) : revoke(line, *database, console);
}

}  // namespace server
