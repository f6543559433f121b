#include "server/answers/moments.h"

#include <algorithm>

#include "engine/model/error.h"
#include "server/library/library.h"

namespace server {
namespace {

using engine::Day;
using engine::Error;
using engine::Revision;

constexpr std::int64_t seconds_a_day = 86400;

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

// The last revision that was committed by the end of the day.
Revision known_on(const Asking& asking, Day day) {
  Revision known = 0;
  for (const engine::LogEntry& entry : asking.library.database().log()) {
    if (entry.revision > asking.edition.revision()) break;
    if (entry.when / seconds_a_day <= day.number) known = entry.revision;
  }
  return known;
}

Moment at_revision(const Asking& asking, Revision revision) {
  const auto at = asking.parameters.text("at");
  return {asking.library.at(revision), at ? engine::parse_day(*at) : asking.today, at.has_value()};
}

Moment read_moment(const Asking& asking, const std::string& name, Revision usual) {
  const auto text = asking.parameters.text(name);
  if (!text) return at_revision(asking, usual);
  if (is_number(*text)) {
    return at_revision(asking, static_cast<Revision>(*asking.parameters.whole(name, 0, std::int64_t{1} << 40)));
  }
  Day day;
  try {
    day = engine::parse_day(*text);
  } catch (const Error&) {
    throw Error(Error::Kind::invalid, name + " is a revision or a day as 2022-03-31, and '" + *text + "' is neither");
  }
  const bool known_now = asking.parameters.has("as_of");
  return {asking.library.at(known_now ? asking.edition.revision() : known_on(asking, day)), day, true};
}

}  // namespace

Asking Moment::asking(const Asking& whole) const {
  Asking asking{whole.library, *edition, {}, {}, whole.tier, day, whole.organisation};
  for (const auto& [name, values] : whole.parameters.all()) {
    if (name == "at" || name == "from" || name == "to" || name == "source" || name == "as_of" || name == "limit" ||
        name == "offset") {
      continue;
    }
    for (const std::string& value : values) asking.parameters.add(name, value);
  }
  if (is_dated) asking.parameters.add("at", to_text(day));
  return asking;
}

Moments read_moments(const Asking& asking) {
  const Revision present = asking.edition.revision();
  Moment to = read_moment(asking, "to", present);
  const Revision last = to.edition->revision();
  Moment from = read_moment(asking, "from", last == 0 ? 0 : last - 1);
  if (from.edition->revision() > last || (from.edition->revision() == last && from.day > to.day)) {
    throw Error(Error::Kind::invalid, "'from' is after 'to'");
  }
  return {std::move(from), std::move(to)};
}

}  // namespace server
