#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/identity/known_bodies.h"
#include "engine/identity/name_leads.h"
#include "engine/identity/name_likeness.h"
#include "engine/identity/party.h"

namespace engine {

// How likely two organisations are one, 0 to 1, and why.
struct Judgement {
  double score = 0;
  Texts reasons;
  std::string place_added;  // the country that the names of one of them add; empty where none does
};

// Judges pairs of organisations among all that are known: which acronyms are ambiguous and which words are rare is
// seen only from the whole. What it says depends on who is known, and not on the order in which they came.
class MatchJudge {
 public:
  // Parties have the numbers of their places. REQUIRES: `words` outlives it. Cost: linear in the names.
  MatchJudge(std::vector<Party> parties, const NameWords& words);

  // Names are read where they stand.
  MatchJudge(const MatchJudge&) = delete;
  MatchJudge& operator=(const MatchJudge&) = delete;

  const Party& party(std::size_t number) const { return parties_[number]; }
  // Says anew whom it names as parent and successor.
  void relate(std::size_t number, std::string parent, std::string successor);

  // One more, and one that goes: its number may be given to another one that comes. Cost: reading its names, and a look
  // at each list of those with the same words or acronyms.
  std::uint32_t add(Party party);
  void remove(std::uint32_t party);

  // What speaks for their being one; nothing where nothing does, or where something forbids it.
  Judgement judge(std::size_t one, std::size_t other) const;

  // Pairs that may be one, the lesser first, ascending: every pair for which judge() finds a name or an acronym
  // is among them. Cost: near linear, as long as few names are of common words alone.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> candidates() const;

  // Those of them that one party is of, by the others: ascending, and some more that are none. Cost: the parties that
  // share its rarest words; the first time a look at each name.
  std::vector<std::uint32_t> candidates_of(std::uint32_t party);

 private:
  using Pair = std::pair<std::uint32_t, std::uint32_t>;
  using Places = std::vector<std::uint32_t>;       // of parties, ascending
  static constexpr std::size_t most_bearers = 20;  // of an acronym that can still be told apart

  struct Claims {
    Places given, initials, alone;  // who states it, whose initials it is, who is known by nothing else
  };

  // Calls visit(list, text) with each list of claims_ and known_ in which a party stands.
  template <class Visit>
  void for_each_list(std::uint32_t party, Visit visit);
  NameLeads& leads();
  NameLikeness best_likeness(std::size_t one, std::size_t other, Acronyms acronyms) const;
  Judgement judge_names(std::size_t one, std::size_t other) const;
  Judgement judge_acronym(std::size_t alone, std::size_t other) const;
  Judgement judge_known_bodies(std::size_t one, std::size_t other) const;
  bool is_at_home(std::size_t party, const std::string& country) const;
  bool have_one_bearer(const Places& bearers) const;
  void weigh_country(Judgement& judgement, std::size_t one, std::size_t other) const;
  bool is_about_a_state(std::size_t party) const;
  bool says_a_place(std::size_t party) const;
  bool is_of_many_countries(std::size_t party) const;
  double share_abroad(std::size_t one, std::size_t other, const NameLikeness& likeness) const;
  void add_by_words(std::vector<Pair>& pairs, const std::vector<Places>& postings) const;
  void add_by_letters(std::vector<Pair>& pairs) const;
  std::size_t count_holders(std::uint32_t word, const std::vector<Places>& postings) const;
  bool holds(std::uint32_t party, std::uint32_t word, const std::vector<Places>& postings) const;

  const NameWords& words_;
  const KnownBodies known_bodies_;
  std::vector<Party> parties_;
  std::vector<NamesRead> read_;
  std::vector<std::vector<CodedName>> names_;  // by party
  Lexicon lexicon_;
  std::unordered_map<std::string, Claims> claims_;  // by acronym
  std::vector<std::vector<KnownBody>> bodies_;      // by party
  std::unordered_map<std::string, Places> known_;   // by the id of a known body or of a successor: who is it
  std::unique_ptr<NameLeads> leads_;                // where names lead; null until it is asked of one party
  Places free_;                                     // numbers of parties that went
};

}  // namespace engine
