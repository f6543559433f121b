#include "server/commands/sentences_referrals.h"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "server/answers/import_report.h"
#include "server/commands/sentences.h"

namespace server {
namespace {

using nlohmann::json;

std::string count(const json& number) { return with_thousands(number.get<std::uint64_t>()); }

std::string whole(const json& number) { return with_thousands(static_cast<std::uint64_t>(number.get<double>())); }

std::string digits(const json& number) {
  if (number.is_null()) return "unknown";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", number.get<double>());
  return text.data();
}

// "On 1 Jan 2026", and for whom.
std::string beginning(const json& answer) {
  std::string words = answer.at("at").is_null() ? "Over all time" : "On " + day_words(answer["at"]);
  if (!answer.contains("profile")) return words + ": ";
  const json& profile = answer["profile"];
  const json names = answer.value("names", json::object());
  if (!profile.at("group").is_null()) {
    words += ", for " + names.value(profile["group"].get<std::string>(), profile["group"].get<std::string>());
  }
  if (!profile.at("host").is_null()) words += ", from " + profile["host"].get<std::string>();
  return words + ": ";
}

std::string states_of(const json& answer) {
  std::string words;
  const json states = answer.value("states", json::object());
  for (const auto& [name, number] : states.items()) {
    words += (words.empty() ? "; " : ", ") + name + " " + count(number);
  }
  return words;
}

std::string referrals_words(const json& answer) {
  std::string words = beginning(answer) + count(answer.at("total")) + " in the view '" +
                      answer.at("view").get<std::string>() + "'" + states_of(answer) + ".";
  if (!answer.at("in_scope").get<bool>()) {
    words += " Nobody declares to report on referrals that day: a link that is not here may not have been told.";
  }
  return words;
}

std::string equality_words(const json& answer) {
  std::string words = beginning(answer);
  if (answer.contains("inequality")) {
    const json& found = answer["inequality"];
    const std::string apart =
        " Apart: unknown " + count(answer.at("unknown")) + ", unreported " + count(answer.at("unreported")) + ".";
    if (found.at("counted") == 0) return words + "nothing can be compared." + apart;
    return words + "none in " + count(found.at("none")) + " of " + count(found.at("counted")) + "; from " +
           whole(found.at("least")) + " to " + whole(found.at("most")) + " services, Gini " + digits(found.at("gini")) +
           "." + apart;
  }
  words += count(answer.at("total")) + " in the view '" + answer.at("view").get<std::string>() + "'.";
  const json names = answer.value("names", json::object());
  const json ranges = answer.value("ranges", json::array());
  for (const json& choice : ranges) {
    for (const json& range : choice.at("ranges")) {
      if (range.at("hosts") < 2 || range.at("currency").is_null()) continue;
      words += " " + names.value(choice.at("destination").get<std::string>(), "") + ", " +
               (choice.at("profile").is_null() ? "any profile" : choice["profile"].get<std::string>()) + ": " +
               digits(range.at("least")) + " to " + digits(range.at("most")) + " " +
               range["currency"].get<std::string>() + ", ratio " + digits(range.at("ratio")) + ".";
    }
  }
  return words;
}

// "7 within 2 links: 3 at 1, 4 at 2."
std::string surroundings_words(const json& answer) {
  std::string words = "Over all time, by participations, funding, referrals and memberships: ";
  if (!answer.contains("totals")) return words + count(answer.at("total")) + " asked about.";
  const std::string within = " within " + count(answer.at("links")) + (answer.at("links") == 1 ? " link" : " links");
  if (answer.at("total") == 0) return words + "nobody is recorded" + within + ".";
  words += count(answer.at("total")) + within;
  const json& totals = answer.at("totals");
  for (std::size_t links = 1; links < totals.size(); ++links) {
    words += (links == 1 ? ": " : ", ") + count(totals[links]) + " at " + std::to_string(links);
  }
  return words + ".";
}

std::string network_words(const json& answer) {
  const std::string view = answer.at("view");
  if (view == "surroundings" || view == "counts") return surroundings_words(answer);
  std::string words = beginning(answer) + count(answer.at("total")) + " in the view '" + view + "'.";
  if (answer.value("sampled", false))
    words += " Betweenness is estimated from " + count(answer.at("pivots")) + " of them.";
  if (view == "outside" && !answer.at("memberships_known").get<bool>()) {
    words += " Nobody declares to report on memberships that day: a seat may not have been told.";
  }
  if (view == "idle-members" && !answer.at("deliveries_known").get<bool>()) {
    words += " Nobody declares to report on deliveries that day: who delivers may not have been told.";
  }
  return words;
}

}  // namespace

std::string referral_sentence(std::string_view resource, const json& answer) {
  if (resource == "/referrals") return referrals_words(answer);
  if (resource == "/equality") return equality_words(answer);
  return resource == "/network" && answer.contains("view") ? network_words(answer) : "";
}

}  // namespace server
