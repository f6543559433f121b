#include <algorithm>
#include <string_view>

#include "engine/identity/match_judge.h"

namespace engine {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

void add_pair(std::vector<Pair>& pairs, std::uint32_t one, std::uint32_t other) {
  if (one != other) pairs.emplace_back(std::min(one, other), std::max(one, other));
}

template <class Parties>
void add_all(std::vector<Pair>& pairs, const Parties& parties, std::uint32_t whom) {
  for (const std::uint32_t party : parties) add_pair(pairs, party, whom);
}

}  // namespace

// How many parties have the word or one like it, some of them counted twice.
std::size_t MatchJudge::count_holders(std::uint32_t word, const std::vector<Places>& postings) const {
  std::size_t count = postings[word].size();
  lexicon_.for_each_alike(word, [&](std::uint32_t alike) { count += postings[alike].size(); });
  return count;
}

bool MatchJudge::holds(std::uint32_t party, std::uint32_t word, const std::vector<Places>& postings) const {
  const auto has = [&](std::uint32_t one) { return std::ranges::binary_search(postings[one], party); };
  bool any = has(word);
  lexicon_.for_each_alike(word, [&](std::uint32_t alike) { any = any || has(alike); });
  return any;
}

// Of two names that compare_names() finds alike, one has all its words in the other: so the rarest two of its
// words lead to it. A name that was cut leads by its first letters; acronyms lead by themselves.
void MatchJudge::add_by_words(std::vector<Pair>& pairs, const std::vector<Places>& postings) const {
  for (std::uint32_t party = 0; party < names_.size(); ++party) {
    for (const CodedName& name : names_[party]) {
      std::vector<std::pair<std::size_t, std::uint32_t>> by_rarity;
      for (const std::uint32_t word : name.words) by_rarity.emplace_back(count_holders(word, postings), word);
      std::ranges::sort(by_rarity);
      if (by_rarity.empty()) continue;
      const std::uint32_t rarest = by_rarity.front().second;
      const auto add_holders = [&](std::uint32_t word) {
        for (const std::uint32_t one : postings[word]) {
          if (by_rarity.size() < 2 || holds(one, by_rarity[1].second, postings)) add_pair(pairs, one, party);
        }
      };
      add_holders(rarest);
      lexicon_.for_each_alike(rarest, add_holders);
    }
  }
}

// Names with the same letters, and names of which one is the beginning of the other, as a full field leaves it: in the
// order of their letters, all that begin with a name stand right behind it.
void MatchJudge::add_by_letters(std::vector<Pair>& pairs) const {
  std::vector<std::pair<std::string_view, std::uint32_t>> compact, plain;
  for (std::uint32_t party = 0; party < names_.size(); ++party) {
    for (const CodedName& name : names_[party]) {
      if (name.parts->compact.size() >= shortest_compact) compact.emplace_back(name.parts->compact, party);
      if (name.parts->plain.size() >= shortest_cut) plain.emplace_back(name.parts->plain, party);
    }
  }
  std::ranges::sort(compact);
  for (std::size_t one = 0; one < compact.size(); ++one) {
    for (std::size_t other = one + 1; other < compact.size() && compact[other].first == compact[one].first; ++other) {
      add_pair(pairs, compact[one].second, compact[other].second);
    }
  }
  std::ranges::sort(plain);
  for (std::size_t one = 0; one < plain.size(); ++one) {
    for (std::size_t other = one + 1; other < plain.size() && plain[other].first.starts_with(plain[one].first);
         ++other) {
      const std::size_t end = plain[one].first.size();
      const bool is_cut = plain[other].first.size() > end && plain[other].first[end] != ' ';
      if (is_cut) add_pair(pairs, plain[one].second, plain[other].second);
    }
  }
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> MatchJudge::candidates() const {
  std::vector<Places> postings(lexicon_.size());
  for (std::uint32_t party = 0; party < names_.size(); ++party) {
    for (const CodedName& name : names_[party]) {
      for (const std::uint32_t word : name.words) {
        if (postings[word].empty() || postings[word].back() != party) postings[word].push_back(party);
      }
    }
  }
  std::vector<Pair> pairs;
  add_by_words(pairs, postings);
  add_by_letters(pairs);
  for (const auto& [acronym, claims] : claims_) {
    for (const std::uint32_t alone : claims.alone) {
      for (const Places* bearers : {&claims.alone, &claims.given, &claims.initials}) {
        if (bearers->size() <= most_bearers) add_all(pairs, *bearers, alone);
      }
    }
  }
  for (const auto& [body, parties] : known_) {
    for (const std::uint32_t party : parties) add_all(pairs, parties, party);
  }
  std::ranges::sort(pairs);
  const auto again = std::ranges::unique(pairs);
  pairs.erase(again.begin(), again.end());
  return pairs;
}

NameLeads& MatchJudge::leads() {
  if (!leads_) {
    leads_ = std::make_unique<NameLeads>();
    for (std::uint32_t party = 0; party < names_.size(); ++party) leads_->add(party, names_[party]);
  }
  return *leads_;
}

std::vector<std::uint32_t> MatchJudge::candidates_of(std::uint32_t party) {
  Places found = leads().find(names_[party], lexicon_);
  const auto add = [&](const Places& list) { found.insert(found.end(), list.begin(), list.end()); };
  const NamesRead& read = read_[party];
  for (const Texts* acronyms : {&read.given, &read.initials}) {
    for (const std::string& acronym : *acronyms) {
      const auto place = claims_.find(acronym);
      if (place == claims_.end()) continue;
      add(place->second.alone);
      if (!read.acronym_alone) continue;
      for (const Places* bearers : {&place->second.given, &place->second.initials}) {
        if (bearers->size() <= most_bearers) add(*bearers);
      }
    }
  }
  for (const KnownBody& body : bodies_[party]) {
    add(known_[body.id]);
    if (!body.successor.empty()) add(known_[body.successor]);
  }
  std::ranges::sort(found);
  const auto again = std::ranges::unique(found);
  found.erase(again.begin(), again.end());
  std::erase(found, party);
  return found;
}

}  // namespace engine
