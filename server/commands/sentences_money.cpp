#include "server/commands/sentences_money.h"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "server/answers/csv.h"
#include "server/answers/import_report.h"

namespace server {
namespace {

using nlohmann::json;

std::string count_of(std::uint64_t number, const char* one, const char* several) {
  return with_thousands(number) + " " + (number == 1 ? one : several);
}

std::string digits(const json& number) {
  if (!number.is_number()) return "unknown";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f", number.get<double>());
  return text.data();
}

std::string sums_words(const json& sums) {
  if (sums.is_null()) return "none";
  std::string words;
  for (const json& sum : sums) {
    words += (words.empty() ? "" : ", ") + field_text(sum.at("amount")) + " " +
             (sum.at("currency").is_null() ? "of no stated currency" : sum["currency"].get<std::string>());
  }
  return words;
}

std::string donors_words(const json& answer) {
  const std::string view = answer.at("view");
  if (view == "runway") {
    return count_of(answer.at("total"), "programme loses", "programmes lose") + " the last committed money" +
           (answer.at("open_ended").empty()
                ? "."
                : "; of " + with_thousands(answer["open_ended"].size()) + " with money nobody says until when.");
  }
  if (view == "leaving") {
    const json& together = answer.at("together");
    return "If they leave, " + count_of(together.at("deliveries").size(), "delivery goes", "deliveries go") + ", " +
           count_of(together.at("emptied").size(), "cell is", "cells are") + " left with nothing, and " +
           count_of(together.at("referrals").size(), "route leads", "routes lead") + " nowhere any more.";
  }
  const json& money = answer.at("money");
  std::string words = count_of(answer.at("donors_total"), "donor", "donors");
  if (answer.at("providers") == 0) {
    words += "; no provider stands at these levels. ";
  } else {
    words += "; of " + count_of(answer["providers"], "provider", "providers") + " the donors of " +
             with_thousands(answer.at("providers_unknown")) + " are not known. Concentration (Herfindahl) " +
             digits(answer.at("herfindahl").at("low")) + " to " + digits(answer["herfindahl"].at("high")) + ". ";
  }
  words += "Money recorded that left its original funder: " + sums_words(money.at("counted")) +
           "; not traced: " + sums_words(money.at("untraced")) + ".";
  if (money.at("records_without_amount") == 0) return words;
  return words + " Without an amount: " + count_of(money["records_without_amount"], "record.", "records.");
}

std::string ownership_words(const json& answer) {
  const json& types = answer.at("types");
  std::string words;
  for (const auto& [type, number] : types.items()) {
    if (number != 0) words += (words.empty() ? "" : ", ") + type + " " + with_thousands(number);
  }
  const json& share = answer.at("surviving_share");
  return "Cells by who pays: " + (words.empty() ? "none" : words) +
         ". Share that survives without external money: " + digits(share.at("low")) + " to " +
         digits(share.at("high")) + ". " +
         count_of(answer.at("hand_offs"), "project service ends", "project services end") + " in days to come, " +
         with_thousands(answer.at("hand_offs_wanting")) + " without a full hand-over.";
}

std::string what_if_words(const json& answer) {
  return count_of(answer.at("total"), "cell changes", "cells change") + "; " +
         count_of(answer.at("gaps_new").size(), "gap comes", "gaps come") + ", " +
         with_thousands(answer.at("gaps_gone").size()) + " go; " +
         count_of(answer.at("overlaps").size(), "overlap changes", "overlaps change") + "; " +
         count_of(answer.at("routes_gone").size(), "route goes", "routes go") + ", " +
         with_thousands(answer.at("routes_new").size()) +
         " come. Programmes that stop: " + with_thousands(answer.at("stopped").size()) + ". Nothing is saved.";
}

std::string check_words(const json& answer) {
  return "In " + count_of(answer.at("cells").size(), "cell", "cells") + " it would meet " +
         count_of(answer.at("neighbours"), "provider", "providers") + " and fill " +
         count_of(answer.at("gaps"), "gap", "gaps") + "; " +
         count_of(answer.at("contacts"), "organisation", "organisations") + " to talk to.";
}

}  // namespace

std::string money_sentence(std::string_view resource, const json& answer) {
  if (resource == "/donors") return donors_words(answer);
  if (resource == "/ownership") return ownership_words(answer);
  if (resource == "/what-if") return what_if_words(answer);
  return resource == "/check" ? check_words(answer) : "";
}

}  // namespace server
