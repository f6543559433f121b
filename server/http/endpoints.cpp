#include "server/http/endpoints.h"

#include "server/http/brief.h"
#include "server/http/decisions.h"
#include "server/http/imports.h"
#include "server/http/judgements.h"
#include "server/http/openapi.h"
#include "server/http/questions.h"
#include "server/http/return_sheet.h"

namespace server {
namespace {

std::vector<ParameterTerm> terms_of(const Resource& resource) {
  std::vector<ParameterTerm> terms;
  for (const std::string_view name : resource.parameters) terms.push_back(parameter_term(name));
  return terms;
}

const std::vector<ParameterTerm> import_terms = {
    {"file", "NAME", "what the file is called; its ending says what it is"},
    {"source", "NAME", "whose rows these are; without it the file's name"},
    {"as", "FORMAT", "what the file is, where its ending does not say"},
    {"covers", "LOCATION[:SERVICE]", "what the source reports on; may be given several times"},
    {"period", "PERIOD", "when rows without any date were reported"},
    {"mapping", "JSON", "what the columns mean; kept for the next file of the source"},
    {"keep_contacts", "YES", "keep columns of contacts too, which are dropped without it; stewards alone may"},
    {"dry_run", "YES", "say what would be, and change nothing"},
    {"strict", "YES", "take the file only where every row can be taken"},
};

// What the finding is asked by, and what is decided of it.
std::vector<ParameterTerm> decision_terms() {
  std::vector<ParameterTerm> terms = {{"status", "WORD",
                                       "open, acknowledged, agreed, resolved, dismissed; of a pair also confirmed or "
                                       "rejected; or reply"}};
  for (const char* name :
       {"owner", "due", "reason", "at", "level", "service_level", "group_level", "package", "threshold", "horizon"}) {
    terms.push_back(parameter_term(name));
  }
  return terms;
}

std::vector<ParameterTerm> judgement_terms() {
  return {parameter_term("a"), parameter_term("b"), parameter_term("reason")};
}

std::vector<ParameterTerm> brief_terms() {
  std::vector<ParameterTerm> terms = terms_of(resource("/gaps"));
  std::erase_if(terms, [](const ParameterTerm& term) { return term.name == "limit" || term.name == "offset"; });
  terms.push_back({"from", "REVISION|DATE", "since when to say what changed; without it, the last meeting recorded"});
  return terms;
}

std::vector<Endpoint> all() {
  std::vector<Endpoint> table = {
      {"GET", "/openapi.json", "This description of the API", {}, Role::nobody, nullptr, describe_api},
      {"POST", "/imports", "Import a file: the body is its bytes", import_terms, Role::contributor, nullptr,
       import_body},
      {"POST", "/findings/{id}", "Decide of a finding, or reply to it", decision_terms(), Role::contributor, nullptr,
       decide_finding},
      {"POST", "/merge", "Write down that two records are one", judgement_terms(), Role::steward, nullptr,
       merge_records},
      {"POST", "/separate", "Write down that two records are not one", judgement_terms(), Role::steward, nullptr,
       separate_records},
      {"POST", "/undo/{revision}", "Take back what a revision did", {}, Role::steward, nullptr, undo_revision},
  };
  table.push_back(
      {"GET", "/brief", "A page to bring to a meeting, as HTML", brief_terms(), Role::nobody, nullptr, show_brief});
  table.push_back({"GET",
                   "/return-sheet",
                   "The return sheet of one organisation, as a workbook that it corrects and sends back",
                   {parameter_term("organisation")},
                   Role::contributor,
                   nullptr,
                   send_return_sheet});
  for (const Resource& resource : resources()) {
    table.push_back(
        {"GET", resource.path, resource.title, terms_of(resource), Role::nobody, &resource, answer_question});
  }
  return table;
}

}  // namespace

std::span<const Endpoint> endpoints() {
  static const std::vector<Endpoint> table = all();
  return table;
}

bool fits(const Endpoint& endpoint, const std::vector<std::string>& path, std::vector<std::string>& parts) {
  parts.clear();
  std::string_view rest = endpoint.path;
  for (const std::string& part : path) {
    if (rest.empty()) return false;
    rest.remove_prefix(1);  // the slash
    const std::string_view wanted = rest.substr(0, rest.find('/'));
    rest.remove_prefix(wanted.size());
    if (wanted.starts_with('{')) {
      parts.push_back(part);
    } else if (wanted != part) {
      return false;
    }
  }
  return rest.empty();
}

}  // namespace server
