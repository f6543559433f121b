#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "engine/analysis/crossings.h"
#include "engine/analysis/mechanisms.h"
#include "engine/analysis/missing_links.h"
#include "engine/analysis/referral_counts.h"
#include "engine/analysis/route_breaks.h"
#include "server/answers/json.h"

// The items of each view of referrals. `service` is null where any is meant, `links` and `recorded` are ids of
// referrals.
namespace server {

nlohmann::json referral_id(const engine::ReferralEdge& link);
nlohmann::json referral_ids(const std::vector<const engine::ReferralEdge*>& links);

// The numbers of the deliveries' records.
std::vector<engine::Number> numbers_of(const engine::Snapshot& snapshot, const std::vector<std::uint32_t>& deliveries);

nlohmann::json route_json(const engine::Route& route, const engine::Snapshot& snapshot, Names& names);
nlohmann::json missing_json(const engine::MissingRoute& route, Names& names);
nlohmann::json critical_json(const engine::CriticalActor& actor, Names& names);
nlohmann::json orphan_json(const engine::Orphan& orphan, const engine::Snapshot& snapshot, Names& names);
nlohmann::json dead_end_json(const engine::DeadEnd& end, Names& names);
nlohmann::json stage_break_json(const engine::StageBreak& one, Names& names);
nlohmann::json crossing_json(const engine::Crossing& crossing, Names& names);
nlohmann::json informal_json(const engine::InformalLink& informal, engine::Day day, Names& names);
nlohmann::json mechanism_json(const engine::MechanismScore& scored, Names& names);
nlohmann::json link_score_json(const engine::LinkScore& scored, Names& names);
nlohmann::json count_json(const engine::CountRow& row, const engine::ReferralEdge& link, Names& names);

}  // namespace server
