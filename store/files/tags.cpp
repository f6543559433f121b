#include "store/files/tags.h"

#include <algorithm>

#include "store/files/sheet.h"

namespace store {
namespace {

bool is_word(char character) {
  return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character == '_';
}

// Takes the letters, digits and underscores that `text` begins with.
std::string take_word(std::string_view& text) {
  std::size_t size = 0;
  while (size < text.size() && is_word(text[size])) ++size;
  const std::string word(text.substr(0, size));
  text = trim(text.substr(size));
  return word;
}

// Splits the forms of HXL before 1.0, which wrote attributes behind an underscore.
void modernise(Tag& tag) {
  const auto underscore = tag.word.find('_');
  if (underscore == std::string::npos) return;
  const std::string end = tag.word.substr(underscore + 1);
  const std::string begin = tag.word.substr(0, underscore);
  if (begin == "lat" || begin == "lon") {
    tag.word = "geo";
    tag.attributes.push_back(begin);
  } else if (end == "id" || end == "code" || end == "pcode") {
    tag.word = begin;
    tag.attributes.push_back("code");
  } else if (end == "name") {
    tag.word = begin;
    tag.attributes.push_back("name");
  }
}

TagMeaning exact(Meaning meaning) { return {meaning, true, true}; }
TagMeaning open(Meaning meaning) { return {meaning, false, true}; }
constexpr TagMeaning passed_over{Meaning::ignored, true, true};
constexpr TagMeaning unknown{};

// Attributes that make a figure one of a part of the people.
bool is_partial(const Tag& tag) {
  static constexpr std::string_view parts[] = {"adults",     "boys", "children", "elderly", "f",   "girls", "hh",
                                               "households", "i",    "infants",  "m",       "men", "women"};
  return std::ranges::any_of(parts, [&](std::string_view part) { return tag.has(part); });
}

TagMeaning figure(const Tag& tag, Meaning meaning) { return is_partial(tag) ? passed_over : exact(meaning); }

TagMeaning of_organisation(const Tag& tag) {
  if (tag.has("email") || tag.has("contact") || tag.has("phone")) return exact(Meaning::contact_name);
  ActorMeanings family = organisation_columns;
  if (tag.has("funder") || tag.has("funding") || tag.has("donor")) {
    family = donor_columns;
  } else if (tag.has("prog") || tag.has("programme") || tag.has("programming")) {
    family = programme_partner_columns;
  } else if (tag.has("impl") || tag.has("implementing") || tag.has("implementer") || tag.has("partner")) {
    family = implementer_columns;
  }
  if (tag.has("type") || tag.has("kind")) return exact(family.kind);
  if (tag.has("acronym")) return exact(family.acronym);
  if (tag.has("name")) return exact(family.name);
  if (tag.has("code") || tag.has("id") || tag.has("url")) return passed_over;
  return open(family.name);
}

// A name in a language that is not English stands beside the one that is.
bool is_translation(const Tag& tag) {
  static constexpr std::string_view others[] = {"alt", "ar", "bn", "es", "fa", "fr", "ku", "my",
                                                "ps",  "pt", "ru", "so", "sw", "uk", "ur"};
  return tag.has("name") && std::ranges::any_of(others, [&](std::string_view other) { return tag.has(other); });
}

TagMeaning of_place(const Tag& tag, Meaning code, Meaning name) {
  if (tag.has("lat")) return exact(Meaning::latitude);
  if (tag.has("lon")) return exact(Meaning::longitude);
  if (tag.has("code") || tag.has("pcode") || tag.has("id") || tag.has("iso2") || tag.has("iso3") || tag.has("v_pcode"))
    return exact(code);
  if (tag.has("type") || tag.has("status") || is_translation(tag) || tag.has("name2")) return passed_over;
  return tag.has("name") ? exact(name) : open(name);
}

TagMeaning of_activity(const Tag& tag) {
  if (tag.has("status")) return exact(Meaning::status);
  if (tag.has("type") || tag.has("unit") || tag.has("id") || tag.has("description")) return passed_over;
  const bool undertaking = tag.has("project") || tag.has("programme");
  if (undertaking) return exact(tag.has("code") ? Meaning::project_code : Meaning::project_name);
  return tag.has("code") ? passed_over : exact(Meaning::activity);
}

TagMeaning of_date(const Tag& tag) {
  if (tag.has("start")) return exact(Meaning::date_start);
  if (tag.has("end")) return exact(Meaning::date_end);
  if (tag.has("month")) return exact(Meaning::month);
  if (tag.has("year")) return exact(Meaning::year);
  return open(Meaning::date_reported);
}

TagMeaning of_people(const Tag& tag) {
  if (tag.word == "population")
    return tag.has("group") || tag.has("type") ? exact(Meaning::group) : figure(tag, Meaning::population);
  if (tag.word == "inneed") return figure(tag, Meaning::people_in_need);
  if (tag.word == "reached") return figure(tag, Meaning::reach);
  if (tag.word == "targeted") return figure(tag, Meaning::targeted);
  if (tag.word == "capacity") return figure(tag, Meaning::capacity);
  if (tag.word == "beneficiary") {
    return tag.has("name") || tag.has("type") || tag.has("group") ? exact(Meaning::group) : open(Meaning::targeted);
  }
  return passed_over;  // affected people are neither in need nor reached
}

std::optional<int> level_of(std::string_view word) {
  if (word == "country") return 0;
  for (const std::string_view stem : {"adm", "admin"}) {
    if (word.size() == stem.size() + 1 && word.starts_with(stem) && word.back() >= '0' && word.back() <= '5')
      return word.back() - '0';
  }
  return std::nullopt;
}

}  // namespace

bool Tag::has(std::string_view attribute) const { return std::ranges::binary_search(attributes, attribute); }

std::optional<Tag> parse_tag(std::string_view text) {
  text = trim(text);
  if (!text.starts_with('#') || text.size() > 120) return std::nullopt;
  std::string lower(text.substr(1));
  std::ranges::transform(lower, lower.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  std::string_view rest = lower;
  Tag tag;
  tag.word = take_word(rest);
  if (tag.word.empty() || tag.word.front() < 'a') return std::nullopt;
  while (!rest.empty()) {
    if (rest.front() != '+') return std::nullopt;
    rest = trim(rest.substr(1));
    tag.attributes.push_back(take_word(rest));
  }
  modernise(tag);
  std::ranges::sort(tag.attributes);
  return tag;
}

bool is_known(const Tag& tag) {
  static constexpr std::string_view words[] = {
      "access",    "activity", "affected",  "beneficiary", "capacity",   "cause",       "channel", "contact",
      "country",   "crisis",   "currency",  "date",        "delivery",   "description", "event",   "frequency",
      "geo",       "group",    "impact",    "indicator",   "inneed",     "item",        "lat",     "loc",
      "lon",       "meta",     "modality",  "need",        "operations", "org",         "output",  "population",
      "reached",   "region",   "respondee", "sector",      "service",    "severity",    "status",  "subactivity",
      "subsector", "targeted", "value"};
  return level_of(tag.word) || std::ranges::binary_search(words, tag.word);
}

TagMeaning meaning_of(const Tag& tag) {
  if (const auto level = level_of(tag.word)) return of_place(tag, adm_code(*level), adm_name(*level));
  if (tag.word == "loc") return of_place(tag, Meaning::site_code, Meaning::site_name);
  if (tag.word == "geo" || tag.word == "lat" || tag.word == "lon") {
    if (tag.has("lat") || tag.word == "lat") return exact(Meaning::latitude);
    return tag.has("lon") || tag.word == "lon" ? exact(Meaning::longitude) : passed_over;
  }
  if (tag.word == "org") return of_organisation(tag);
  if (tag.word == "contact")
    return exact(tag.has("email")   ? Meaning::contact_email
                 : tag.has("phone") ? Meaning::contact_phone
                                    : Meaning::contact_name);
  if (tag.word == "sector") return tag.has("code") ? open(Meaning::sector) : exact(Meaning::sector);
  if (tag.word == "subsector") return exact(Meaning::subsector);
  if (tag.word == "service") return exact(Meaning::service);
  if (tag.word == "activity") return of_activity(tag);
  if (tag.word == "subactivity") return exact(Meaning::activity);
  if (tag.word == "status") return exact(Meaning::status);
  if (tag.word == "date") return of_date(tag);
  if (tag.word == "severity") return exact(Meaning::severity);
  if (tag.word == "frequency" && tag.has("per")) return exact(Meaning::per);
  if (tag.word == "meta" && tag.has("record")) return exact(Meaning::record);
  if (tag.word == "population" || tag.word == "inneed" || tag.word == "reached" || tag.word == "targeted" ||
      tag.word == "capacity" || tag.word == "beneficiary" || tag.word == "affected") {
    return of_people(tag);
  }
  if (tag.word == "meta" || tag.word == "value" || tag.word == "currency" || tag.word == "description" ||
      tag.word == "modality" || tag.word == "channel" || tag.word == "indicator" || tag.word == "item") {
    return passed_over;
  }
  return unknown;
}

}  // namespace store
