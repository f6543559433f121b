#pragma once

#include "engine/analysis/question.h"
#include "server/answers/asking.h"

namespace server {

// What holds where the asker says nothing: the levels, and whether no day is today or all time.
struct Usual {
  enum class NoDay { is_today, is_all_time };

  engine::Levels levels;
  NoDay no_day = NoDay::is_today;
};

inline constexpr Usual usual_for_coverage{{2, 1, 0}, Usual::NoDay::is_today};
inline constexpr Usual usual_for_overlaps{{2, std::nullopt, std::nullopt}, Usual::NoDay::is_all_time};

// Reads the filters, the day and the levels of a question: the one place that does.
//
// Throws Error{not_found} where a filter names what is not there, with what is spelt alike;
// Error{invalid} where it could be several, or a value cannot be read.
engine::Question read_question(const Asking& asking, const Usual& usual);

}  // namespace server
