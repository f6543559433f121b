#include "engine/identity/programme_matches.h"

#include <algorithm>
#include <cmath>

#include "engine/graph/parallel.h"
#include "engine/identity/programme_judge.h"

namespace engine {
namespace {

using Pairs = std::vector<ProgrammePair>;

constexpr std::size_t least = 1024;  // pairs that are worth a second core

// Who has a partner by identifier in which source: what else that source has is another programme.
class Partners {
 public:
  Partners(const std::vector<Undertaking>& programmes, const Pairs& candidates) : programmes_(programmes) {
    pairs_ = gather_in_ranges<ProgrammePair>(candidates.size(), least, [&](std::size_t from, std::size_t to) {
      Pairs found;
      for (std::size_t at = from; at < to; ++at) {
        const auto [one, other] = candidates[at];
        if (ProgrammeJudge::have_one_identifier(programmes[one].ids, programmes[other].ids)) {
          found.push_back(candidates[at]);
        }
      }
      return found;
    });
    for (const auto& [one, other] : pairs_) {
      for (const std::uint32_t source : programmes[other].sources) partnered_.emplace_back(one, source);
      for (const std::uint32_t source : programmes[one].sources) partnered_.emplace_back(other, source);
    }
    std::ranges::sort(partnered_);
  }

  bool rule_out(const ProgrammePair& pair) const {
    return (has_other(pair.first, pair.second) || has_other(pair.second, pair.first)) &&
           !std::ranges::binary_search(pairs_, pair);
  }

 private:
  bool has_other(std::uint32_t one, std::uint32_t other) const {
    return std::ranges::any_of(programmes_[other].sources, [&](std::uint32_t source) {
      return std::ranges::binary_search(partnered_, ProgrammePair(one, source));
    });
  }

  const std::vector<Undertaking>& programmes_;
  Pairs pairs_;      // ascending
  Pairs partnered_;  // programme, source; ascending
};

}  // namespace

Match programme_match(const std::string& one, const std::string& other, double score, Texts reasons) {
  const auto [a, b] = std::minmax(one, other);
  return {match_id(a, b), a, b, std::round(score * 1000) / 1000, std::move(reasons)};
}

void sort_matches(std::vector<Match>& matches) {
  std::ranges::sort(matches, [](const Match& one, const Match& other) {
    return std::tuple(-one.score, one.a, one.b) < std::tuple(-other.score, other.a, other.b);
  });
}

bool is_decided(const Undertaking& one, const Undertaking& other, const DecidedPairs& decided) {
  return !decided.empty() && std::ranges::any_of(one.ids, [&](const std::string& first) {
    return std::ranges::any_of(other.ids,
                               [&](const std::string& second) { return decided.contains(std::minmax(first, second)); });
  });
}

std::vector<Match> find_programme_matches(const std::vector<Undertaking>& programmes, const NameWords& words,
                                          const DecidedPairs& decided, double threshold) {
  const ProgrammeTitles titles(programmes, words);
  const Pairs candidates = titles.candidates();
  const Partners partners(programmes, candidates);
  const ProgrammeJudge judge(titles);
  auto matches = gather_in_ranges<Match>(candidates.size(), least, [&](std::size_t from, std::size_t to) {
    std::vector<Match> found;
    for (std::size_t at = from; at < to; ++at) {
      const Undertaking& one = programmes[candidates[at].first];
      const Undertaking& other = programmes[candidates[at].second];
      auto [score, reasons] = judge.judge(candidates[at], one, other);
      if (score <= 0 || score < threshold || partners.rule_out(candidates[at])) continue;
      if (!is_decided(one, other, decided)) {
        found.push_back(programme_match(one.id, other.id, score, std::move(reasons)));
      }
    }
    return found;
  });
  sort_matches(matches);
  return matches;
}

}  // namespace engine
