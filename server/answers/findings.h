#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/analysis/findings.h"
#include "server/answers/asking.h"
#include "server/answers/json.h"

namespace server {

// Every finding with its evidence and its life. Without a filter also what something was decided of and is not found
// any more. A pair named as duplication that the asker may not see yet is left out, and counted.
nlohmann::json answer_findings(const Asking& asking);

// What findings are asked of, as the parameters say.
engine::FindingsAsked read_findings_asked(const Asking& asking);

// The findings of the engine, and the double records, which are told by the words of names.
std::vector<engine::FindingNow> find_all_findings(const Asking& asking, const engine::FindingsAsked& asked,
                                                  std::span<const engine::FindingKind> kinds);

// The id of something that a finding is about; of a site that the asker may not see, of the place around it.
nlohmann::json about_json(const Asking& asking, const std::string& id, Names& names);

// One finding as the list has it.
nlohmann::json finding_json(const Asking& asking, const engine::FindingNow& now, Names& names);

}  // namespace server
