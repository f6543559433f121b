#include "server/commands/sentences.h"

#include <array>
#include <nlohmann/json.hpp>

#include "engine/model/day.h"
#include "server/answers/import_report.h"
#include "server/commands/sentences_followup.h"
#include "server/commands/sentences_money.h"
#include "server/commands/sentences_referrals.h"

namespace server {
namespace {

using nlohmann::json;

std::string count(const json& number) { return with_thousands(number.get<std::uint64_t>()); }

std::string count_of(const json& number, const std::string& one, const std::string& several) {
  return count(number) + " " + (number == 1 ? one : several);
}

std::string level_words(const json& level) { return level.is_string() ? "finest" : "level " + level.dump(); }

std::string frame_words(const json& answer) {
  const std::string day = answer.at("at").is_null() ? "Over all time" : "On " + day_words(answer["at"]);
  return day + ", places at " + level_words(answer["level"]) + ", services at " + level_words(answer["service_level"]) +
         ", groups at " + level_words(answer["group_level"]) + ": ";
}

std::uint64_t sum(const json& states, std::initializer_list<const char*> names) {
  std::uint64_t total = 0;
  for (const char* name : names) total += states.at(name).get<std::uint64_t>();
  return total;
}

// "covered 3, present 259", the states that occur.
std::string states_words(const json& states) {
  std::string words;
  for (const char* name :
       {"covered", "thin", "present", "no-access", "uncovered", "unreported", "unknown", "blank", "not-needed"}) {
    if (states.at(name) != 0) words += (words.empty() ? "" : ", ") + std::string(name) + " " + count(states[name]);
  }
  return words.empty() ? "no cells" : words;
}

std::string coverage_words(const json& answer) {
  const json& states = answer.at("states");
  const std::uint64_t delivered = sum(states, {"covered", "thin", "present", "no-access"});
  const std::uint64_t all = delivered + sum(states, {"uncovered", "unreported", "unknown", "blank", "not-needed"});
  const std::uint64_t open = sum(states, {"unreported", "unknown"});
  std::string words = frame_words(answer) + with_thousands(delivered) + " of " + with_thousands(all) +
                      " cells have a delivery; " + states_words(states) + ".";
  if (all > 0) words += " Not known: " + std::to_string((100 * open + all / 2) / all) + "%.";
  if (answer.at("recorded_above") != 0) {
    words +=
        " " + count_of(answer["recorded_above"], "delivery is", "deliveries are") + " recorded above these levels.";
  }
  if (answer.at("lapsed") != 0) words += " Lapsed: " + count(answer["lapsed"]) + ".";
  return words;
}

std::string single_words(const json& answer) {
  std::uint64_t single = 0;
  for (const json& item : answer.at("items")) {
    for (const json& flag : item.at("flags")) single += flag == "single-provider" ? 1 : 0;
  }
  return single == 0 ? ""
                     : " Of the cells listed, " + with_thousands(single) + (single == 1 ? " rests" : " rest") +
                           " on one organisation.";
}

std::string gaps_words(const json& answer) {
  std::string words = coverage_words(answer) + " ";
  words += answer.at("total") == 0 ? "No gap: nothing that is recorded as needed or expected is missing."
                                   : count_of(answer["total"], "gap.", "gaps.");
  return words + " Watched: " + count(answer.at("watch_total")) + ".";
}

std::string overlaps_words(const json& answer) {
  if (answer.value("view", "") == "levels") {
    return "The share of cells in which two overlap, at several levels: how much overlaps depends on them.";
  }
  std::string words = frame_words(answer) + count_of(answer.at("total"), "pair overlaps", "pairs overlap");
  std::string classes;
  for (const auto& [name, number] : answer.at("classes").items()) {
    if (number != 0) classes += (classes.empty() ? "" : ", ") + name + " " + count(number);
  }
  words += classes.empty() ? "." : "; " + classes + ".";
  const std::uint64_t duplication = sum(answer["classes"], {"likely", "confirmed"});
  if (answer.value("withheld", 0) != 0) {
    words += " Not shown yet, until the two and the secretariat have talked: " + count(answer["withheld"]) + ".";
  }
  return words + (duplication == 0 ? " None is called duplication." : "");
}

std::string network_words(const json& answer) {
  return frame_words(answer) + count_of(answer.at("total"), "organisation", "organisations") + ", of which " +
         with_thousands(answer.at("nodes").size()) + " are drawn, with " +
         count_of(answer.at("items").size(), "link.", "links.");
}

}  // namespace

std::string day_words(const std::string& day) {
  constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const engine::Day read = engine::parse_day(day);
  const int number = read.number - engine::make_day(engine::year_of(read), engine::month_of(read), 1).number + 1;
  return std::to_string(number) + " " + months[engine::month_of(read) - 1] + " " +
         std::to_string(engine::year_of(read));
}

std::string sentence_of(std::string_view resource, const json& answer) {
  if (resource == "/coverage") return coverage_words(answer) + single_words(answer);
  if (resource == "/gaps") return gaps_words(answer);
  if (resource == "/watch") {
    return coverage_words(answer) + " Watched: " + count(answer.at("total")) + "." + single_words(answer);
  }
  if (resource == "/overlaps") return overlaps_words(answer);
  if (const std::string words = referral_sentence(resource, answer); !words.empty()) return words;
  if (resource == "/network") return network_words(answer);
  if (resource == "/matches") {
    return count_of(answer.at("total"), "pair seems", "pairs seem") +
           " to be one; 'concert merge ID ID' says that they are, 'concert separate ID ID' that they are not.";
  }
  if (const std::string words = followup_sentence(resource, answer); !words.empty()) return words;
  if (const std::string words = money_sentence(resource, answer); !words.empty()) return words;
  if (answer.contains("total")) return count_of(answer["total"], "record.", "records.");
  return "";
}

std::string hint_of_day(const json& status) {
  const json& last = status.at("last_day");
  if (last.is_null() || last.get<std::string>() >= status.at("today").get<std::string>()) return "";
  return "The newest record is of " + day_words(last) + "; --at " + last.get<std::string>() + " asks about that day.";
}

}  // namespace server
