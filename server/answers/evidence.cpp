#include "server/answers/evidence.h"

#include <nlohmann/json.hpp>

namespace server {

nlohmann::json evidence_json(std::span<const engine::Number> records) {
  nlohmann::json list = nlohmann::json::array();
  for (const engine::Number number : records) list.push_back(id_of_number(number));
  return list;
}

}  // namespace server
