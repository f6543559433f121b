#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "engine/analysis/question.h"
#include "server/answers/json.h"

namespace server {

// The names of the views of the network that are lists of actors, bodies and pairs, without "links", which is the
// drawing; "surroundings", which is a question of its own, among them.
std::vector<std::string_view> network_views();

// Adds the items of one of these views to the frame of an answer. REQUIRES: `view` is one, and not
// "surroundings".
void add_network_view(nlohmann::json& answer, const Asking& asking, const engine::Question& question,
                      const std::string& view, Names& names);

}  // namespace server
