#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/analysis/question.h"

namespace engine {

// Who answers a commitment on a day: the first that holds. That nobody is recorded is `none` only where its source
// says of other commitments who answers them; else it is `unknown`.
enum class CommitmentAnswer : std::uint8_t {
  funded,     // a running programme whose committed money holds the day
  programme,  // a running programme, whose funding on the day is not known or has run out
  none,       // no running programme
  unknown,    // nobody says which programmes answer it
};
inline constexpr std::size_t commitment_answer_count = 4;
std::string_view to_text(CommitmentAnswer answer);

// What is known of the money committed to a programme on a day.
enum class Committed : std::uint8_t { unknown, not_now, now };
std::string_view to_text(Committed committed);  // "unknown", "not-now", "now"

// A programme that answers a commitment.
struct AnsweringProgramme {
  Ref<Programme> programme;
  bool running = false;  // its period holds the day, and it is neither cancelled, suspended nor closed
  Committed committed = Committed::unknown;
  std::vector<Number> funding;  // the commitments of money into it, ascending
};

// One item of an agreement, and who answers it.
struct CommitmentFound {
  std::uint32_t commitment = 0;           // index of Snapshot::commitments
  std::optional<std::uint32_t> document;  // index of Snapshot::documents; absent where it is not recorded or not shown
  CommitmentAnswer answer = CommitmentAnswer::unknown;
  std::string reason;                          // a sentence
  std::optional<bool> overdue;                 // absent: no due date, or nobody says whether it was done
  std::vector<AnsweringProgramme> programmes;  // by id
  std::vector<Number> evidence;                // the records behind the answer, ascending
};

struct Commitments {
  std::vector<CommitmentFound> items;                            // by document id, due date (unknown last), id, number
  std::array<std::uint64_t, commitment_answer_count> answers{};  // over `items`
  std::uint64_t overdue = 0, overdue_unknown = 0;
};

// Returns every commitment, and who answers it on the question's day. The filter's organisations keep those that one of
// them owns, its donors those that one of their programmes answers.
//
// REQUIRES: question.day. Cost: a pass over funding, and a sort of the commitments.
Commitments find_commitments(const Snapshot& snapshot, const Question& question);

}  // namespace engine
