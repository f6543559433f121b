#include "tests/bench/field_names.h"

#include <array>
#include <cassert>
#include <cctype>
#include <string_view>

#include "tests/bench/draw.h"

namespace bench {
namespace {

constexpr std::array<std::string_view, 16> syllables = {"ka", "ve", "lo",  "mi", "ra", "tin", "su",  "nor",
                                                        "be", "du", "fal", "gi", "jo", "pe",  "zan", "wu"};
constexpr std::array<std::string_view, 8> virtues = {"Hope",    "Mercy", "Bridge", "Harvest",
                                                     "Lantern", "River", "Olive",  "Dawn"};
constexpr std::array<std::string_view, 5> bodies = {"Foundation", "Association", "Committee", "Council", "Trust"};
constexpr std::array<std::string_view, 5> bodies_abroad = {"Fondation", "Asociación", "Comité", "Conseil", "Stiftung"};
constexpr std::array<std::string_view, 5> bodies_short = {"Found.", "Assoc.", "Comm.", "Coun.", "Tr."};
constexpr std::array<std::string_view, 10> works = {"shelter",         "clean water",     "schooling",   "health posts",
                                                    "legal aid",       "seeds and tools", "counselling", "cash support",
                                                    "skills training", "safe spaces"};
constexpr std::array<std::string_view, 6> people = {"refugees", "returnees", "displaced families",
                                                    "women",    "children",  "host communities"};

std::string joined(std::string_view one, std::string_view two, std::string_view three) {
  std::string text(one);
  text.append(" ").append(two).append(" ").append(three);
  return text;
}

std::string_view virtue(std::uint64_t number) { return virtues[scatter(number) % virtues.size()]; }
std::size_t body(std::uint64_t number) { return scatter(number + 1'000'003) % bodies.size(); }

// A slip of the pen: a letter in the middle is written twice.
std::string with_a_slip(std::string word) {
  const std::size_t middle = word.size() / 2;
  word.insert(middle, 1, word[middle]);
  return word;
}

}  // namespace

std::string place_name(std::uint64_t number) {
  // Multiplying by an odd number scatters neighbours and keeps all numbers below 2^20 apart.
  std::uint64_t rest = (number * 0x9e375 + 0x3c6ef) & 0xfffff;
  std::string name;
  for (int syllable = 0; syllable < 5; ++syllable, rest /= syllables.size()) name += syllables[rest % syllables.size()];
  name.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(name.front())));
  return name;
}

std::string organisation_name(std::uint64_t number) {
  return joined(virtue(number), bodies[body(number)], place_name(number));
}

std::string organisation_acronym(std::uint64_t number) {
  return {virtue(number).front(), bodies[body(number)].front(), place_name(number).front()};
}

std::string organisation_name_by_another(std::uint64_t number, std::uint64_t way) {
  assert(way < spellings);
  const std::string place = place_name(number);
  switch (way) {
    case 0:
      return organisation_name(number) + " (" + organisation_acronym(number) + ")";
    case 1:
      return joined(virtue(number), bodies[body(number)], with_a_slip(place));
    case 2:
      return joined(bodies_abroad[body(number)], virtue(number), place);
    case 3:
      return joined(virtue(number), bodies_short[body(number)], place);
    default:
      return joined(place, virtue(number), bodies[body(number)]);
  }
}

std::string name_like(std::uint64_t number) {
  // The neighbour's place, with this one's virtue and body: "Danish" and "Finnish" of one kind of council.
  return joined(virtue(number), bodies[body(number)], place_name(number + 500'000));
}

std::string programme_title(std::uint64_t number) {
  const std::string_view work = works[scatter(number) % works.size()];
  const std::string_view whom = people[scatter(number + 1'000'003) % people.size()];
  return place_name(number) + ": " + joined(work, "for", whom);
}

std::string programme_title_by_another(std::uint64_t number, std::uint64_t way) {
  const std::string title = programme_title(number);
  switch (way % 3) {
    case 0:
      return title + " (final)";
    case 1:
      return "Project " + title;
    default:
      return title.substr(title.find(": ") + 2) + " - " + title.substr(0, title.find(": "));
  }
}

}  // namespace bench
