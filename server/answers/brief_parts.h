#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

// The sections of a brief, each made from the answers that it shows and from nothing else.
namespace server {

// The name of an id in an answer, or the id; empty where it is null.
std::string shown_name(const nlohmann::json& answer, const nlohmann::json& id);

// "3 of 40 (7.5%)"; of nothing, "none of 0".
std::string share_of(std::uint64_t part, std::uint64_t whole);

std::string coverage_part(const nlohmann::json& status, const nlohmann::json& coverage, const nlohmann::json& returns);
std::string gaps_part(const nlohmann::json& gaps, const nlohmann::json& coverage);
std::string watch_part(const nlohmann::json& watch, const nlohmann::json& coverage);
std::string duplication_part(const nlohmann::json& overlaps, const nlohmann::json& findings);
std::string ending_part(const nlohmann::json& watch);
std::string changes_part(const nlohmann::json& changes);  // null: nobody said since when
std::string due_part(const nlohmann::json& findings, const nlohmann::json& commitments);
std::string unknown_part(const nlohmann::json& coverage, const nlohmann::json& commitments,
                         const nlohmann::json& returns);

}  // namespace server
