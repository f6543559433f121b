#include "engine/identity/match_judge.h"

#include <algorithm>
#include <type_traits>

#include "engine/identity/edit_distance.h"

namespace engine {
namespace {

std::string upper(std::string text) {
  for (char& letter : text) letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  return text;
}

// The first text that both lists have; null where there is none. REQUIRES: both ascending.
const std::string* in_common(const Texts& one, const Texts& other) {
  for (const std::string& text : one) {
    if (std::ranges::binary_search(other, text)) return &text;
  }
  return nullptr;
}

double towards_one(double score, double share) { return 1 - (1 - score) * share; }

bool kinds_conflict(const Party& one, const Party& other) {
  return !one.kind.empty() && !other.kind.empty() && is_public_body(one.kind) != is_public_body(other.kind);
}

bool are_related(const Party& one, const Party& other) {
  const auto names = [](const Party& party, const Party& whom) {
    return std::ranges::binary_search(whom.ids, party.parent) || std::ranges::binary_search(whom.ids, party.successor);
  };
  return names(one, other) || names(other, one);
}

}  // namespace

MatchJudge::MatchJudge(std::vector<Party> parties, const NameWords& words)
    : words_(words), known_bodies_(words), parties_(std::move(parties)) {
  read_.reserve(parties_.size());
  for (const Party& party : parties_) {
    read_.push_back(read_names(party.names, party.acronyms, words));
    names_.push_back(lexicon_.add(read_.back().names));
    bodies_.push_back(known_bodies_.bodies_of(read_.back()));
  }
  lexicon_.settle();
  for (std::uint32_t at = 0; at < parties_.size(); ++at) {
    for (CodedName& name : names_[at]) lexicon_.sort_words(name);
    for_each_list(at, [at](Places& list) {
      if (list.empty() || list.back() != at) list.push_back(at);
    });
  }
}

template <class Visit>
void MatchJudge::for_each_list(std::uint32_t party, Visit visit) {
  const NamesRead& read = read_[party];
  for (const std::string& acronym : read.given) {
    visit(read.acronym_alone ? claims_[acronym].alone : claims_[acronym].given);
  }
  for (const std::string& initials : read.initials) {
    if (!read.acronym_alone) visit(claims_[initials].initials);
  }
  for (const KnownBody& body : bodies_[party]) {
    visit(known_[body.id]);
    if (!body.successor.empty()) visit(known_[body.successor]);
  }
}

// What is read of names stays where it is while the list of it grows: others point to it.
static_assert(std::is_nothrow_move_constructible_v<NamesRead>);

std::uint32_t MatchJudge::add(Party party) {
  if (free_.empty()) {
    free_.push_back(static_cast<std::uint32_t>(parties_.size()));
    parties_.emplace_back();
    read_.emplace_back();
    names_.emplace_back();
    bodies_.emplace_back();
  }
  const std::uint32_t at = free_.back();
  free_.pop_back();
  parties_[at] = std::move(party);
  read_[at] = read_names(parties_[at].names, parties_[at].acronyms, words_);
  names_[at] = lexicon_.add(read_[at].names);
  for (CodedName& name : names_[at]) lexicon_.sort_words(name);
  bodies_[at] = known_bodies_.bodies_of(read_[at]);
  for_each_list(at, [at](Places& list) {
    const auto place = std::ranges::lower_bound(list, at);
    if (place == list.end() || *place != at) list.insert(place, at);
  });
  if (leads_) leads_->add(at, names_[at]);
  return at;
}

void MatchJudge::remove(std::uint32_t party) {
  if (leads_) leads_->remove(party, names_[party]);
  for_each_list(party, [party](Places& list) {
    const auto place = std::ranges::lower_bound(list, party);
    if (place != list.end() && *place == party) list.erase(place);
  });
  lexicon_.remove(read_[party].names);
  names_[party].clear();
  bodies_[party].clear();
  read_[party] = {};
  parties_[party] = {};
  free_.push_back(party);
}

void MatchJudge::relate(std::size_t number, std::string parent, std::string successor) {
  parties_[number].parent = std::move(parent);
  parties_[number].successor = std::move(successor);
}

NameLikeness MatchJudge::best_likeness(std::size_t one, std::size_t other, Acronyms acronyms) const {
  if (parties_[other].id < parties_[one].id) std::swap(one, other);
  NameLikeness best;
  for (const CodedName& first : names_[one]) {
    for (const CodedName& second : names_[other]) {
      NameLikeness likeness = compare_names(first, second, lexicon_, acronyms);
      if (likeness.score > best.score) best = std::move(likeness);
    }
  }
  return best;
}

// Names that are those of public offices, which every country has.
bool MatchJudge::is_about_a_state(std::size_t party) const {
  if (is_public_body(parties_[party].kind)) return true;
  return std::ranges::any_of(names_[party], [&](const CodedName& name) {
    return std::ranges::any_of(name.words, [&](std::uint32_t word) {
      const std::string& meaning = lexicon_[word].meaning;
      return lexicon_[word].kind == WordKind::common &&
             (meaning == "ministry" || meaning == "department" || meaning == "directorate" ||
              meaning == "municipality" || meaning == "foreign" || meaning == "parliament");
    });
  });
}

void MatchJudge::weigh_country(Judgement& judgement, std::size_t one, std::size_t other) const {
  const Party& first = parties_[one];
  const Party& second = parties_[other];
  if (first.country.empty() || second.country.empty()) {
    if (is_about_a_state(one) && is_about_a_state(other)) judgement.score *= 0.85;
    return;
  }
  if (first.country == second.country) {
    judgement.score = towards_one(judgement.score, 0.9);
    judgement.reasons.push_back("both are of " + first.country);
  } else if (works_in_many(first.kind) || works_in_many(second.kind)) {
    judgement.score *= 0.97;
  } else {
    judgement.score *= 0.6;
    judgement.reasons.push_back("but one is of " + first.country + " and one of " + second.country);
  }
}

// What is left of the likeness of two names of which one adds a place that is nobody's home.
double MatchJudge::share_abroad(std::size_t one, std::size_t other, const NameLikeness& likeness) const {
  if (is_about_a_state(one) && is_about_a_state(other)) return 0.95;
  // A body of the United Nations has its seat in a city; in a country it may have a committee that is another body.
  const bool is_city = likeness.place_added.front() >= 'a' && likeness.place_added.front() <= 'z';
  const bool has_seat_there = is_city && (is_of_many_countries(one) || is_of_many_countries(other));
  return likeness.is_branch || has_seat_there ? 0.9 : 0.4;
}

// By the list of known bodies, or as one of the United Nations'.
bool MatchJudge::is_of_many_countries(std::size_t party) const {
  const auto is_united_nations = [&](const CodedName& name) {
    return std::ranges::any_of(name.words,
                               [&](std::uint32_t word) { return lexicon_[word].meaning == "united-nations"; });
  };
  return std::ranges::any_of(bodies_[party], [](const KnownBody& body) { return body.country.empty(); }) ||
         std::ranges::any_of(names_[party], is_united_nations);
}

Judgement MatchJudge::judge_names(std::size_t one, std::size_t other) const {
  const std::string* acronym = in_common(read_[one].given, read_[other].given);
  NameLikeness likeness = best_likeness(one, other, acronym == nullptr ? Acronyms::silent : Acronyms::agree);
  Judgement judgement{likeness.score, {}, likeness.place_added};
  if (likeness.score == 0) return judgement;
  if (!likeness.place_added.empty()) {
    // "Ministry of Health" of one country may well be that of the file; a federation's member is not its head.
    const bool is_home =
        parties_[one].country == likeness.place_added || parties_[other].country == likeness.place_added;
    if (!is_home) judgement.score *= share_abroad(one, other, likeness);
  }
  judgement.reasons.push_back(likeness.reason);
  if (acronym != nullptr) {
    judgement.score = towards_one(judgement.score, 0.5);
    judgement.reasons.push_back("the same acronym, " + upper(*acronym));
  } else if (!read_[one].given.empty() && !read_[other].given.empty() &&
             in_common(read_[one].given, read_[other].initials) == nullptr &&
             in_common(read_[other].given, read_[one].initials) == nullptr &&
             !likeness.reason.ends_with("translation")) {
    judgement.score *= 0.93;
  }
  return judgement;
}

// Whether all who bear an acronym are one body, going by their names.
bool MatchJudge::have_one_bearer(const Places& bearers) const {
  if (bearers.size() > most_bearers) return false;
  for (std::size_t one = 0; one < bearers.size(); ++one) {
    for (std::size_t other = 0; other < one; ++other) {
      if (best_likeness(bearers[one], bearers[other], Acronyms::agree).score < 0.6) return false;
    }
  }
  return true;
}

bool MatchJudge::is_at_home(std::size_t party, const std::string& country) const {
  if (country.empty() || parties_[party].country == country || read_[party].home == country) return true;
  return std::ranges::any_of(read_[party].names, [&](const NameParts& name) {
    return std::ranges::any_of(
        name.words, [&](const NameWord& word) { return word.kind == WordKind::place && word.meaning == country; });
  });
}

// One is known by its acronym alone: it is whoever bears that acronym, if that is one body.
Judgement MatchJudge::judge_acronym(std::size_t alone, std::size_t other) const {
  Judgement best;
  const bool at_home = is_at_home(other, read_[alone].home);
  const bool same_home = !read_[other].acronym_alone || read_[alone].home == read_[other].home;
  const bool is_abroad = !at_home || !same_home;
  // "ACTED FR" beside "ACTED"; but "UNICEF Belgium" is a committee, and another body than UNICEF.
  if (is_abroad && (read_[alone].home.empty() || says_a_place(other) || is_of_many_countries(alone))) return best;
  for (const std::string& acronym : read_[alone].given) {
    const auto place = claims_.find(acronym);
    if (place == claims_.end()) continue;
    const Claims& claims = place->second;
    const bool other_alone = read_[other].acronym_alone;
    const bool is_given = std::ranges::binary_search(read_[other].given, acronym);
    const bool is_initials = !is_given && !other_alone && std::ranges::binary_search(read_[other].initials, acronym);
    if ((!is_given && !is_initials) || (is_abroad && acronym.size() < 5)) continue;
    Judgement judgement;
    if (other_alone) {
      judgement.score = have_one_bearer(claims.given) ? (acronym.size() > 2 ? 0.8 : 0.6) : 0.3;
      judgement.reasons = {"the same acronym, " + upper(acronym) + ", and nobody else bears it"};
    } else if (is_given) {
      judgement.score = have_one_bearer(claims.given) ? (acronym.size() > 2 ? 0.9 : 0.7) : 0.3;
      judgement.reasons = {"the same acronym, " + upper(acronym) + ", which nobody else bears"};
    } else {
      const bool is_sole = claims.given.empty() && have_one_bearer(claims.initials);
      judgement.score = !is_sole ? 0.3 : acronym.size() > 4 ? 0.88 : acronym.size() == 4 ? 0.74 : 0.7;
      judgement.reasons = {upper(acronym) + " are the initials of '" + read_[other].names.front().name + "' alone"};
    }
    if (is_abroad) {
      judgement.score *= 0.9;
      judgement.place_added = read_[alone].home;
    }
    if (judgement.score > best.score) best = std::move(judgement);
  }
  return best;
}

bool MatchJudge::says_a_place(std::size_t party) const {
  return std::ranges::any_of(read_[party].names, [&](const NameParts& name) {
    return std::ranges::any_of(name.words, [&](const NameWord& word) { return word.kind == WordKind::place; });
  });
}

// What a list of facts says of the two.
Judgement MatchJudge::judge_known_bodies(std::size_t one, std::size_t other) const {
  Judgement judgement;
  const auto called = [&](std::size_t party) { return "'" + read_[party].names.front().name + "'"; };
  for (const KnownBody& first : bodies_[one]) {
    for (const KnownBody& second : bodies_[other]) {
      if (first.id == second.id) {
        return {0.88, {called(one) + " and " + called(other) + " are known as names of one body"}, ""};
      }
      const bool second_follows = first.successor == second.id, first_follows = second.successor == first.id;
      if (!second_follows && !first_follows) continue;
      judgement.score = 0.8;
      judgement.reasons = {called(second_follows ? other : one) + " is known as the successor of " +
                           called(second_follows ? one : other)};
    }
  }
  return judgement;
}

Judgement MatchJudge::judge(std::size_t one, std::size_t other) const {
  if (parties_[other].id < parties_[one].id) std::swap(one, other);
  const Party& first = parties_[one];
  const Party& second = parties_[other];
  if (identifiers_conflict(first.identifiers, second.identifiers) || are_related(first, second)) return {};
  Judgement judgement = judge_names(one, other);
  for (const auto& [alone, whom] : {std::pair(one, other), std::pair(other, one)}) {
    if (!read_[alone].acronym_alone) continue;
    if (Judgement by_acronym = judge_acronym(alone, whom); by_acronym.score > judgement.score) {
      judgement = std::move(by_acronym);
    }
  }
  if (judgement.score > 0) weigh_country(judgement, one, other);
  if (kinds_conflict(first, second)) judgement.score *= 0.8;
  // A fact is not weighed: of a donor a sheet says the country where it pays, and seldom its own.
  if (Judgement known = judge_known_bodies(one, other); known.score > judgement.score) judgement = std::move(known);
  return judgement;
}

}  // namespace engine
