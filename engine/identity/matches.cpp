#include "engine/identity/matches.h"

#include <algorithm>
#include <cmath>
#include <map>

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

std::vector<Match> matches_among(const std::vector<Pair>& pairs, const std::vector<Party>& parties,
                                 const MatchJudge& judge, const DecidedPairs& decided, double threshold) {
  std::vector<Found> found;
  for (const Pair& pair : pairs) {
    Judgement judgement = judge.judge(pair.first, pair.second);
    if (judgement.score < threshold || judgement.score <= 0) continue;
    if (is_decided(parties[pair.first], parties[pair.second], decided)) continue;
    found.push_back({pair, std::move(judgement)});
  }
  drop_contested(found);
  std::vector<Match> matches;
  for (Found& one : found) {
    const auto [a, b] = std::minmax(parties[one.pair.first].id, parties[one.pair.second].id);
    const double score = std::round(one.judgement.score * 1000) / 1000;
    matches.push_back({match_id(a, b), a, b, score, std::move(one.judgement.reasons)});
  }
  std::ranges::sort(matches, [](const Match& one, const Match& other) {
    return std::tuple(-one.score, one.a, one.b) < std::tuple(-other.score, other.a, other.b);
  });
  return matches;
}

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
  return matches_among(judge.candidates(), parties, judge, decided, threshold);
}

}  // namespace engine
