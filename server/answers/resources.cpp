#include "server/answers/resources.h"

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "engine/model/tables.h"
#include "server/answers/changes.h"
#include "server/answers/check.h"
#include "server/answers/commitments.h"
#include "server/answers/coverage.h"
#include "server/answers/deliveries.h"
#include "server/answers/donors.h"
#include "server/answers/equality.h"
#include "server/answers/findings.h"
#include "server/answers/hidden_sites.h"
#include "server/answers/listing.h"
#include "server/answers/matches.h"
#include "server/answers/network.h"
#include "server/answers/overlaps.h"
#include "server/answers/ownership.h"
#include "server/answers/points.h"
#include "server/answers/record.h"
#include "server/answers/referrals.h"
#include "server/answers/returns.h"
#include "server/answers/revisions.h"
#include "server/answers/search.h"
#include "server/answers/status.h"
#include "server/answers/vocabulary.h"
#include "server/answers/what_if.h"

namespace server {
namespace {

using engine::Error;
using Columns = std::vector<std::string_view>;

constexpr ParameterTerm terms[] = {
    {"location", "ID", "only this place and what lies below it: a P-code, an alpha-3 code or a name"},
    {"service", "ID", "only this service and what stands below it"},
    {"group", "ID", "only this population group and what stands below it"},
    {"organisation", "ID", "only answers that name this organisation"},
    {"donor", "ID", "only answers that name this donor"},
    {"programme", "ID", "only deliveries of this programme"},
    {"at", "DATE", "the day that is asked about; of overlaps and listings, without it, all time"},
    {"level", "N", "the level of places: 0 is a country, or 'finest'"},
    {"service_level", "N", "the level of services: 1 is a sector, or 'finest'"},
    {"group_level", "N", "the level of population groups: 0 is everyone, or 'finest'"},
    {"package", "ID", "the package whose services are expected everywhere"},
    {"as_of", "REVISION", "what was known at this revision"},
    {"threshold", "SHARE", "the share of a need below which cover is thin"},
    {"horizon", "DAYS", "the days ahead in which an end is watched"},
    {"crowded", "K", "from how many providers a cell is crowded"},
    {"co_funded", "", "pairs of two programmes of one organisation too"},
    {"state", "STATE", "only cells in this state"},
    {"fields", "FIELD", "only these fields of each cell"},
    {"class", "CLASS", "only pairs of this class"},
    {"text", "TEXT", "what to search for"},
    {"kind", "KIND", "only findings of this kind: gap, watch, duplication, broken-referral or double-record"},
    {"status", "STATUS", "of findings: open, acknowledged, agreed, resolved or dismissed"},
    {"from", "REVISION|DATE",
     "where the comparison begins: a revision, or a day and what was known at its end; of a proposal its first day"},
    {"to", "REVISION|DATE", "where the comparison ends; the present without it; of a proposal its last day"},
    {"source", "NAME", "only records of this source"},
    {"owner", "ID", "the organisation that sees to it; of a reply, the one that replies"},
    {"due", "DATE", "the day by which it is to be done"},
    {"reason", "TEXT", "why, in a sentence; of a reply, its words"},
    {"view", "VIEW", "which side of the answer is listed"},
    {"leaving", "ID", "who leaves: an organisation, a donor or a programme; several joined by |"},
    {"currency", "CODE", "convert money by the rates of the database; what has no rate stays apart"},
    {"without", "ID", "who is left out: an organisation, a donor or a programme; several joined by |"},
    {"host", "COUNTRY",
     "the host country that somebody returns from; of a proposal those whose returnees it takes, joined by |"},
    {"score", "SHARE", "of matches: from which likelihood on, 0 to 1; 0.7 without it"},
    {"a", "ID", "the one record"},
    {"b", "ID", "the other record"},
    {"return_type", "TYPE", "how somebody returns: voluntary, forced, or as the sources have it"},
    {"unable", "CONDITION", "conditions of access that somebody cannot meet, such as guarantor, joined by |"},
    {"profile", "TEXT", "only entitlements of this profile, as the source names it"},
    {"cells", "N", "from how many shared cells a pair is listed; 3 without it"},
    {"around", "ID", "around whom: an organisation or a programme; several joined by |"},
    {"links", "N", "how many links away at most; 2 without it"},
    {"limit", "N", "how many to list, after totals and states"},
    {"offset", "N", "how many to skip before those listed"},
};

const Columns listing = {"as_of", "limit", "offset"};
const Columns frame = {"location",      "service",     "group",   "organisation", "donor",     "at",     "level",
                       "service_level", "group_level", "package", "as_of",        "threshold", "horizon"};

Columns with(Columns columns, std::initializer_list<std::string_view> more) {
  columns.insert(columns.end(), more);
  return columns;
}

const Columns question = with(frame, {"limit", "offset"});

const Columns cell_columns = {"location",      "service",       "group",     "state",      "flags",  "unknown_flags",
                              "information",   "organisations", "providers", "capacity",   "reach",  "need",
                              "need_at_least", "unmet",         "severity",  "deliveries", "lapsed", "announced",
                              "ends_on",       "donors",        "priority"};
const Columns overlap_columns = {"id",      "a",           "b",    "class", "probable",   "cells",  "sites",
                                 "jaccard", "containment", "days", "money", "saturation", "shared", "reason"};
const Columns commitment_columns = {"id",     "text",   "document", "owner",      "due",     "status",
                                    "answer", "reason", "overdue",  "programmes", "evidence"};
const Columns return_columns = {"source", "organisation", "of",        "location", "service",      "start",   "end",
                                "state",  "due",          "days_late", "records",  "last_assured", "evidence"};
const Columns finding_columns = {"id",    "kind",  "found",         "what",   "location", "service",
                                 "group", "about", "organisations", "status", "reopened", "overdue",
                                 "owner", "due",   "reason",        "rule",   "evidence", "evidence_hash"};
const Columns change_columns = {"id", "record", "kind", "name", "source", "change", "columns"};
const Columns record_columns = {"source", "assured_date", "tier", "note"};

const Resource table[] = {
    {"/status", "What the database holds, and of which days", {"as_of"}, answer_status, {}},
    {"/coverage", "The state of every cell of place, service and group on one day", with(question, {"fields", "state"}),
     answer_coverage, cell_columns},
    {"/gaps", "Cells where something is needed or expected and is not there, the most pressing first",
     with(question, {"fields"}), answer_gaps, with(cell_columns, {"id", "status"})},
    {"/watch", "Cells that have a delivery and rest on little", with(question, {"fields"}), answer_watch, cell_columns},
    {"/overlaps", "Pairs of providers that deliver the same in one place",
     with(question, {"class", "crowded", "co_funded", "view"}), answer_overlaps, overlap_columns},
    {"/commitments",
     "Which commitments are answered by a funded programme, and which by none",
     {"organisation", "donor", "at", "as_of", "limit", "offset"},
     answer_commitments,
     commitment_columns},
    {"/returns",
     "Who reported on what they declared to report on, who is late, and what each last return changed",
     {"location", "service", "organisation", "at", "as_of", "limit", "offset"},
     answer_returns,
     return_columns},
    {"/findings", "Every finding with its evidence, who sees to it and how far it is",
     with(question, {"kind", "status"}), answer_findings, finding_columns},
    {"/changes", "What came, went or moved between two revisions or days: records and findings",
     with(question, {"from", "to", "source"}), answer_changes, change_columns},
    {"/donors",
     "Who pays for what: pairs of donors, shares, concentration, money, the runway, and what stops when one leaves",
     with(question, {"view", "leaving", "currency"}),
     answer_donors,
     {"a", "b", "cells", "programmes", "money"}},
    {"/ownership",
     "What survives without external money, and which project services end without a national successor",
     with(question, {"view"}),
     answer_ownership,
     {"location", "service", "group", "funding", "survives"}},
    {"/what-if",
     "What would be otherwise without an organisation, a donor or a programme; nothing is saved",
     with(question, {"without"}),
     answer_what_if,
     {"location", "service", "group", "before", "after"}},
    {"/check",
     "A programme not yet funded: whom to talk to first, whom it would overlap, and which gaps it would fill",
     with(question, {"view", "from", "to", "host"}),
     answer_check,
     {"organisation", "cells", "donors", "reasons", "shared"}},
    {"/matches",
     "Pairs of records that seem to be one organisation or programme, the likeliest first",
     {"organisation", "score", "as_of", "limit", "offset"},
     answer_matches,
     {"id", "kind", "a", "b", "score", "reasons"}},
    {"/referrals",
     "How people are sent from one to another: routes, missing links, breaks, crossings, mechanisms and counts",
     with(question, {"view", "host", "return_type", "unable"}),
     answer_referrals,
     {"location", "service", "state", "way", "critical"}},
    {"/equality",
     "What one profile can choose from, and how much that depends on where one lives or comes from",
     with(question, {"view", "host", "return_type", "unable", "profile", "currency"}),
     answer_equality,
     {"location", "state", "services", "reachable"}},
    {"/network",
     "Who works with whom",
     with(frame, {"limit", "view", "cells", "around", "links"}),
     answer_network,
     {"a", "b", "cells", "kinds"}},
    {"/deliveries",
     "The deliveries behind a number, each with the rows that state it",
     with(question, {"programme"}),
     answer_deliveries,
     {}},
    {"/points",
     "Where the places of one level are on the globe, as far as it is known",
     {"location", "level", "as_of", "limit", "offset"},
     answer_points,
     {"location", "lat", "lon"}},
    {"/search",
     "Things by the beginnings of their names, acronyms and ids",
     {"text", "as_of", "limit", "offset"},
     answer_search,
     {"id", "kind", "name", "detail"}},
    {"/vocabulary", "The codes of the answers, with labels and meanings", {}, answer_vocabulary, {}},
    {"/revisions",
     "What was committed, the newest first",
     listing,
     answer_revisions,
     {"revision", "when", "actor", "source", "message", "added", "changed", "withdrawn"}},
    {"/records/{id}",
     "One record with what each source says of it, its edges and its history",
     frame,
     answer_record,
     {}},
    {"/{kind}", "The records of one table, as their sources state them", listing, answer_listing, {}},
};

}  // namespace

std::span<const Resource> resources() { return table; }

const Resource& resource(std::string_view path) {
  const auto* found = std::ranges::find(table, path, &Resource::path);
  assert(found != std::end(table));
  return *found;
}

std::span<const ParameterTerm> parameter_terms() { return terms; }

const ParameterTerm& parameter_term(std::string_view name) {
  const auto* found = std::ranges::find(terms, name, &ParameterTerm::name);
  assert(found != std::end(terms));
  return *found;
}

void check_parameters(const Resource& resource, const Parameters& parameters) {
  for (const auto& [name, values] : parameters.all()) {
    if (std::ranges::find(resource.parameters, name) != resource.parameters.end()) continue;
    std::string known;
    for (const std::string_view one : resource.parameters) known += (known.empty() ? "" : ", ") + std::string(one);
    throw Error(Error::Kind::invalid,
                "'" + name + "' is not asked here; what is: " + (known.empty() ? "nothing" : known));
  }
}

std::vector<std::string> columns_of(const Resource& resource, const std::vector<std::string>& parts) {
  std::vector<std::string> columns(resource.columns.begin(), resource.columns.end());
  const bool of_deliveries = resource.path == "/deliveries";
  if (resource.path != "/{kind}" && !of_deliveries) return columns;
  const auto fact = engine::fact_of_table(of_deliveries ? "deliveries" : parts.at(0));
  if (!fact) return columns;
  columns.emplace_back("id");
  std::visit(
      [&](const auto& one) {
        engine::for_each_column(one, [&](const auto& column, const auto&) {
          if (column.name != "id") columns.emplace_back(column.name);
        });
      },
      *fact);
  columns.insert(columns.end(), record_columns.begin(), record_columns.end());
  return columns;
}

std::vector<std::string> columns_of_answer(const Resource& resource, const std::vector<std::string>& parts,
                                           const nlohmann::json& answered) {
  if (!answered.contains("columns")) return columns_of(resource, parts);
  return answered.at("columns").get<std::vector<std::string>>();
}

nlohmann::json answer(const Resource& resource, const Asking& asking) {
  check_parameters(resource, asking.parameters);
  if (asking.tier == engine::Tier::secretariat) return resource.answer(asking);
  HiddenSites hidden(asking, asking.taker);
  Asking guarded = asking;
  if (asking.taker != nullptr) guarded.taker = &hidden;
  nlohmann::json answered = resource.answer(guarded);
  hidden.end(answered);
  return answered;
}

}  // namespace server
