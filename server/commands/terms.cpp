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

constexpr OptionTerm fail_on_late = {"fail-on", "WHAT", "exit with 1 where there are any: late"};
constexpr OptionTerm fail_on_findings = {"fail-on", "WHAT",
                                         "exit with 1 where there are any: findings, open or overdue"};

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
  return {{"as", "FORMAT",
           "what the file is: 3w, needs, locations, boundaries, iati, hsds, services, fts, 360giving, aiddata, hapi or "
           "datapackage; found out without it"},
          {"mapping", "FILE",
           "what the columns mean, as JSON, where headings do not say; kept for the next file of the source"},
          {"source", "NAME", "whose rows these are; without it the file's name"},
          {"period", "PERIOD", "when rows without any date were reported: 2022-03, 2022-Q1 or 2022"},
          {"covers", "LOCATION[:SERVICE]", "what the source reports on; may be given several times"},
          {"keep-contacts", "", "keep columns of contacts too, which are dropped without it"},
          {"dry-run", "", "say what would be, and change nothing; as JSON also propose a mapping"},
          {"strict", "", "commit only where every row can be taken"},
          format};
}

Options briefing() {
  Options options = asking("/gaps");
  std::erase_if(options, [](const OptionTerm& term) {
    return term.name == "limit" || term.name == "offset" || term.name == "format";
  });
  options.push_back({"from", "REVISION|DATE", "since when to say what changed; without it, the last meeting recorded"});
  options.push_back({"for", "TIER", "who will read it: public, members or secretariat (the default)"});
  options.push_back({"output", "FILE", "the file to write; standard output without it"});
  return options;
}

// What is decided, and the day and the levels of the list that had the finding.
Options deciding() {
  Options options = {
      {"status", "WORD",
       "open, acknowledged, agreed, resolved, dismissed; of a pair also confirmed or rejected; or reply"}};
  for (const char* name :
       {"owner", "due", "reason", "at", "level", "service_level", "group_level", "package", "threshold", "horizon"}) {
    const ParameterTerm& term = parameter_term(name);
    options.push_back({term.name, term.value, term.meaning});
  }
  options.push_back({"actor", "NAME", "in whose role it is decided; 'command line' without it"});
  options.push_back(format);
  return options;
}

Options judging() {
  return {{"reason", "TEXT", "why, in a sentence"},
          {"actor", "NAME", "in whose role it is decided; 'command line' without it"},
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
      {"mappings",
       "List the mappings that are kept for sources, or show or take away the one of a source",
       {{"SOURCE", "show its mapping, as JSON", Times::perhaps}},
       {{"remove", "", "take the mapping of the source away: its files are read by their headings again"}},
       ""},
      {"coverage", resource("/coverage").title, {}, asking("/coverage", {fail_on_gaps}), "/coverage"},
      {"gaps", resource("/gaps").title, {}, asking("/gaps", {fail_on_gaps}), "/gaps"},
      {"watch", resource("/watch").title, {}, asking("/watch"), "/watch"},
      {"overlaps", resource("/overlaps").title, {}, asking("/overlaps", {fail_on_overlaps}), "/overlaps"},
      {"donors", resource("/donors").title, {}, asking("/donors"), "/donors"},
      {"ownership", resource("/ownership").title, {}, asking("/ownership"), "/ownership"},
      {"what-if",
       "What would be otherwise without some, or with what a file holds; nothing is saved",
       {},
       asking("/what-if", {{"with", "FILE", "a native package whose records are added"}}),
       "/what-if"},
      {"check",
       resource("/check").title,
       {{"FILE", "a native package whose deliveries are the programme; else say it with options", Times::perhaps}},
       asking("/check"),
       "/check"},
      {"referrals", resource("/referrals").title, {}, asking("/referrals"), "/referrals"},
      {"equality", resource("/equality").title, {}, asking("/equality"), "/equality"},
      {"network", resource("/network").title, {}, asking("/network"), "/network"},
      {"commitments", resource("/commitments").title, {}, asking("/commitments"), "/commitments"},
      {"returns", resource("/returns").title, {}, asking("/returns", {fail_on_late}), "/returns"},
      {"findings", resource("/findings").title, {}, asking("/findings", {fail_on_findings}), "/findings"},
      {"changes", resource("/changes").title, {}, asking("/changes"), "/changes"},
      {"brief", "Write a page to bring to a meeting, as HTML that stands alone", {}, briefing(), ""},
      {"decide",
       "Write down what is decided of a finding, or what somebody whom it concerns replies",
       {{"FINDING", "the id of a finding, as gap-0123456789abcdef", Times::once}},
       deciding(),
       ""},
      {"matches", resource("/matches").title, {}, asking("/matches"), "/matches"},
      {"merge",
       "Write down that two records are one organisation or programme; each keeps what its source says",
       {{"ID", "the ids of the two", Times::several}},
       judging(),
       ""},
      {"separate",
       "Write down that two records are not one, whatever speaks for it",
       {{"ID", "the ids of the two", Times::several}},
       judging(),
       ""},
      {"undo",
       "Take back what a revision did, as a new revision",
       {{"REVISION", "its number", Times::once}},
       {{"actor", "NAME", "in whose role it is decided; 'command line' without it"}, format},
       ""},
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
       {{"as", "FORMAT", "datapackage, json, csv, html (the brief), xlsx, hxl, geojson, gexf, graphml, hsds or iati"},
        {"output", "PATH", "the folder of a datapackage, or a file; standard output without it"},
        {"organisation", "ID", "of xlsx: the return sheet of this organisation, filled in"},
        {"as-of", "REVISION", "what was known at this revision"}},
       ""},
      {"serve", "Answer the API and the viewer until stopped", {}, serving(), ""},
      {"backup",
       "Add a copy of the database to a folder of copies, and read it back",
       {{"DIR", "the folder of copies; files that they have in common are kept once", Times::once}},
       {},
       ""},
      {"restore",
       "Put a copy of the database into a new folder, verified: the one that --db names",
       {{"DIR", "the folder of copies", Times::once}},
       {{"backup", "N", "which copy; the newest without it"}, {"list", "", "list the copies, and restore none"}},
       ""},
      {"prune",
       "Forget what was known before a day, and say what can no longer be asked",
       {},
       {{"before", "DATE", "the last revision committed before this day, and all later ones, can still be asked"}},
       ""},
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
