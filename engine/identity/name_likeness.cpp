#include "engine/identity/name_likeness.h"

#include <algorithm>
#include <set>

#include "engine/identity/edit_distance.h"

namespace engine {
namespace {

using Words = std::vector<std::uint32_t>;

// What two names have in common, and what each has alone.
struct Shared {
  Words both, only_one, only_other;  // of `both` the word of the first
};

Shared share(const Words& one, const Words& other, const Lexicon& lexicon) {
  Shared shared;
  std::vector<bool> met(other.size(), false);
  for (const std::uint32_t word : one) {
    bool found = false;
    for (std::size_t at = 0; at < other.size(); ++at) {
      if (met[at] || !lexicon.same(word, other[at])) continue;
      found = met[at] = true;
      break;
    }
    (found ? shared.both : shared.only_one).push_back(word);
  }
  for (std::size_t at = 0; at < other.size(); ++at) {
    if (!met[at]) shared.only_other.push_back(other[at]);
  }
  return shared;
}

double weight_of(const Words& words, const Lexicon& lexicon) {
  double weight = 0;
  for (const std::uint32_t word : words) weight += lexicon[word].weight;
  return weight;
}

std::size_t count(const Words& words, WordKind kind, const Lexicon& lexicon) {
  return static_cast<std::size_t>(
      std::ranges::count_if(words, [&](std::uint32_t word) { return lexicon[word].kind == kind; }));
}

std::string quoted(const CodedName& name) { return "'" + name.parts->name + "'"; }

const std::string* said(const CodedName& name, const Lexicon::Entry& entry) {
  for (const NameWord& word : name.parts->words) {
    if (word.kind == entry.kind && word.meaning == entry.meaning) return &word.said;
  }
  return nullptr;
}

// Whether the same meanings stand there in other words, and not in other forms of them.
bool is_translated(const CodedName& one, const CodedName& other, const Words& both, const Lexicon& lexicon) {
  return std::ranges::any_of(both, [&](std::uint32_t word) {
    const std::string* first = said(one, lexicon[word]);
    const std::string* second = said(other, lexicon[word]);
    if (first == nullptr || second == nullptr || *first == *second) return false;
    constexpr std::size_t stem = 4;
    return first->substr(0, stem) != second->substr(0, stem);
  });
}

// A form that each has and the other has not: "Foundation" and "Association".
bool differ_in_form(const CodedName& one, const CodedName& other) {
  Words only;
  std::ranges::set_difference(one.forms, other.forms, std::back_inserter(only));
  if (only.empty()) return false;
  only.clear();
  std::ranges::set_difference(other.forms, one.forms, std::back_inserter(only));
  return !only.empty();
}

bool only_government(const CodedName& name, const Lexicon& lexicon) {
  return std::ranges::all_of(name.forms, [&](std::uint32_t form) { return lexicon[form].meaning == "government"; });
}

// Three letters, which several may bear: "CDC" and "CDC Group".
bool is_short_acronym(const Words& words, const Lexicon& lexicon) {
  return words.size() == 1 && lexicon[words.front()].kind == WordKind::proper &&
         lexicon[words.front()].meaning.size() <= 3;
}

// Whether the first is by its form another kind of body than the other says: an "Initiative", a "Foundation".
bool has_form_of_its_own(const CodedName& one, const CodedName& other, const Lexicon& lexicon) {
  return std::ranges::any_of(one.forms, [&](std::uint32_t form) {
    const std::string& meaning = lexicon[form].meaning;
    const bool is_loose = meaning == "organisation" || meaning == "international" || meaning == "government" ||
                          meaning == "headquarters" || meaning == "ngo";
    return !is_loose && !std::ranges::binary_search(other.forms, form);
  });
}

// Names of the same words, in whatever order, language or spelling.
NameLikeness compare_same(const CodedName& one, const CodedName& other, const Words& both, const Lexicon& lexicon) {
  const double weight = weight_of(both, lexicon);
  const std::size_t proper = count(both, WordKind::proper, lexicon);
  if (count(both, WordKind::place, lexicon) == both.size()) {
    const bool is_state = both.size() == 1 && only_government(one, lexicon) && only_government(other, lexicon);
    if (!is_state) return {};
    return {0.85, quoted(one) + " and " + quoted(other) + " name one state", ""};
  }
  if (one.parts->plain == other.parts->plain) return {0.97, "the same name", ""};
  const bool only_united_nations = both.size() == 1 && lexicon[both.front()].meaning == "united-nations";
  if (only_united_nations) {
    if (has_form_of_its_own(one, other, lexicon) || has_form_of_its_own(other, one, lexicon)) return {};
    return {0.85, quoted(one) + " and " + quoted(other) + " are the United Nations", ""};
  }
  Words forms;
  std::ranges::set_intersection(one.forms, other.forms, std::back_inserter(forms));
  if (weight + weight_of(forms, lexicon) < 0.7) return {0.5, "the same word, and a common one", ""};
  const bool forms_differ = differ_in_form(one, other);
  const double cut =
      proper + count(both, WordKind::common, lexicon) < 2 ? (forms_differ ? 0.3 : 0.12) : (forms_differ ? 0.1 : 0);
  if (is_short_acronym(both, lexicon)) return {0.65, "the same short name", ""};
  if (is_translated(one, other, both, lexicon)) {
    if (proper == 0 && both.size() < 3 && count(both, WordKind::common, lexicon) == both.size()) {
      return {0.6, "two common words, in two languages", ""};
    }
    return {0.92 - cut, quoted(one) + " is a translation of " + quoted(other), ""};
  }
  const bool spelt = std::ranges::any_of(both, [&](std::uint32_t word) {
    return std::ranges::find(other.words, word) == other.words.end() && lexicon[word].kind == WordKind::proper;
  });
  if (spelt) return {0.9 - cut, quoted(one) + " is another spelling of " + quoted(other), ""};
  return {0.95 - cut, quoted(one) + " has the same words as " + quoted(other), ""};
}

// One word, and one that hardly anybody else has.
bool is_rare_name(const Words& words, const Lexicon& lexicon) {
  constexpr std::size_t long_enough = 5;
  constexpr std::uint32_t few = 3;
  if (words.size() != 1) return false;
  const Lexicon::Entry& entry = lexicon[words.front()];
  return entry.kind == WordKind::proper && entry.meaning.size() >= long_enough && entry.parties <= few;
}

// "Belgian Committee for UNICEF" and "UNICEF Belgium", "Office of the High Commissioner" and "High Commissioner": only
// the word for the office is more, and enough is the same.
bool is_office_or_committee(const Words& both, const Words& more, const Lexicon& lexicon) {
  constexpr double enough = 1.3;
  if (more.size() != 1 || weight_of(both, lexicon) < enough) return false;
  const std::string& meaning = lexicon[more.front()].meaning;
  const bool is_national = count(both, WordKind::place, lexicon) == 1;
  return meaning == "office" || (is_national && (meaning == "committee" || meaning == "section"));
}

// Whether a name says that its body is one of many countries: "worldwide", "without borders", "African", or that it is
// of another country than the place that somebody adds.
bool says_many_countries(const CodedName& name, const Lexicon& lexicon) {
  const auto says = [&](std::uint32_t word) {
    static const std::set<std::string> telling = {"international", "world", "border",  "african",
                                                  "asian",         "arab",  "european"};
    return lexicon[word].kind == WordKind::place || telling.contains(lexicon[word].meaning);
  };
  return std::ranges::any_of(name.words, says) || std::ranges::any_of(name.forms, says);
}

// "Concern Worldwide Ireland", "Shaqo, Somalia": the place stands behind the whole name, and is where that body's
// branch is, and not a part of its name.
bool is_branch(const CodedName& shorter, const CodedName& longer, const Words& both, std::uint32_t place,
               const Lexicon& lexicon) {
  constexpr std::size_t longest_code = 3, many_words = 4;
  const std::string* word = said(longer, lexicon[place]);
  const bool is_code = word != nullptr && word->size() <= longest_code && *word != "uk" && *word != "usa";
  if (is_code && longer.parts->plain.ends_with(" " + *word)) return true;
  if (count(both, WordKind::proper, lexicon) > 1) return true;
  if (!longer.parts->compact.starts_with(shorter.parts->compact)) return false;
  const bool behind_comma =
      longer.parts->name.find(',') != std::string::npos && shorter.parts->name.find(',') == std::string::npos;
  return behind_comma || both.size() >= many_words || says_many_countries(shorter, lexicon);
}

// "Mercy-USA for Aid and Development": the whole of a name of several words, and then what the body is for.
bool is_tagged(const CodedName& shorter, const CodedName& longer) {
  return shorter.words.size() > 1 && longer.parts->plain.starts_with(shorter.parts->plain + " for ");
}

// One word that hardly anybody else has, with which the longer name begins.
bool is_begun(const CodedName& shorter, const CodedName& longer, const Words& both, const Lexicon& lexicon) {
  constexpr std::size_t long_enough = 3;
  constexpr std::uint32_t few = 3;
  if (both.size() != 1 || !longer.parts->plain.starts_with(shorter.parts->plain + " ")) return false;
  const Lexicon::Entry& entry = lexicon[both.front()];
  return entry.kind == WordKind::proper && entry.meaning.size() >= long_enough && entry.parties <= few;
}

// A name whose words all stand in a longer one.
NameLikeness compare_part(const CodedName& shorter, const CodedName& longer, const Shared& shared,
                          const Lexicon& lexicon, Acronyms acronyms) {
  constexpr double least_weight = 1.2;
  const double least_share_of_common = acronyms == Acronyms::agree ? 0.6 : 0.82;
  const Words& both = shared.both;
  const Words& more = shared.only_one.empty() ? shared.only_other : shared.only_one;
  const double weight = weight_of(both, lexicon);
  const double share = weight / (weight + weight_of(more, lexicon));
  const bool proper_added = count(more, WordKind::proper, lexicon) > 0;
  const bool proper_shared = count(both, WordKind::proper, lexicon) > 0;
  const std::size_t places = count(more, WordKind::place, lexicon);
  NameLikeness likeness;
  likeness.reason = quoted(longer) + " says more than " + quoted(shorter);
  if (places == 1 && more.size() == 1 && weight >= 0.7) {
    likeness.score = 0.8;
    likeness.place_added = lexicon[more.front()].meaning;
    likeness.is_branch = is_branch(shorter, longer, both, more.front(), lexicon);
    likeness.reason = quoted(longer) + " adds a place to " + quoted(shorter);
    return likeness;
  }
  if (more.size() == 1 && lexicon[more.front()].meaning == "united-nations" && weight >= 0.8) {
    return {0.9, quoted(longer) + " says of " + quoted(shorter) + " that it is of the United Nations", ""};
  }
  if (is_office_or_committee(both, more, lexicon)) {
    return {0.85, quoted(longer) + " and " + quoted(shorter) + " differ in a word for an office", ""};
  }
  const auto is_longers = [&](std::uint32_t word) {
    return std::ranges::find(longer.words, word) != longer.words.end();
  };
  const bool is_spelt_alike = both == shorter.words && std::ranges::all_of(both, is_longers);
  if (is_rare_name(both, lexicon) && is_spelt_alike && !proper_added && places == 0) {
    return {0.73, "the rare word of " + quoted(shorter) + " stands in " + quoted(longer), ""};
  }
  if (is_tagged(shorter, longer)) return {0.72, quoted(longer) + " says what " + quoted(shorter) + " is for", ""};
  if (is_begun(shorter, longer, both, lexicon) && !proper_added && places < 2) {
    likeness.is_branch = true;
    likeness.score = places == 0 ? 0.73 : 0.8;
    const auto place = std::ranges::find(more, WordKind::place, [&](std::uint32_t word) { return lexicon[word].kind; });
    if (place != more.end()) likeness.place_added = lexicon[*place].meaning;
    return likeness;
  }
  if (weight < least_weight || proper_added || has_form_of_its_own(shorter, longer, lexicon)) return {};
  if (places + count(more, WordKind::apart, lexicon) + count(more, WordKind::number, lexicon) > 0) return {};
  if (!proper_shared && share < least_share_of_common) return {};
  likeness.score = 0.3 + 0.62 * share;
  return likeness;
}

// A name that was cut within a word where a field was full.
bool is_cut(const std::string& shorter, const std::string& longer) {
  return shorter.size() >= shortest_cut && longer.size() > shorter.size() && longer.starts_with(shorter) &&
         longer[shorter.size()] != ' ' && shorter.back() != ' ';
}

// Money that a body puts aside is the body's own, where the body bears the same name.
NameLikeness compare_account(const CodedName& one, const CodedName& other, const Lexicon& lexicon) {
  const Shared shared = share(one.words, other.words, lexicon);
  if (shared.both.empty() || !shared.only_one.empty() || !shared.only_other.empty()) return {};
  const bool is_first = one.parts->head_of == HeadOf::account;
  return {0.72, quoted(is_first ? one : other) + " is an account of " + quoted(is_first ? other : one), ""};
}

}  // namespace

NameLikeness compare_names(const CodedName& one, const CodedName& other, const Lexicon& lexicon, Acronyms acronyms) {
  const bool one_is_part = one.parts->head_of != HeadOf::nothing,
             other_is_part = other.parts->head_of != HeadOf::nothing;
  if (one_is_part && other_is_part) return {};  // two offices of one body are two
  if (one.parts->head_of == HeadOf::account || other.parts->head_of == HeadOf::account) {
    return compare_account(one, other, lexicon);
  }
  if (is_cut(one.parts->plain, other.parts->plain) || is_cut(other.parts->plain, one.parts->plain)) {
    return {0.93, quoted(one) + " and " + quoted(other) + " are the same, and one is cut off", ""};
  }
  if (one.parts->compact.size() >= shortest_compact && one.parts->compact == other.parts->compact) {
    return {0.96, one.parts->plain == other.parts->plain ? "the same name" : "the same name but for spaces", ""};
  }
  const Shared shared = share(one.words, other.words, lexicon);
  if (shared.both.empty()) return {};
  if (!shared.only_one.empty() && !shared.only_other.empty()) return {};
  if (shared.only_one.empty() && shared.only_other.empty()) return compare_same(one, other, shared.both, lexicon);
  if (shared.only_one.empty()) return compare_part(one, other, shared, lexicon, acronyms);
  return compare_part(other, one, shared, lexicon, acronyms);
}

}  // namespace engine
