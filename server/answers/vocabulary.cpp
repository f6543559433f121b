#include "server/answers/vocabulary.h"

#include <nlohmann/json.hpp>

#include "engine/model/tables.h"
#include "server/answers/answer_terms.h"

namespace server {
namespace {

using nlohmann::json;

json terms_json(std::span<const Term> terms) {
  json list = json::array();
  for (const Term& term : terms)
    list.push_back({{"code", term.code}, {"label", term.label}, {"meaning", term.meaning}});
  return list;
}

json tables_json() {
  json tables = json::array();
  engine::for_each_table([&]<class One>(const One&) {
    json edges = json::object();
    for (const EdgeLabel& edge : edge_labels()) {
      if (edge.kind == engine::Table<One>::name) edges[std::string(edge.column)] = edge.label;
    }
    tables.push_back({{"code", engine::Table<One>::name}, {"label", engine::Table<One>::label}, {"edges", edges}});
  });
  return tables;
}

}  // namespace

json answer_vocabulary(const Asking&) {
  json answer = {{"kinds", tables_json()}};
  for (const TermList& list : term_lists()) answer[std::string(list.name)] = terms_json(list.terms);
  return answer;
}

}  // namespace server
