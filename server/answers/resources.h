#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/answers/asking.h"

namespace server {

// What a parameter is called, what its value stands for in a usage line, and what it does.
struct ParameterTerm {
  std::string_view name, value, meaning;
};

// One question that can be asked over HTTP, and by the command of the same name.
struct Resource {
  std::string_view path;   // under the API's base; a part in braces stands for any text
  std::string_view title;  // a sentence
  std::vector<std::string_view> parameters;
  nlohmann::json (*answer)(const Asking&);
  std::vector<std::string_view> columns;  // of its `items` as CSV; empty where it is no list
};

// Every question. Of two paths that fit, the first is meant.
std::span<const Resource> resources();

// The resource of that path, as it stands in the table. REQUIRES: there is one.
const Resource& resource(std::string_view path);

// Every parameter that a resource may take.
std::span<const ParameterTerm> parameter_terms();

// REQUIRES: there is one of that name.
const ParameterTerm& parameter_term(std::string_view name);

// Throws Error{invalid} where a parameter is none of the resource's, naming those that are.
void check_parameters(const Resource& resource, const Parameters& parameters);

// The columns of its items: those of the resource, or for a listing of any kind those of the kind's table.
std::vector<std::string> columns_of(const Resource& resource, const std::vector<std::string>& parts);

// The columns of this answer's items: those that it names itself, as answers of several views do, else columns_of().
std::vector<std::string> columns_of_answer(const Resource& resource, const std::vector<std::string>& parts,
                                           const nlohmann::json& answered);

// Puts the question.
//
// Throws Error of every kind that the question can be refused for.
nlohmann::json answer(const Resource& resource, const Asking& asking);

}  // namespace server
