#include "engine/identity/programme_matches.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "engine/identity/lexicon.h"

namespace engine {
namespace {

using Numbers = std::vector<std::uint32_t>;
using Pair = std::pair<std::uint32_t, std::uint32_t>;

void sort_each_once(Numbers& numbers) {
  std::ranges::sort(numbers);
  const auto again = std::ranges::unique(numbers);
  numbers.erase(again.begin(), again.end());
}

bool meet(const Numbers& one, const Numbers& other) {
  return std::ranges::any_of(one, [&](std::uint32_t number) { return std::ranges::binary_search(other, number); });
}

// The identifier without its punctuation, and without the "-2" of the second source that used it.
std::string stem_of(const std::string& id) {
  const std::size_t dash = id.rfind('-');
  const bool is_second =
      dash != std::string::npos && dash > 0 && id.size() - dash == 2 && id[dash + 1] >= '2' && id[dash + 1] <= '9';
  std::string stem = fold(is_second ? id.substr(0, dash) : id);
  std::erase(stem, ' ');
  return stem;
}

// "II" and "2" are one number of a phase.
std::string number_of(const std::string& word) {
  static const std::map<std::string, std::string> romans = {{"i", "1"}, {"ii", "2"}, {"iii", "3"}, {"iv", "4"},
                                                            {"v", "5"}, {"vi", "6"}, {"vii", "7"}, {"viii", "8"}};
  const auto roman = romans.find(word);
  if (roman != romans.end()) return roman->second;
  return word.find_first_not_of("0123456789") == std::string::npos ? word : std::string();
}

std::set<std::string> numbers_of(const std::string& title) {
  std::set<std::string> numbers;
  const std::string folded = fold(title);
  for (std::size_t from = 0; from < folded.size();) {
    const std::size_t to = std::min(folded.find(' ', from), folded.size());
    if (const std::string number = number_of(folded.substr(from, to - from)); !number.empty()) numbers.insert(number);
    from = to + 1;
  }
  return numbers;
}

bool is_open(const Period& period) { return period.from == Period::open_start || period.to == Period::open_end; }

bool same_days(const Period& one, const Period& other) {
  constexpr int month = 31;
  return !is_open(one) && !is_open(other) && std::abs(one.from.number - other.from.number) <= month &&
         std::abs(one.to.number - other.to.number) <= month;
}

bool apart_in_time(const Period& one, const Period& other) { return one.to <= other.from || other.to <= one.from; }

bool same_money(const Undertaking& one, const Undertaking& other) {
  if (!one.budget || !other.budget || one.currency.empty() || one.currency != other.currency) return false;
  const auto first = static_cast<double>(one.budget->ten_thousandths);
  const auto second = static_cast<double>(other.budget->ten_thousandths);
  return first > 0 && second > 0 && std::abs(first - second) <= 0.01 * std::max(first, second);
}

class Judge {
 public:
  Judge(const std::vector<Undertaking>& programmes, const NameWords& words) : programmes_(programmes) {
    read_.reserve(programmes.size());
    for (const Undertaking& programme : programmes) {
      read_.push_back(read_names(programme.names, {}, words));
      titles_.push_back(lexicon_.add(read_.back().names));
    }
    lexicon_.settle();
  }

  std::vector<Pair> candidates() const {
    std::vector<Numbers> postings(lexicon_.size());
    std::map<std::string, Numbers> stems;
    std::vector<Pair> pairs;
    for (std::uint32_t at = 0; at < titles_.size(); ++at) {
      for (const auto& title : titles_[at]) {
        for (const std::uint32_t word : title.words) {
          if (postings[word].empty() || postings[word].back() != at) postings[word].push_back(at);
        }
      }
      for (const std::string& id : programmes_[at].ids) stems[stem_of(id)].push_back(at);
    }
    const auto add = [&](const Numbers& others, std::uint32_t whom) {
      for (const std::uint32_t other : others) {
        if (other != whom) pairs.emplace_back(std::min(other, whom), std::max(other, whom));
      }
    };
    for (const auto& [stem, programmes] : stems) {
      for (const std::uint32_t one : programmes) add(programmes, one);
    }
    for (std::uint32_t at = 0; at < titles_.size(); ++at) {
      for (const auto& title : titles_[at]) {
        const auto rarest = std::ranges::min_element(title.words, {}, [&](auto word) { return postings[word].size(); });
        if (rarest != title.words.end()) add(postings[*rarest], at);
      }
    }
    std::ranges::sort(pairs);
    const auto again = std::ranges::unique(pairs);
    pairs.erase(again.begin(), again.end());
    return pairs;
  }

  // Whether an id of the one is an id of the other in another spelling.
  bool have_one_identifier(const Pair& pair) const {
    constexpr std::size_t long_enough = 5;
    for (const std::string& first : programmes_[pair.first].ids) {
      for (const std::string& second : programmes_[pair.second].ids) {
        const std::string one = stem_of(first), other = stem_of(second);
        if (one.size() >= long_enough && one == other) return true;
        if (is_end_of(one, other) || is_end_of(other, one)) return true;
      }
    }
    return false;
  }

  std::pair<double, Texts> judge(const Pair& pair) const {
    const Undertaking& one = programmes_[pair.first];
    const Undertaking& other = programmes_[pair.second];
    if (std::ranges::binary_search(other.ids, one.parent) || std::ranges::binary_search(one.ids, other.parent)) {
      return {};
    }
    const bool one_identifier = have_one_identifier(pair);
    if (!one_identifier && are_told_apart(one, other)) return {};
    Texts reasons;
    double score = score_of_titles(pair, reasons);
    if (one_identifier) {
      score = std::max(score, 0.8);
      reasons.insert(reasons.begin(), "the same identifier in another spelling");
    }
    if (score == 0) return {};
    const auto add = [&](double weight, const char* reason) {
      score += weight;
      reasons.emplace_back(reason);
    };
    if (meet(one.organisations, other.organisations)) add(0.16, "an organisation takes part in both");
    if (same_days(one.period, other.period)) add(0.14, "the same days");
    if (same_money(one, other)) add(0.16, "the same money");
    if (meet(one.places, other.places)) add(0.06, "a place in common");
    if (apart_in_time(one.period, other.period)) score *= 0.3;
    const bool strangers =
        !one.organisations.empty() && !other.organisations.empty() && !meet(one.organisations, other.organisations);
    if (strangers) score *= 0.7;
    return {std::min(score, 0.98), std::move(reasons)};
  }

 private:
  // An identifier may stand at the end of a longer one, after the prefix of who reports it.
  static bool is_end_of(const std::string& shorter, const std::string& longer) {
    constexpr std::size_t long_enough = 6;
    constexpr std::ptrdiff_t digits_enough = 4;
    const auto digits = std::ranges::count_if(shorter, [](char letter) { return letter >= '0' && letter <= '9'; });
    return shorter.size() >= long_enough && digits >= digits_enough && shorter.size() < longer.size() &&
           longer.ends_with(shorter);
  }

  // The only source of both, with two ids for what the same organisations do, means two.
  static bool are_told_apart(const Undertaking& one, const Undertaking& other) {
    return one.sources.size() == 1 && one.sources == other.sources && !one.organisations.empty() &&
           one.organisations == other.organisations;
  }

  // 0.6 for the same title, less for one with a few words more; 0 where they are different.
  double score_of_titles(const Pair& pair, Texts& reasons) const {
    double best = 0;
    for (const auto& one : titles_[pair.first]) {
      for (const auto& other : titles_[pair.second]) {
        if (numbers_of(one.parts->name) != numbers_of(other.parts->name)) return 0;
        best = std::max(best, share_of(one, other));
      }
    }
    constexpr double least = 0.75;
    if (best < least) return 0;
    reasons.push_back(best == 1 ? "the same words in their titles" : "nearly the same words in their titles");
    return 0.6 * best;
  }

  double share_of(const CodedName& one, const CodedName& other) const {
    double both = 0, all = 0;
    for (const std::uint32_t word : one.words) {
      all += lexicon_[word].weight;
      if (std::ranges::binary_search(other.words, word)) both += lexicon_[word].weight;
    }
    for (const std::uint32_t word : other.words) {
      if (!std::ranges::binary_search(one.words, word)) all += lexicon_[word].weight;
    }
    return all == 0 ? 0 : both / all;
  }

  const std::vector<Undertaking>& programmes_;
  std::vector<NamesRead> read_;
  std::vector<std::vector<CodedName>> titles_;
  Lexicon lexicon_;
};

bool is_decided(const Undertaking& one, const Undertaking& other, const DecidedPairs& decided) {
  for (const std::string& first : one.ids) {
    for (const std::string& second : other.ids) {
      if (decided.contains(std::minmax(first, second))) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<Undertaking> undertakings_of(const Snapshot& snapshot) {
  std::vector<Undertaking> all;
  for (const ProgrammeNode& node : snapshot.programmes) {
    Undertaking one{node.id, node.names(), node.period, node.budget, node.currency, "", {}, {}, {}, {}};
    if (node.parent.known()) one.parent = snapshot.programmes[node.parent.index].id;
    for (const auto donor : node.donors) one.organisations.push_back(donor.index);
    all.push_back(std::move(one));
  }
  for (const auto& [id, programme] : snapshot.programme_by_id) all[programme.index].ids.push_back(id);
  for (const ParticipationEdge& edge : snapshot.participations) {
    if (edge.programme.known() && edge.organisation.known()) {
      all[edge.programme.index].organisations.push_back(edge.organisation.index);
      all[edge.programme.index].sources.push_back(edge.source);
    }
  }
  for (const DeliveryRow& row : snapshot.deliveries) {
    if (!row.programme.known()) continue;
    all[row.programme.index].organisations.push_back(row.organisation.index);
    all[row.programme.index].places.push_back(row.location.index);
    all[row.programme.index].sources.push_back(row.source);
  }
  for (Undertaking& one : all) {
    sort_each_once(one.organisations);
    sort_each_once(one.places);
    sort_each_once(one.sources);
    std::ranges::sort(one.ids);
  }
  return all;
}

namespace {

// Who has a partner by identifier in which source: what else that source has is another programme.
class Partners {
 public:
  Partners(const std::vector<Undertaking>& programmes, const Judge& judge, const std::vector<Pair>& candidates)
      : programmes_(programmes) {
    for (const Pair& pair : candidates) {
      if (!judge.have_one_identifier(pair)) continue;
      pairs_.insert(pair);
      for (const std::uint32_t source : programmes[pair.second].sources) partnered_.insert({pair.first, source});
      for (const std::uint32_t source : programmes[pair.first].sources) partnered_.insert({pair.second, source});
    }
  }

  bool rule_out(const Pair& pair) const {
    return !pairs_.contains(pair) && (has_other(pair.first, pair.second) || has_other(pair.second, pair.first));
  }

 private:
  bool has_other(std::uint32_t one, std::uint32_t other) const {
    return std::ranges::any_of(programmes_[other].sources, [&](std::uint32_t source) {
      return partnered_.contains({one, source});
    });
  }

  const std::vector<Undertaking>& programmes_;
  std::set<Pair> pairs_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> partnered_;  // programme, source
};

}  // namespace

std::vector<Match> find_programme_matches(const std::vector<Undertaking>& programmes, const NameWords& words,
                                          const DecidedPairs& decided, double threshold) {
  const Judge judge(programmes, words);
  const std::vector<Pair> candidates = judge.candidates();
  const Partners partners(programmes, judge, candidates);
  std::vector<Match> matches;
  for (const Pair& pair : candidates) {
    if (partners.rule_out(pair)) continue;
    const Undertaking& one = programmes[pair.first];
    const Undertaking& other = programmes[pair.second];
    auto [score, reasons] = judge.judge(pair);
    if (score <= 0 || score < threshold || is_decided(one, other, decided)) continue;
    const auto [a, b] = std::minmax(one.id, other.id);
    matches.push_back({match_id(a, b), a, b, std::round(score * 1000) / 1000, std::move(reasons)});
  }
  std::ranges::sort(matches, [](const Match& one, const Match& other) {
    return std::tuple(-one.score, one.a, one.b) < std::tuple(-other.score, other.a, other.b);
  });
  return matches;
}

}  // namespace engine
