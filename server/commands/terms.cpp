#include "server/commands/terms.h"

#include <algorithm>
#include <cassert>

#include "server/answers/resources.h"

namespace server {
namespace {

using Options = std::vector<OptionTerm>;

constexpr OptionTerm format = {"format", "FORMAT", "table (the default), json or csv"};
constexpr OptionTerm fail_on_gaps = {"fail-on", "WHAT", "exit with 1 where there are any: gaps"};
constexpr OptionTerm fail_on_overlaps = {"fail-on", "WHAT", "exit with 1 where there are any: overlaps or duplication"};

// The parameters of the resource, and `more`.
Options asking(std::string_view path, std::initializer_list<OptionTerm> more = {}) {
  Options options;
  for (const std::string_view name : resource(path).parameters) {
    if (name == "text") continue;  // it stands without a name
    const ParameterTerm& term = parameter_term(name);
    options.push_back({term.name, term.value, term.meaning});
  }
  options.push_back(format);
  options.insert(options.end(), more);
  return options;
}

Options importing() {
  return {{"as", "FORMAT", "what the file is: 3w, needs, locations or datapackage; guessed without it"},
          {"mapping", "FILE", "what the columns mean, as JSON, where headings do not say"},
          {"source", "NAME", "whose rows these are; without it the file's name"},
          {"period", "PERIOD", "when rows without any date were reported: 2022-03, 2022-Q1 or 2022"},
          {"covers", "LOCATION[:SERVICE]", "what the source reports on; may be given several times"},
          {"dry-run", "", "say what would be, and change nothing"},
          {"strict", "", "commit only where every row can be taken"},
          format};
}

Options serving() {
  return {{"listen", "ADDRESS:PORT", "where to answer; 127.0.0.1:8080 without it, and port 0 is any that is free"},
          {"read-only", "", "take no imports, and leave the database to other writers"},
          {"web", "FOLDER", "where the viewer's files are"},
          {"behind-proxy", "", "a proxy stands in front: any address may be listened on, and reading needs a key"},
          {"open-reading", "", "reading needs no key, also behind a proxy"}};
}

const std::vector<CommandTerm>& table() {
  using Times = ArgumentTerm::Times;
  static const std::vector<CommandTerm> all = {
      {"import",
       "Import files, and say what was understood of them",
       {{"FILE", "a workbook, a CSV, or the datapackage.json of a native package", Times::several}},
       importing(),
       ""},
      {"coverage", resource("/coverage").title, {}, asking("/coverage", {fail_on_gaps}), "/coverage"},
      {"gaps", resource("/gaps").title, {}, asking("/gaps", {fail_on_gaps}), "/gaps"},
      {"watch", resource("/watch").title, {}, asking("/watch"), "/watch"},
      {"overlaps", resource("/overlaps").title, {}, asking("/overlaps", {fail_on_overlaps}), "/overlaps"},
      {"network", resource("/network").title, {}, asking("/network"), "/network"},
      {"show",
       resource("/records/{id}").title,
       {{"ID", "the id of a record", Times::once}},
       asking("/records/{id}"),
       "/records/{id}"},
      {"search",
       resource("/search").title,
       {{"TEXT", "the beginning of a name", Times::once}},
       asking("/search"),
       "/search"},
      {"list",
       resource("/{kind}").title,
       {{"KIND", "a table, such as organisations or deliveries", Times::once}},
       asking("/deliveries"),
       "/{kind}"},
      {"export",
       "Write records to files",
       {{"KIND", "the table that json or csv writes", Times::perhaps}},
       {{"as", "FORMAT", "datapackage, json or csv"},
        {"output", "PATH", "the folder of a datapackage, or a file; standard output without it"},
        {"as-of", "REVISION", "what was known at this revision"}},
       ""},
      {"serve", "Answer the API and the viewer until stopped", {}, serving(), ""},
      {"verify", "Read the whole database back and say whether it is sound", {}, {}, ""},
      {"token add",
       "Make a key to the API, shown once",
       {{"NAME", "what to call it", Times::once}},
       {{"role", "ROLE", "viewer, contributor, steward or admin"},
        {"organisation", "ID", "the organisation that a contributor imports for"}},
       ""},
      {"token list", "List the keys by name, without the keys themselves", {}, {}, ""},
      {"token revoke", "Take a key back", {{"NAME", "what it is called", Times::once}}, {}, ""},
  };
  return all;
}

}  // namespace

std::span<const CommandTerm> commands() { return table(); }

const CommandTerm& command(std::string_view name) {
  const auto found = std::ranges::find(table(), name, &CommandTerm::name);
  assert(found != table().end());
  return *found;
}

}  // namespace server
