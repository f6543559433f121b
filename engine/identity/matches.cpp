#include "engine/identity/matches.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "engine/identity/hash.h"
#include "engine/identity/match_judge.h"

namespace engine {
namespace {

using Pair = std::pair<std::uint32_t, std::uint32_t>;

struct Found {
  Pair pair;
  Judgement judgement;
};

bool is_decided(const Party& one, const Party& other, const DecidedPairs& decided) {
  for (const std::string& first : one.ids) {
    for (const std::string& second : other.ids) {
      if (decided.contains(std::minmax(first, second))) return true;
    }
  }
  return false;
}

// A name without a place fits each of several ministries as well: then it fits none.
void drop_contested(std::vector<Found>& found) {
  std::map<std::uint32_t, std::set<std::string>> places;
  for (const Found& one : found) {
    if (one.judgement.place_added.empty()) continue;
    places[one.pair.first].insert(one.judgement.place_added);
    places[one.pair.second].insert(one.judgement.place_added);
  }
  std::erase_if(found, [&](const Found& one) {
    return !one.judgement.place_added.empty() &&
           (places[one.pair.first].size() > 1 || places[one.pair.second].size() > 1);
  });
}

std::optional<Found> find_pair(const Pair& pair, const MatchJudge& judge, const DecidedPairs& decided,
                               double threshold) {
  Judgement judgement = judge.judge(pair.first, pair.second);
  if (judgement.score < threshold || judgement.score <= 0) return std::nullopt;
  if (is_decided(judge.party(pair.first), judge.party(pair.second), decided)) return std::nullopt;
  return Found{pair, std::move(judgement)};
}

std::vector<Match> matches_of(std::vector<Found> found, const MatchJudge& judge) {
  std::vector<Match> matches;
  for (Found& one : found) {
    const auto [a, b] = std::minmax(judge.party(one.pair.first).id, judge.party(one.pair.second).id);
    const double score = std::round(one.judgement.score * 1000) / 1000;
    matches.push_back({match_id(a, b), a, b, score, std::move(one.judgement.reasons)});
  }
  std::ranges::sort(matches, [](const Match& one, const Match& other) {
    return std::tuple(-one.score, one.a, one.b) < std::tuple(-other.score, other.a, other.b);
  });
  return matches;
}

// Finds the pairs of a few parties, and of others where it matters whom else they seem to be.
class FewPairs {
 public:
  FewPairs(MatchJudge& judge, const DecidedPairs& decided, double threshold)
      : judge_(judge), decided_(decided), threshold_(threshold) {}

  std::vector<Found> find(std::span<const std::uint32_t> parties) {
    std::map<Pair, Found> found;
    for (const std::uint32_t party : parties) {
      for (const Found& one : of(party)) found.emplace(one.pair, one);
    }
    std::vector<Found> kept;
    for (const auto& [pair, one] : found) {
      const bool is_contested =
          !one.judgement.place_added.empty() && (fits_several(pair.first) || fits_several(pair.second));
      if (!is_contested) kept.push_back(one);
    }
    return kept;
  }

 private:
  const std::vector<Found>& of(std::uint32_t party) {
    const auto [place, fresh] = of_.try_emplace(party);
    if (!fresh) return place->second;
    for (const std::uint32_t other : judge_.candidates_of(party)) {
      auto one = find_pair(std::minmax(party, other), judge_, decided_, threshold_);
      if (one) place->second.push_back(*std::move(one));
    }
    return place->second;
  }

  bool fits_several(std::uint32_t party) {
    std::set<std::string> places;
    for (const Found& one : of(party)) {
      if (!one.judgement.place_added.empty()) places.insert(one.judgement.place_added);
    }
    return places.size() > 1;
  }

  MatchJudge& judge_;
  const DecidedPairs& decided_;
  double threshold_;
  std::map<std::uint32_t, std::vector<Found>> of_;
};

}  // namespace

std::string match_id(const std::string& one, const std::string& other) {
  Hash hash;
  hash.add(std::min(one, other));
  hash.add(std::max(one, other));
  return "match-" + hashed_id('m', hash.value());
}

std::vector<Match> find_matches(const std::vector<Party>& parties, const NameWords& words, const DecidedPairs& decided,
                                double threshold) {
  const MatchJudge judge(parties, words);
  std::vector<Found> found;
  for (const Pair& pair : judge.candidates()) {
    if (auto one = find_pair(pair, judge, decided, threshold)) found.push_back(*std::move(one));
  }
  drop_contested(found);
  return matches_of(std::move(found), judge);
}

std::vector<Match> find_matches_of(std::span<const std::uint32_t> parties, MatchJudge& judge,
                                   const DecidedPairs& decided, double threshold) {
  return matches_of(FewPairs(judge, decided, threshold).find(parties), judge);
}

}  // namespace engine
