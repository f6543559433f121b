#include "server/answers/issues.h"

#include <nlohmann/json.hpp>

#include "server/answers/json.h"

namespace server {

nlohmann::json issues_json(const std::vector<engine::Issue>& issues) {
  nlohmann::json list = nlohmann::json::array();
  for (const engine::Issue& issue : issues) {
    list.push_back({{"file", known(issue.file)},
                    {"sheet", known(issue.sheet)},
                    {"row", issue.row == 0 ? nlohmann::json() : nlohmann::json(issue.row)},
                    {"column", known(issue.column)},
                    {"value", known(issue.value)},
                    {"reason", issue.reason},
                    {"weight", engine::to_text(issue.weight)}});
  }
  return list;
}

}  // namespace server
