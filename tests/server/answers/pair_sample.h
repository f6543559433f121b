#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "server/answers/findings.h"
#include "tests/server/sample.h"

// Adds to the sample two organisations on the hill that together offer more than is needed there: a pair that is called
// duplication.
inline void add_pair(Sample& sample) {
  sample.add("deliveries",
             "id,organisation,service,location,group,stage,capacity,start,end\n"
             "p1,hope,health,hill,returnees,post-arrival,100,2022-01-01,2023-01-01\n"
             "p2,care,health,hill,returnees,post-arrival,100,2022-01-01,2023-01-01\n",
             "pair");
  sample.add("needs", "location,service,group,people\nhill,health,returnees,50\n", "pair-needs");
}

// The first finding of that kind, null where there is none.
inline nlohmann::json finding_of_kind(const server::Asking& asking, const std::string& kind) {
  const nlohmann::json answer = server::answer_findings(asking);
  for (const auto& item : answer["items"]) {
    if (item["kind"] == kind) return item;
  }
  return nullptr;
}
