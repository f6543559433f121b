#include "store/files/hsds_conditions.h"

#include <algorithm>
#include <array>

#include "engine/identity/words.h"
#include "store/files/hsds_words.h"

namespace store {
namespace {

using engine::Texts;

void add(Texts& conditions, std::string_view what, const std::string& text) {
  const std::string clean = clean_text(text);
  if (clean.empty()) return;
  std::string condition = std::string(what) + ": " + clean;
  if (std::ranges::find(conditions, condition) == conditions.end()) conditions.push_back(std::move(condition));
}

std::string ages(const HsdsRow& service) {
  const std::string &least = service["minimum_age"], &most = service["maximum_age"];
  if (least.empty() && most.empty()) return {};
  if (most.empty()) return "from " + least;
  return least.empty() ? "to " + most : least + " to " + most;
}

// "35 GBP, per 1 hour session (Under 18s)".
std::string cost(const HsdsRow& option) {
  std::string text = option["amount"];
  if (!text.empty() && !option["currency"].empty()) {
    text += ' ';
    for (const char letter : option["currency"]) text += static_cast<char>(letter & ~(letter >= 'a' ? 0x20 : 0));
  }
  if (!option["amount_description"].empty()) text += (text.empty() ? "" : ", ") + option["amount_description"];
  if (!option["option"].empty()) text += text.empty() ? option["option"] : " (" + option["option"] + ")";
  return text;
}

// The terms that the service has: by edition 3 as attributes that link to it, before as a list of its own.
std::vector<const HsdsRow*> terms_of(const HsdsDirectory& directory, const HsdsRow& service) {
  std::vector<const HsdsRow*> terms;
  for (const char* link : {"link_id", "service_id"}) {
    for (const HsdsRow* attribute : directory.of("attribute", link, service["id"])) {
      const std::string& id = (*attribute)["taxonomy_term_id"];
      const HsdsRow* term = directory.find("taxonomy_term", id.empty() ? (*attribute)["taxonomy_id"] : id);
      if (term != nullptr && std::ranges::find(terms, term) == terms.end()) terms.push_back(term);
    }
  }
  return terms;
}

std::string scheme_of(const HsdsRow& term) {
  return engine::fold(term["taxonomy"].empty() ? term["vocabulary"] : term["taxonomy"]);
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> ways_in{{
    {"walk in", "walk-in"},
    {"drop in", "walk-in"},
    {"walk ins", "walk-in"},
    {"outreach", "outreach"},
    {"hotline", "hotline"},
    {"helpline", "hotline"},
    {"referral only", "referral-only"},
    {"referrals only", "referral-only"},
    {"by referral", "referral-only"},
    {"by referral only", "referral-only"},
}};

void add_way(Texts& ways, const std::string& word) {
  const std::string folded = engine::fold(word);
  const auto way =
      std::ranges::find(ways_in, std::string_view(folded), &std::pair<std::string_view, std::string_view>::first);
  if (way != ways_in.end()) ways.emplace_back(way->second);
}

bool is_way_in(const HsdsRow& term) { return scheme_of(term) == "way in"; }

}  // namespace

Texts hsds_conditions(const HsdsDirectory& directory, const HsdsRow& service) {
  Texts conditions;
  const auto each = [&](const char* table, const char* field, std::string_view what) {
    for (const HsdsRow* row : directory.of(table, "service_id", service["id"])) add(conditions, what, (*row)[field]);
  };
  add(conditions, "eligibility", service["eligibility_description"]);
  each("eligibility", "eligibility", "eligibility");
  add(conditions, "age", ages(service));
  each("required_document", "document", "document");
  for (const HsdsRow* option : directory.of("cost_option", "service_id", service["id"])) {
    add(conditions, "fee", cost(*option));
  }
  add(conditions, "fee", service["fees_description"]);
  add(conditions, "fee", service["fees"]);
  each("payment_accepted", "payment", "payment");
  add(conditions, "how to apply", service["application_process"]);
  add(conditions, "waiting time", service["wait_time"]);
  return conditions;
}

Texts hsds_ways_in(const HsdsDirectory& directory, const HsdsRow& service) {
  Texts ways;
  for (const HsdsRow* term : terms_of(directory, service)) {
    if (is_way_in(*term)) add_way(ways, (*term)["code"].empty() ? (*term)["name"] : (*term)["code"]);
  }
  add_way(ways, service["application_process"]);
  std::ranges::sort(ways);
  const auto repeated = std::ranges::unique(ways);
  ways.erase(repeated.begin(), repeated.end());
  return ways;
}

engine::ServiceMention hsds_service(const HsdsDirectory& directory, const HsdsRow& service) {
  engine::ServiceMention mention;
  mention.name = clean_text(service["name"]);
  for (const HsdsRow* term : terms_of(directory, service)) {
    if (is_way_in(*term)) continue;
    mention.sector = clean_text((*term)["name"]);
    mention.scheme = scheme_of(*term);
    mention.code = (*term)["code"];
    if (mention.code.empty()) mention.scheme.clear();
    break;
  }
  // A directory without a taxonomy says what a service is by its name alone.
  if (mention.sector.empty()) std::swap(mention.sector, mention.name);
  return mention;
}

}  // namespace store
