#include "engine/identity/programme_titles.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "engine/graph/parallel.h"
#include "engine/identity/hash.h"
#include "engine/identity/lexicon.h"
#include "engine/model/pack.h"

namespace engine {
namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr std::size_t at_once = 8192;  // programmes whose titles are read before their words are numbered
constexpr std::size_t least = 256;     // that are worth a second core

// "II" and "2" are one number of a phase.
std::string number_of(const std::string& word) {
  static const std::map<std::string, std::string> romans = {{"i", "1"}, {"ii", "2"}, {"iii", "3"}, {"iv", "4"},
                                                            {"v", "5"}, {"vi", "6"}, {"vii", "7"}, {"viii", "8"}};
  const auto roman = romans.find(word);
  if (roman != romans.end()) return roman->second;
  return word.find_first_not_of("0123456789") == std::string::npos ? word : std::string();
}

// The numbers in a title, each once, ascending, one after the other.
std::string numbers_of(const std::string& title) {
  std::set<std::string> numbers;
  const std::string folded = fold(title);
  for (std::size_t from = 0; from < folded.size();) {
    const std::size_t to = std::min(folded.find(' ', from), folded.size());
    if (std::string number = number_of(folded.substr(from, to - from)); !number.empty()) {
      numbers.insert(std::move(number));
    }
    from = to + 1;
  }
  std::string all;
  for (const std::string& number : numbers) all += number + ' ';
  return all;
}

void sort_each_once(Numbers& numbers) {
  std::ranges::sort(numbers);
  const auto again = std::ranges::unique(numbers);
  numbers.erase(again.begin(), again.end());
}

// The second numbers of pairs by their first. REQUIRES: the pairs ascend.
NumberLists lists_of(const std::vector<ProgrammePair>& pairs, std::size_t count) {
  NumberLists lists;
  lists.starts.assign(count + 1, 0);
  for (const auto& [first, second] : pairs) ++lists.starts[first + 1];
  std::partial_sum(lists.starts.begin(), lists.starts.end(), lists.starts.begin());
  lists.numbers.reserve(pairs.size());
  for (const auto& [first, second] : pairs) lists.numbers.push_back(second);
  return lists;
}

void sort_each_once(std::vector<ProgrammePair>& pairs) {
  std::ranges::sort(pairs);
  const auto again = std::ranges::unique(pairs);
  pairs.erase(again.begin(), again.end());
}

}  // namespace

std::string stem_of(const std::string& id) {
  const std::size_t dash = id.rfind('-');
  const bool is_second =
      dash != std::string::npos && dash > 0 && id.size() - dash == 2 && id[dash + 1] >= '2' && id[dash + 1] <= '9';
  std::string stem = fold(is_second ? id.substr(0, dash) : id);
  std::erase(stem, ' ');
  return stem;
}

// Reads titles some thousand programmes at a time, since what is read of one takes far more than what is kept of it.
class ProgrammeTitles::Reading {
 public:
  Reading(ProgrammeTitles& titles, const std::vector<Undertaking>& programmes, const NameWords& words)
      : titles_(titles), programmes_(programmes), words_(words) {}

  void read_all() {
    titles_.titles_.push_back(0);
    titles_.words_.starts.push_back(0);
    for (std::size_t from = 0; from < programmes_.size(); from += at_once) {
      const std::vector<One> some = read(from, std::min(from + at_once, programmes_.size()));
      for (std::size_t at = 0; at < some.size(); ++at) add(static_cast<std::uint32_t>(from + at), some[at]);
    }
    lexicon_.weigh();
    for (std::uint32_t word = 0; word < lexicon_.size(); ++word) titles_.weights_.push_back(lexicon_[word].weight);
  }

 private:
  struct One {
    NamesRead names;
    Texts numbers;  // of each name
    std::vector<std::uint64_t> stems;
  };

  std::vector<One> read(std::size_t first, std::size_t end) const {
    std::vector<One> some(end - first);
    in_ranges(some.size(), least, [&](std::size_t from, std::size_t to) {
      for (std::size_t at = from; at < to; ++at) {
        const Undertaking& programme = programmes_[first + at];
        some[at].names = read_names(programme.names, {}, words_);
        for (const NameParts& name : some[at].names.names) some[at].numbers.push_back(numbers_of(name.name));
        for (const std::string& id : programme.ids) {
          Hash hash;
          hash.add(stem_of(id));
          some[at].stems.push_back(hash.value());
        }
      }
    });
    return some;
  }

  void add(std::uint32_t programme, const One& one) {
    const auto coded = lexicon_.add(one.names.names);
    for (std::size_t at = 0; at < coded.size(); ++at) {
      auto& words = titles_.words_;
      words.numbers.insert(words.numbers.end(), coded[at].words.begin(), coded[at].words.end());
      words.starts.push_back(static_cast<std::uint32_t>(words.numbers.size()));
      const auto set = sets_.emplace(one.numbers[at], static_cast<std::uint32_t>(sets_.size())).first;
      titles_.numbers_.push_back(set->second);
    }
    titles_.titles_.push_back(static_cast<std::uint32_t>(titles_.numbers_.size()));
    for (const std::uint64_t stem : one.stems) titles_.stems_.emplace_back(stem, programme);
    const Undertaking& stated = programmes_[programme];
    if (stated.ids != Texts{stated.id}) titles_.several_.emplace_back(programme, stated.ids);
  }

  ProgrammeTitles& titles_;
  const std::vector<Undertaking>& programmes_;
  const NameWords& words_;
  Lexicon lexicon_;
  std::map<std::string, std::uint32_t> sets_;
};

ProgrammeTitles::ProgrammeTitles(const std::vector<Undertaking>& programmes, const NameWords& words) {
  Reading(*this, programmes, words).read_all();
  index_words();
  index_stems();
}

void ProgrammeTitles::index_words() {
  std::vector<ProgrammePair> pairs;  // word, programme
  const auto programmes = static_cast<std::uint32_t>(titles_.size() - 1);
  for (std::uint32_t programme = 0; programme < programmes; ++programme) {
    for (std::uint32_t title = titles_[programme]; title < titles_[programme + 1]; ++title) {
      for (const std::uint32_t word : words_[title]) pairs.emplace_back(word, programme);
    }
  }
  sort_each_once(pairs);
  with_ = lists_of(pairs, weights_.size());
  pairs.clear();
  for (std::uint32_t programme = 0; programme < programmes; ++programme) {
    for (std::uint32_t title = titles_[programme]; title < titles_[programme + 1]; ++title) {
      if (!words_[title].empty()) pairs.emplace_back(rarest(title), programme);
    }
  }
  sort_each_once(pairs);
  led_ = lists_of(pairs, weights_.size());
}

void ProgrammeTitles::index_stems() {
  std::ranges::sort(stems_);
  std::vector<ProgrammePair> places;
  for (std::uint32_t at = 0; at < stems_.size(); ++at) places.emplace_back(stems_[at].second, at);
  std::ranges::sort(places);
  stems_of_ = lists_of(places, titles_.size() - 1);
}

std::uint32_t ProgrammeTitles::rarest(std::uint32_t title) const {
  return *std::ranges::min_element(words_[title], {}, [&](std::uint32_t word) { return with_[word].size(); });
}

// Calls visit(others) for the lists in which those are that share an identifier's stem with the programme, or the
// rarest word of one of its titles.
template <class Visit>
void ProgrammeTitles::for_each_near(std::uint32_t programme, Visit visit) const {
  for (const std::uint32_t place : stems_of_[programme]) {
    const std::uint64_t hash = stems_[place].first;
    const auto same = std::ranges::equal_range(stems_, hash, {}, [](const auto& stem) { return stem.first; });
    for (const auto& stem : same) visit(std::span(&stem.second, 1));
  }
  for (std::uint32_t title = titles_[programme]; title < titles_[programme + 1]; ++title) {
    if (!words_[title].empty()) visit(with_[rarest(title)]);
  }
}

std::vector<ProgrammePair> ProgrammeTitles::candidates() const {
  auto pairs = gather_in_ranges<ProgrammePair>(titles_.size() - 1, least, [&](std::size_t from, std::size_t to) {
    std::vector<ProgrammePair> found;
    for (auto one = static_cast<std::uint32_t>(from); one < to; ++one) {
      for_each_near(one, [&](std::span<const std::uint32_t> others) {
        for (const std::uint32_t other : others) {
          if (other != one) found.emplace_back(std::min(other, one), std::max(other, one));
        }
      });
    }
    sort_each_once(found);
    return found;
  });
  sort_each_once(pairs);
  return pairs;
}

std::vector<std::uint32_t> ProgrammeTitles::candidates_of(std::uint32_t programme) const {
  Numbers found;
  const auto add = [&](std::span<const std::uint32_t> others) {
    found.insert(found.end(), others.begin(), others.end());
  };
  for_each_near(programme, add);
  for (std::uint32_t title = titles_[programme]; title < titles_[programme + 1]; ++title) {
    for (const std::uint32_t word : words_[title]) add(led_[word]);
  }
  sort_each_once(found);
  std::erase(found, programme);
  return found;
}

double ProgrammeTitles::likeness(const ProgrammePair& pair) const {
  double best = 0;
  for (std::uint32_t one = titles_[pair.first]; one < titles_[pair.first + 1]; ++one) {
    for (std::uint32_t other = titles_[pair.second]; other < titles_[pair.second + 1]; ++other) {
      if (numbers_[one] != numbers_[other]) return 0;
      best = std::max(best, share_of(one, other));
    }
  }
  return best;
}

double ProgrammeTitles::share_of(std::uint32_t one, std::uint32_t other) const {
  double both = 0, all = 0;
  for (const std::uint32_t word : words_[one]) {
    all += weights_[word];
    if (std::ranges::binary_search(words_[other], word)) both += weights_[word];
  }
  for (const std::uint32_t word : words_[other]) {
    if (!std::ranges::binary_search(words_[one], word)) all += weights_[word];
  }
  return all == 0 ? 0 : both / all;
}

Texts ProgrammeTitles::ids(std::uint32_t programme, const std::string& own) const {
  const auto found = std::ranges::lower_bound(several_, programme, {}, [](const auto& one) { return one.first; });
  return found != several_.end() && found->first == programme ? found->second : Texts{own};
}

std::shared_ptr<const ProgrammeTitles> ProgrammeTitles::after(const ProgrammeTitles& before, const Snapshot&,
                                                              const Snapshot&, const Alteration& alteration,
                                                              std::size_t) {
  return alteration.kinds[kind_of<Programme>()] ? nullptr : before.shared_from_this();
}

std::shared_ptr<const ProgrammeTitles> programme_titles_of(const Snapshot& snapshot, const WordLists& lists) {
  return snapshot.kept.get<ProgrammeTitles>(0, [&] {
    const NameWords words(lists.names, lists.countries, lists.bodies);
    return std::make_shared<const ProgrammeTitles>(named_undertakings_of(snapshot), words);
  });
}

}  // namespace engine
