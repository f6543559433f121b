#include "store/files/iati_activity.h"

#include <algorithm>

#include "store/files/iati_values.h"

namespace store {
namespace {

using Taker = void (*)(const IatiElement&, IatiActivity&);

constexpr std::array wanted{
    std::string_view("activity-date"),
    std::string_view("activity-status"),
    std::string_view("budget"),
    std::string_view("iati-identifier"),
    std::string_view("location"),
    std::string_view("participating-org"),
    std::string_view("planned-disbursement"),
    std::string_view("recipient-country"),
    std::string_view("related-activity"),
    std::string_view("reporting-org"),
    std::string_view("sector"),
    std::string_view("tag"),
    std::string_view("title"),
    std::string_view("transaction"),
};

// No honest activity has so many of its parts, money apart.
constexpr std::size_t most_parts = 2'000;

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

}  // namespace

std::uint32_t IatiActivity::text(std::string_view wanted_text) {
  const auto [place, fresh] = numbers_.try_emplace(std::string(wanted_text), static_cast<std::uint32_t>(texts_.size()));
  if (fresh) texts_.emplace_back(wanted_text);
  return place->second;
}

bool IatiActivityReader::wants(std::string_view name) { return std::ranges::find(wanted, name) != wanted.end(); }

void IatiActivityReader::take(const IatiElement& element, IatiActivity& activity) {
  const std::string_view name = element.name();
  if (name == "transaction" || name == "budget" || name == "planned-disbursement") {
    take_money(element, activity);
  } else if (name == "iati-identifier") {
    take_identifier(element, activity);
  } else if (name == "title") {
    for (IatiText& title : texts_of(element)) {
      if (activity.titles.size() < most_parts) activity.titles.push_back(std::move(title));
    }
  } else if (name == "reporting-org") {
    activity.reporter = actors_.meet(element);
    activity.is_secondary = is_true(element["secondary-reporter"]);
  } else if (name == "participating-org") {
    take_participant(element, activity);
  } else if (name == "activity-status") {
    take_status(element, activity);
  } else if (name == "activity-date") {
    take_date(element, activity);
  } else if (name == "sector") {
    take_sector(element, activity, activity.sectors);
  } else if (name == "tag") {
    take_tag(element, activity);
  } else if (name == "recipient-country") {
    take_country(element, activity.countries);
  } else if (name == "location") {
    take_location(element, activity);
  } else if (name == "related-activity") {
    take_related(element, activity);
  }
}

void IatiActivityReader::take_identifier(const IatiElement& element, IatiActivity& activity) {
  std::string identifier = element.text();
  if (!activity.identifier.empty() && identifier != activity.identifier) {
    report_.doubt(element.line(), element.name(), identifier,
                  "the activity has an identifier already; the first counts");
    return;
  }
  activity.identifier = std::move(identifier);
}

void IatiActivityReader::take_participant(const IatiElement& element, IatiActivity& activity) {
  if (activity.participants.size() == most_parts) {
    report_.doubt(element.line(), element.name(), "", "an activity has at most 2,000 of these; this one is left out");
    return;
  }
  IatiParticipant participant;
  participant.actor = actors_.meet(element);
  participant.stated_role = element["role"];
  participant.role = participation_role(participant.stated_role);
  participant.line = element.line();
  if (!participant.actor) {
    report_.doubt(element.line(), element.name(), element["ref"],
                  participant.role == "funding" ? "names nobody: who funds the activity is unknown"
                                                : "names nobody: it is left out");
    if (participant.role != "funding") return;
    const auto names = texts_of(element);
    if (!names.empty() && !has_address(names.front().text)) participant.stated_name = names.front().text;
  } else if (participant.role.empty()) {
    report_.doubt(element.line(), element.name(), participant.stated_role,
                  participant.stated_role.empty() ? "states no role: it is taken as a partner"
                                                  : "is no role of IATI: it is taken as a partner");
    participant.role = "partner";
  }
  activity.participants.push_back(std::move(participant));
}

void IatiActivityReader::take_status(const IatiElement& element, IatiActivity& activity) {
  const std::string_view code = element["code"];
  const std::string word = element.text();
  activity.status = programme_status(code, word);
  activity.stated_status = word.empty() ? std::string(code) : word;
  if (activity.status.empty()) {
    report_.doubt(element.line(), element.name(), activity.stated_status,
                  activity.stated_status.empty() ? "states no status" : "is no status of IATI; it is kept as a word");
  }
}

engine::Date IatiActivityReader::day_of(const IatiElement& element, std::string_view what) {
  const std::string_view iso = element["iso-date"];
  const std::string text = iso.empty() ? element.text() : std::string(iso);
  const auto day = iati_day(text);
  if (!day && element.is_there()) {
    report_.doubt(element.line(), what, text, text.empty() ? "states no day" : "is no day written as 2014-01-31");
  }
  return day;
}

void IatiActivityReader::take_date(const IatiElement& element, IatiActivity& activity) {
  const auto type = date_type(element["type"]);
  if (!type) {
    report_.doubt(element.line(), element.name(), element["type"], "is no type of a date: it is left out");
    return;
  }
  const auto day = day_of(element, element.name());
  if (!day) return;
  engine::Date& stated = activity.dates[(type->is_end ? 2U : 0U) + (type->is_actual ? 1U : 0U)];
  if (stated && *stated != *day) {
    report_.doubt(element.line(), element.name(), engine::to_text(*day),
                  "the activity states another such day already; the first counts");
    return;
  }
  stated = day;
}

void IatiActivityReader::take_sector(const IatiElement& element, IatiActivity& activity,
                                     std::vector<IatiSector>& sectors) {
  const std::string_view stated = element["vocabulary"];
  IatiSector sector;
  sector.code = element["code"];
  sector.list = sector_list(stated.empty() ? element["vocab"] : stated, sector.code);
  sector.share = element["percentage"];
  sector.line = element.line();
  const auto texts = texts_of(element);
  if (!texts.empty()) sector.words = texts.front().text;
  if (sector.code.empty() && sector.words.empty()) {
    report_.doubt(element.line(), element.name(), "", "names no sector: it is left out");
    return;
  }
  if (sector.list.is_goal) {
    const std::string goal = sector.list.scheme + ":" + sector.code;
    if (activity.goals.size() < most_parts && std::ranges::find(activity.goals, goal) == activity.goals.end()) {
      activity.goals.push_back(goal);
    }
    return;
  }
  const bool known = std::ranges::any_of(sectors, [&](const IatiSector& other) {
    return other.list.scheme == sector.list.scheme && other.code == sector.code && other.words == sector.words;
  });
  if (known) return;
  if (sectors.size() == most_parts) {
    report_.doubt(element.line(), element.name(), sector.code, "an activity has at most 2,000 of these");
    return;
  }
  sectors.push_back(std::move(sector));
}

void IatiActivityReader::take_tag(const IatiElement& element, IatiActivity& activity) {
  const std::string_view list = element["vocabulary"];
  const std::string_view code = element["code"];
  if (code.empty() || list.empty()) {
    report_.doubt(element.line(), element.name(), code, "states no code or no vocabulary: it is left out");
    return;
  }
  if (list != "2" && list != "3") return;  // of goals and targets; other tags say nothing that is kept here
  const std::string goal = "sdg:" + std::string(code);
  if (activity.goals.size() < most_parts && std::ranges::find(activity.goals, goal) == activity.goals.end()) {
    activity.goals.push_back(goal);
  }
}

void IatiActivityReader::take_related(const IatiElement& element, IatiActivity& activity) {
  constexpr std::size_t most_related = 100'000;  // an umbrella names all that is below it
  const std::string_view ref = element["ref"];
  const std::string_view type = element["type"];
  if (ref.empty() || type.empty()) {
    report_.doubt(element.line(), element.name(), ref, "states no activity or no type of relation: it is left out");
    return;
  }
  if (activity.related.size() < most_related) activity.related.emplace_back(type, ref);
}

}  // namespace store
