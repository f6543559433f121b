#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

namespace server {

// How a column of a table for people is made: names for ids, the first of several, a share with three digits.
enum class ColumnForm { text, number, share, name, names, count };

struct ColumnTerm {
  const char* heading;
  const char* field;
  ColumnForm form = ColumnForm::text;
};

// The columns of answers about money and dependence, by resource and view; none for other resources.
std::vector<ColumnTerm> money_columns(std::string_view resource, const nlohmann::json& answer);

}  // namespace server
