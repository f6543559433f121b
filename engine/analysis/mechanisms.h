#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/question.h"

namespace engine {

// The four requirements that the Operational Framework on referral makes of a mechanism.
enum class Requirement : std::uint8_t { agreement, coordination, border, dimensions };
inline constexpr std::size_t requirement_count = 4;
std::string_view to_text(Requirement requirement);  // "agreement"

enum class Verdict : std::uint8_t { met, not_met, unknown };
std::string_view to_text(Verdict verdict);  // "not-met"

// How one requirement stands, why, and by what.
struct Score {
  Verdict verdict = Verdict::unknown;
  std::string reason;                  // a sentence without its full stop
  std::vector<std::string> documents;  // ids, ascending
  std::vector<Number> records;         // what it was read from, ascending
};

// One referral of a mechanism, or of none, that is in use or would be but for its formality.
struct LinkScore {
  const ReferralEdge* link = nullptr;
  std::array<Score, requirement_count> scores;
};

struct MechanismScore {
  std::string id;  // of the finding
  const MechanismNode* mechanism = nullptr;
  std::array<Score, requirement_count> scores;
  std::vector<const ReferralEdge*> links;  // its referrals that stand on the day, by number
  std::string next_stage;                  // of planning; empty after the last, or where the present one is not stated
};

// Returns each mechanism with its four scores, by id. With a filter of organisations, those of which one leads it or is
// one of its actors; its links are counted whatever the filter.
//
// *Agreement*: of every link there is a document that holds on the day and was reviewed, or else began, in the 24
// months before. *Coordination*: two actors or more, and a lead of a country where they, or those whom the links lead
// to, work at home. *Border*: a link crosses from before departure to home, and each that does states who is eligible.
// *Dimensions*: two or more, and monitored. Not met needs a fact against it; what nobody states is unknown.
//
// Cost: mechanisms x (referrals + documents). REQUIRES: question.day.
std::vector<MechanismScore> score_mechanisms(const Snapshot& snapshot, const Question& question);

// The same of each referral that stands on the day, by number: its agreement; a lead of the country where it leads;
// stages and eligibility stated; several dimensions in its mechanism, and feedback or monitoring.
std::vector<LinkScore> score_links(const Snapshot& snapshot, const Question& question);

}  // namespace engine
