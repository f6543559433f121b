#include "engine/identity/touched_programmes.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "engine/identity/programme_judge.h"
#include "engine/identity/programme_matches.h"

namespace engine {
namespace {

using Numbers = std::vector<std::uint32_t>;

void add_each_once(Numbers& numbers, const Numbers& more) {
  numbers.insert(numbers.end(), more.begin(), more.end());
  std::ranges::sort(numbers);
  const auto again = std::ranges::unique(numbers);
  numbers.erase(again.begin(), again.end());
}

// Programmes of the Snapshot as they are asked for, without a change and with it.
class Programmes {
 public:
  // `before`, `titles`: the titles without the change and with it.
  Programmes(const Snapshot& snapshot, const ProgrammeTitles& before, const ProgrammeTitles& titles,
             std::span<const ProgrammeTouched> touched, std::span<const Undertaking> arrivals)
      : snapshot_(snapshot), titles_(titles), arrivals_(arrivals), judge_before_(before), judge_after_(titles) {
    for (const ProgrammeTouched& one : touched) touched_.emplace(one.programme, &one);
  }

  // Reads those that are not known yet.
  void know(Numbers numbers) {
    add_each_once(numbers, {});
    std::erase_if(numbers, [&](std::uint32_t number) { return before_.contains(number); });
    while (!numbers.empty() && is_new(numbers.back())) {
      put(numbers.back(), arrivals_[numbers.back() - snapshot_.programmes.size()]);
      numbers.pop_back();
    }
    if (numbers.empty()) return;
    std::vector<Undertaking> some;
    for (const std::uint32_t number : numbers) {
      some.push_back(undertaking_of(snapshot_, number));
      some.back().ids = ids(number);
    }
    relate(some, numbers, snapshot_);
    for (std::size_t at = 0; at < some.size(); ++at) put(numbers[at], std::move(some[at]));
  }
  void know(std::span<const ProgrammePair> pairs) {
    Numbers numbers;
    for (const auto& [one, other] : pairs) numbers.insert(numbers.end(), {one, other});
    know(std::move(numbers));
  }
  // And those that have the identifier of one of a pair.
  void know_partners(std::span<const ProgrammePair> pairs) {
    Numbers numbers;
    for (const auto& [one, other] : pairs) {
      for (const std::uint32_t number : {one, other}) {
        const Numbers& partners = this->partners(number);
        numbers.insert(numbers.end(), partners.begin(), partners.end());
      }
    }
    know(std::move(numbers));
  }

  // Whether the change brings it.
  bool is_new(std::uint32_t number) const { return number >= snapshot_.programmes.size(); }

  Texts ids(std::uint32_t number) const {
    return is_new(number) ? arrivals_[number - snapshot_.programmes.size()].ids
                          : titles_.ids(number, snapshot_.programmes[number].id);
  }
  // REQUIRES of each of these: know() of those that are asked for.
  const Undertaking& operator[](std::uint32_t number) const { return *after_.at(number); }
  std::pair<double, Texts> judge_before(const ProgrammePair& pair) const { return judge(judge_before_, pair, before_); }
  std::pair<double, Texts> judge_after(const ProgrammePair& pair) const { return judge(judge_after_, pair, after_); }

  // REQUIRES: know_partners().
  bool ruled_out_before(const ProgrammePair& pair) { return rule_out(pair, before_); }
  bool ruled_out_after(const ProgrammePair& pair) { return rule_out(pair, after_); }

 private:
  using Known = std::unordered_map<std::uint32_t, const Undertaking*>;

  static std::pair<double, Texts> judge(const ProgrammeJudge& judge, const ProgrammePair& pair, const Known& known) {
    return judge.judge(pair, *known.at(pair.first), *known.at(pair.second));
  }

  void put(std::uint32_t number, Undertaking one) {
    const auto touched = touched_.find(number);
    all_.push_back(std::move(one));
    before_[number] = after_[number] = &all_.back();
    if (touched == touched_.end()) return;
    all_.push_back(*before_[number]);
    Undertaking& changed = all_.back();
    after_[number] = &changed;
    add_each_once(changed.organisations, touched->second->organisations);
    add_each_once(changed.places, touched->second->places);
    add_each_once(changed.sources, touched->second->sources);
  }

  // The other programmes that have its identifier, ascending.
  const Numbers& partners(std::uint32_t number) {
    const auto [place, fresh] = partners_.try_emplace(number);
    if (fresh) {
      const Texts own = ids(number);
      for (const std::uint32_t other : titles_.candidates_of(number)) {
        if (ProgrammeJudge::have_one_identifier(own, ids(other))) place->second.push_back(other);
      }
    }
    return place->second;
  }

  bool rule_out(const ProgrammePair& pair, const Known& known) {
    const auto has_other = [&](std::uint32_t one, std::uint32_t other) {
      return std::ranges::any_of(partners(one), [&](std::uint32_t partner) {
        if (&known == &before_ && is_new(partner)) return false;
        return std::ranges::any_of(known.at(other)->sources, [&](std::uint32_t source) {
          return std::ranges::binary_search(known.at(partner)->sources, source);
        });
      });
    };
    return !std::ranges::binary_search(partners(pair.first), pair.second) &&
           (has_other(pair.first, pair.second) || has_other(pair.second, pair.first));
  }

  const Snapshot& snapshot_;
  const ProgrammeTitles& titles_;
  std::span<const Undertaking> arrivals_;
  std::unordered_map<std::uint32_t, const ProgrammeTouched*> touched_;
  std::deque<Undertaking> all_;  // which stay where they are
  Known before_, after_;         // by number
  ProgrammeJudge judge_before_, judge_after_;
  std::unordered_map<std::uint32_t, Numbers> partners_;
};

// The pairs with one of the touched for which titles or an identifier speak: of others nothing more is asked.
std::vector<ProgrammePair> promising_pairs(const Programmes& programmes, const ProgrammeTitles& titles,
                                           std::span<const ProgrammeTouched> touched) {
  std::vector<ProgrammePair> pairs;
  for (const ProgrammeTouched& one : touched) {
    const Texts own = programmes.ids(one.programme);
    for (const std::uint32_t other : titles.candidates_of(one.programme)) {
      const ProgrammePair pair = std::minmax(one.programme, other);
      const bool alike = titles.likeness(pair) >= ProgrammeJudge::least_likeness;
      if (alike || ProgrammeJudge::have_one_identifier(own, programmes.ids(other))) {
        pairs.push_back(pair);
      }
    }
  }
  std::ranges::sort(pairs);
  const auto again = std::ranges::unique(pairs);
  pairs.erase(again.begin(), again.end());
  return pairs;
}

bool is_enough(double score, double threshold) { return score > 0 && score >= threshold; }

}  // namespace

std::vector<Match> matches_of_touched(const Snapshot& snapshot, const ProgrammeTitles& titles,
                                      std::span<const ProgrammeTouched> touched, const DecidedPairs& decided,
                                      std::span<const Undertaking> arrivals, std::span<const std::uint32_t> gone,
                                      double threshold) {
  const ProgrammeTitles with_all = arrivals.empty() && gone.empty() ? titles : titles.with(arrivals, gone);
  Programmes programmes(snapshot, titles, with_all, touched, arrivals);
  std::vector<ProgrammePair> pairs = promising_pairs(programmes, with_all, touched);
  programmes.know(pairs);
  std::erase_if(pairs, [&](const ProgrammePair& pair) {
    return !is_enough(programmes.judge_after(pair).first, threshold) ||
           is_decided(programmes[pair.first], programmes[pair.second], decided);
  });
  programmes.know_partners(pairs);
  std::vector<Match> matches;
  for (const ProgrammePair& pair : pairs) {
    if (programmes.ruled_out_after(pair)) continue;
    const bool stood = !programmes.is_new(pair.first) && !programmes.is_new(pair.second);
    const bool was_one = stood && is_enough(programmes.judge_before(pair).first, threshold);
    if (was_one && !programmes.ruled_out_before(pair)) continue;
    auto [score, reasons] = programmes.judge_after(pair);
    const std::string &one = programmes[pair.first].id, &other = programmes[pair.second].id;
    matches.push_back(programme_match(one, other, score, std::move(reasons)));
  }
  sort_matches(matches);
  return matches;
}

std::vector<bool> are_matches(const Snapshot& snapshot, const ProgrammeTitles& titles,
                              std::span<const ProgrammePair> pairs, double threshold) {
  Programmes programmes(snapshot, titles, titles, {}, {});
  programmes.know(pairs);
  programmes.know_partners(pairs);
  std::vector<bool> found;
  for (const ProgrammePair& pair : pairs) {
    const bool is_one = is_enough(programmes.judge_before(pair).first, threshold) &&
                        std::ranges::binary_search(titles.candidates_of(pair.first), pair.second);
    found.push_back(is_one && !programmes.ruled_out_before(pair));
  }
  return found;
}

}  // namespace engine
