#include "server/http/endpoints.h"

#include "server/http/imports.h"
#include "server/http/openapi.h"
#include "server/http/questions.h"

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
    {"dry_run", "YES", "say what would be, and change nothing"},
    {"strict", "YES", "take the file only where every row can be taken"},
};

std::vector<Endpoint> all() {
  std::vector<Endpoint> table = {
      {"GET", "/openapi.json", "This description of the API", {}, Role::nobody, nullptr, describe_api},
      {"POST", "/imports", "Import a file: the body is its bytes", import_terms, Role::contributor, nullptr,
       import_body},
  };
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
