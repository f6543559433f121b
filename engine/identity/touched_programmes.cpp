#include "engine/identity/touched_programmes.h"

#include <algorithm>
#include <deque>
#include <optional>
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

bool is_enough(double score, double threshold) { return score > 0 && score >= threshold; }

// Programmes of the Snapshot as they are asked for, without a change and with it.
class Programmes {
 public:
  // `before`, `titles`: the titles without the change and with it.
  Programmes(const Snapshot& snapshot, const ProgrammeTitles& before, const ProgrammeTitles& titles,
             std::span<const ProgrammeTouched> touched, std::span<const Undertaking> arrivals)
      : snapshot_(snapshot),
        arrivals_(arrivals),
        before_{before, ProgrammeJudge(before), {}, {}},
        after_{titles, ProgrammeJudge(titles), {}, {}} {
    for (const ProgrammeTouched& one : touched) touched_.emplace(one.programme, &one);
  }

  // Reads those that are not known yet.
  void know(const Numbers& numbers) {
    Numbers standing, brought;
    for (const std::uint32_t number : numbers) {
      const auto was = before(number);
      if (was) standing.push_back(*was);
      if (is_new(number)) brought.push_back(number);
    }
    know_standing(std::move(standing));
    for (const std::uint32_t number : brought) {
      if (after_.known.contains(number)) continue;
      Undertaking one = arrivals_[number - snapshot_.programmes.size()];
      if (const auto was = before(number)) {
        const Undertaking& stood = *before_.known.at(*was);
        one.organisations = stood.organisations;
        one.places = stood.places;
        one.sources = stood.sources;
      }
      put(number, std::move(one));
    }
  }
  void know(std::span<const ProgrammePair> pairs) {
    Numbers numbers;
    for (const auto& [one, other] : pairs) numbers.insert(numbers.end(), {one, other});
    know(numbers);
  }
  // And those that have the identifier of one of a pair, or had it.
  void know_partners(std::span<const ProgrammePair> pairs) {
    Numbers numbers;
    for (const auto& [one, other] : pairs) {
      for (const std::uint32_t number : {one, other}) {
        const Numbers& partners = this->partners(after_, number);
        numbers.insert(numbers.end(), partners.begin(), partners.end());
        const auto was = before(number);
        if (!was) continue;
        const Numbers& before = this->partners(before_, *was);
        numbers.insert(numbers.end(), before.begin(), before.end());
      }
    }
    know(numbers);
  }

  // Whether the change brings it.
  bool is_new(std::uint32_t number) const { return number >= snapshot_.programmes.size(); }

  // What has the number after the change in the Snapshot; nothing where it was not there.
  std::optional<std::uint32_t> before(std::uint32_t number) const {
    return is_new(number) ? touched_.at(number)->was : number;
  }

  Texts ids(std::uint32_t number) const {
    return is_new(number) ? arrivals_[number - snapshot_.programmes.size()].ids
                          : before_.titles.ids(number, snapshot_.programmes[number].id);
  }
  // REQUIRES of each of these: know() of those that are asked for, and of was_match() and is_ruled_out()
  // know_partners().
  const Undertaking& operator[](std::uint32_t number) const { return *after_.known.at(number); }
  std::pair<double, Texts> judge(const ProgrammePair& pair) const { return after_.judge_known(pair); }
  bool is_ruled_out(const ProgrammePair& pair) { return rule_out(after_, pair); }

  // Whether the two were a match in the Snapshot.
  bool was_match(const ProgrammePair& pair, double threshold) {
    const auto one = before(pair.first), other = before(pair.second);
    if (!one || !other) return false;
    const ProgrammePair were = std::minmax(*one, *other);
    return is_enough(before_.judge_known(were).first, threshold) &&
           std::ranges::binary_search(before_.titles.candidates_of(were.first), were.second) &&
           !rule_out(before_, were);
  }

 private:
  // As all are without the change, or with it.
  struct State {
    const ProgrammeTitles& titles;
    ProgrammeJudge judge;
    std::unordered_map<std::uint32_t, const Undertaking*> known;  // by number
    std::unordered_map<std::uint32_t, Numbers> partners;          // likewise

    std::pair<double, Texts> judge_known(const ProgrammePair& pair) const {
      return judge.judge(pair, *known.at(pair.first), *known.at(pair.second));
    }
  };

  void know_standing(Numbers numbers) {
    add_each_once(numbers, {});
    std::erase_if(numbers, [&](std::uint32_t number) { return before_.known.contains(number); });
    if (numbers.empty()) return;
    std::vector<Undertaking> some;
    for (const std::uint32_t number : numbers) {
      some.push_back(undertaking_of(snapshot_, number));
      some.back().ids = ids(number);
    }
    relate(some, numbers, snapshot_);
    for (std::size_t at = 0; at < some.size(); ++at) put(numbers[at], std::move(some[at]));
  }

  void put(std::uint32_t number, Undertaking one) {
    const auto touched = touched_.find(number);
    all_.push_back(std::move(one));
    const Undertaking& stood = all_.back();
    if (!is_new(number)) before_.known[number] = &stood;
    after_.known[number] = &stood;
    if (touched == touched_.end()) return;
    all_.push_back(stood);
    Undertaking& changed = all_.back();
    after_.known[number] = &changed;
    add_each_once(changed.organisations, touched->second->organisations);
    add_each_once(changed.places, touched->second->places);
    add_each_once(changed.sources, touched->second->sources);
  }

  // The other programmes that have its identifier, ascending.
  const Numbers& partners(State& state, std::uint32_t number) {
    const auto [place, fresh] = state.partners.try_emplace(number);
    if (fresh) {
      const Texts own = ids(number);
      for (const std::uint32_t other : state.titles.candidates_of(number)) {
        if (ProgrammeJudge::have_one_identifier(own, ids(other))) place->second.push_back(other);
      }
    }
    return place->second;
  }

  bool rule_out(State& state, const ProgrammePair& pair) {
    const auto has_other = [&](std::uint32_t one, std::uint32_t other) {
      return std::ranges::any_of(partners(state, one), [&](std::uint32_t partner) {
        return std::ranges::any_of(state.known.at(other)->sources, [&](std::uint32_t source) {
          return std::ranges::binary_search(state.known.at(partner)->sources, source);
        });
      });
    };
    return !std::ranges::binary_search(partners(state, pair.first), pair.second) &&
           (has_other(pair.first, pair.second) || has_other(pair.second, pair.first));
  }

  const Snapshot& snapshot_;
  std::span<const Undertaking> arrivals_;
  std::unordered_map<std::uint32_t, const ProgrammeTouched*> touched_;
  std::deque<Undertaking> all_;  // which stay where they are
  State before_, after_;
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

}  // namespace

std::vector<Match> matches_of_touched(const Snapshot& snapshot, const ProgrammeTitles& titles,
                                      std::span<const ProgrammeTouched> touched, const DecidedPairs& decided,
                                      std::span<const Undertaking> arrivals, std::span<const std::uint32_t> gone,
                                      double threshold) {
  std::optional<ProgrammeTitles> changed;
  if (!arrivals.empty() || !gone.empty()) changed = titles.with(arrivals, gone);
  const ProgrammeTitles& with_all = changed ? *changed : titles;
  Programmes programmes(snapshot, titles, with_all, touched, arrivals);
  std::vector<ProgrammePair> pairs = promising_pairs(programmes, with_all, touched);
  programmes.know(pairs);
  std::erase_if(pairs, [&](const ProgrammePair& pair) {
    return !is_enough(programmes.judge(pair).first, threshold) ||
           is_decided(programmes[pair.first], programmes[pair.second], decided);
  });
  programmes.know_partners(pairs);
  std::vector<Match> matches;
  for (const ProgrammePair& pair : pairs) {
    if (programmes.is_ruled_out(pair) || programmes.was_match(pair, threshold)) continue;
    auto [score, reasons] = programmes.judge(pair);
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
  for (const ProgrammePair& pair : pairs) found.push_back(programmes.was_match(pair, threshold));
  return found;
}

}  // namespace engine
