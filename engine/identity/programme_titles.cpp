#include "engine/identity/programme_titles.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "engine/graph/parallel.h"
#include "engine/identity/hash.h"
#include "engine/identity/lexicon.h"
#include "engine/identity/programme_titles_base.h"

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

std::uint64_t hash_of_text(const std::string& text) {
  Hash hash;
  hash.add(text);
  return hash.value();
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

std::uint8_t ProgrammeTitles::Base::mark_of(WordKind kind, const std::string& meaning) {
  return static_cast<std::uint8_t>(static_cast<unsigned>(kind) | (meaning == "united-nations" ? united_nations : 0u));
}

std::uint64_t ProgrammeTitles::Base::hash_of_word(WordKind kind, const std::string& meaning) {
  return hash_of_text(std::to_string(static_cast<int>(kind)) + meaning);
}

ProgrammeTitles::Base::Read ProgrammeTitles::Base::read(const Undertaking& programme, const NameWords& words) {
  Read one;
  one.names = read_names(programme.names, {}, words);
  for (const NameParts& name : one.names.names) one.numbers.push_back(hash_of_text(numbers_of(name.name)));
  for (const std::string& id : programme.ids) one.stems.push_back(hash_of_text(stem_of(id)));
  return one;
}

// Reads titles some thousand programmes at a time, since what is read of one takes far more than what is kept of it.
class ProgrammeTitles::Reading {
 public:
  Reading(const std::vector<Undertaking>& programmes, const NameWords& words)
      : programmes_(programmes), words_(words) {}

  std::shared_ptr<Base> read_all() {
    base_->titles.push_back(0);
    base_->words.starts.push_back(0);
    for (std::size_t from = 0; from < programmes_.size(); from += at_once) {
      const std::vector<Base::Read> some = read(from, std::min(from + at_once, programmes_.size()));
      for (std::size_t at = 0; at < some.size(); ++at) add(static_cast<std::uint32_t>(from + at), some[at]);
    }
    lexicon_.weigh();
    for (std::uint32_t word = 0; word < lexicon_.size(); ++word) {
      base_->weights.push_back(lexicon_[word].weight);
      base_->hashes.push_back(Base::hash_of_word(lexicon_[word].kind, lexicon_[word].meaning));
      base_->kinds.push_back(Base::mark_of(lexicon_[word].kind, lexicon_[word].meaning));
      base_->by_hash.emplace_back(base_->hashes.back(), word);
    }
    std::ranges::sort(base_->by_hash);
    auto& words = base_->words;
    for (std::size_t title = 0; title + 1 < words.starts.size(); ++title) {
      const auto first = words.numbers.begin();
      std::ranges::sort(first + words.starts[title], first + words.starts[title + 1], {},
                        [this](std::uint32_t word) { return base_->hashes[word]; });
    }
    index_words();
    index_stems();
    return std::move(base_);
  }

 private:
  std::vector<Base::Read> read(std::size_t first, std::size_t end) const {
    std::vector<Base::Read> some(end - first);
    in_ranges(some.size(), least, [&](std::size_t from, std::size_t to) {
      for (std::size_t at = from; at < to; ++at) some[at] = Base::read(programmes_[first + at], words_);
    });
    return some;
  }

  void add(std::uint32_t programme, const Base::Read& one) {
    const auto coded = lexicon_.add(one.names.names);
    for (std::size_t at = 0; at < coded.size(); ++at) {
      auto& words = base_->words;
      words.numbers.insert(words.numbers.end(), coded[at].words.begin(), coded[at].words.end());
      words.starts.push_back(static_cast<std::uint32_t>(words.numbers.size()));
      base_->numbers.push_back(one.numbers[at]);
    }
    base_->titles.push_back(static_cast<std::uint32_t>(base_->numbers.size()));
    for (const std::uint64_t stem : one.stems) base_->stems.emplace_back(stem, programme);
    const Undertaking& stated = programmes_[programme];
    if (stated.ids != Texts{stated.id}) base_->several.emplace_back(programme, stated.ids);
  }

  template <class Visit>
  void for_each_title(Visit visit) {
    for (std::uint32_t programme = 0; programme < base_->size(); ++programme) {
      for (std::uint32_t title = base_->titles[programme]; title < base_->titles[programme + 1]; ++title) {
        visit(programme, base_->words[title]);
      }
    }
  }

  void index_words() {
    std::vector<ProgrammePair> pairs;  // word, programme
    for_each_title([&](std::uint32_t programme, std::span<const std::uint32_t> words) {
      for (const std::uint32_t word : words) pairs.emplace_back(word, programme);
    });
    sort_each_once(pairs);
    base_->with = lists_of(pairs, base_->weights.size());
    pairs.clear();
    for_each_title([&](std::uint32_t programme, std::span<const std::uint32_t> words) {
      if (words.empty()) return;
      const auto rarest = std::ranges::min_element(
          words, {}, [&](std::uint32_t word) { return std::pair(base_->with[word].size(), base_->hashes[word]); });
      pairs.emplace_back(*rarest, programme);
    });
    sort_each_once(pairs);
    base_->led = lists_of(pairs, base_->weights.size());
  }

  void index_stems() {
    std::ranges::sort(base_->stems);
    std::vector<ProgrammePair> places;
    for (std::uint32_t at = 0; at < base_->stems.size(); ++at) places.emplace_back(base_->stems[at].second, at);
    std::ranges::sort(places);
    base_->stems_of = lists_of(places, base_->size());
  }

  const std::vector<Undertaking>& programmes_;
  const NameWords& words_;
  Lexicon lexicon_;
  std::shared_ptr<Base> base_ = std::make_shared<Base>();
};

ProgrammeTitles::ProgrammeTitles(const std::vector<Undertaking>& programmes, const NameWords& words)
    : base_(Reading(programmes, words).read_all()) {}

ProgrammeTitles::ProgrammeTitles(const std::vector<Undertaking>& programmes, std::shared_ptr<const NameWords> words)
    : names_(std::move(words)), base_(Reading(programmes, *names_).read_all()) {}

std::uint32_t ProgrammeTitles::place_of(std::uint32_t number) const {
  if (number >= first_more_) return base_->size() + first_more_late_ + (number - first_more_);
  if (const auto late = late_places_.find(number); late != late_places_.end()) return late->second;
  const std::uint32_t before = moved_.before({number}).index;
  return places_ ? (*places_)[before] : before;
}

std::uint32_t ProgrammeTitles::number_at(std::uint32_t place) const {
  if (place >= base_->size()) return late_[place - base_->size()].number;
  if (gone_.contains(place)) return none;
  return moved_({numbers_ ? (*numbers_)[place] : place}).index;  // what is none stays so
}

std::vector<ProgrammeTitles::Title> ProgrammeTitles::titles_at(std::uint32_t place) const {
  std::vector<Title> titles;
  if (place >= base_->size()) {
    for (const auto& [words, numbers] : late_[place - base_->size()].titles) titles.push_back({words, numbers});
    return titles;
  }
  for (std::uint32_t title = base_->titles[place]; title < base_->titles[place + 1]; ++title) {
    titles.push_back({base_->words[title], base_->numbers[title]});
  }
  return titles;
}

std::uint64_t ProgrammeTitles::hash_of(std::uint32_t word) const {
  const auto known = base_->hashes.size();
  return word < known ? base_->hashes[word] : late_word_kinds_[word - known].first;
}

std::size_t ProgrammeTitles::count_of(std::uint32_t word) const {
  const std::size_t before = word < base_->hashes.size() ? base_->with[word].size() : 0;
  if (changes_.empty()) return before;
  const auto change = changes_.find(word);
  return change == changes_.end() ? before : before + static_cast<std::size_t>(change->second);
}

double ProgrammeTitles::weight_of(std::uint32_t word) const {
  const auto known = base_->hashes.size();
  if (word < known && !changes_.contains(word)) return base_->weights[word];
  const std::uint8_t mark = word < known ? base_->kinds[word] : late_word_kinds_[word - known].second;
  const auto kind = static_cast<WordKind>(mark & ~unsigned{Base::united_nations});
  const char* meaning = (mark & Base::united_nations) != 0 ? "united-nations" : "";
  return Lexicon::weight_of(kind, meaning, static_cast<std::uint32_t>(count_of(word)));
}

std::uint32_t ProgrammeTitles::rarest(std::span<const std::uint32_t> words) const {
  return *std::ranges::min_element(words, {},
                                   [&](std::uint32_t word) { return std::pair(count_of(word), hash_of(word)); });
}

// Whether the rarest word of one of its titles is among the words.
bool ProgrammeTitles::is_led_by(std::uint32_t place, std::span<const std::uint32_t> words) const {
  return std::ranges::any_of(titles_at(place), [&](const Title& title) {
    return !title.words.empty() && std::ranges::find(words, rarest(title.words)) != words.end();
  });
}

// The places of those that share an identifier's stem with it, or have the rarest word of one of its titles.
void ProgrammeTitles::add_near(std::uint32_t place, std::vector<std::uint32_t>& places) const {
  std::vector<std::uint64_t> stems;
  if (place >= base_->size()) {
    stems = late_[place - base_->size()].stems;
  } else {
    for (const std::uint32_t at : base_->stems_of[place]) stems.push_back(base_->stems[at].first);
  }
  Numbers words;
  for (const Title& title : titles_at(place)) {
    if (!title.words.empty()) words.push_back(rarest(title.words));
  }
  for (const std::uint64_t stem : stems) {
    const auto same = std::ranges::equal_range(base_->stems, stem, {}, [](const auto& one) { return one.first; });
    for (const auto& one : same) places.push_back(one.second);
  }
  for (const std::uint32_t word : words) {
    if (word >= base_->hashes.size()) continue;
    const auto having = base_->with[word];
    places.insert(places.end(), having.begin(), having.end());
  }
  for (std::uint32_t late = 0; late < late_.size(); ++late) {
    const auto has_word = [&](const auto& title) {
      return std::ranges::find_first_of(title.first, words) != title.first.end();
    };
    const bool is_near = std::ranges::any_of(late_[late].titles, has_word) ||
                         std::ranges::find_first_of(late_[late].stems, stems) != late_[late].stems.end();
    if (is_near) places.push_back(base_->size() + late);
  }
}

// The places of those with a title of which one of the words is the rarest.
void ProgrammeTitles::add_led(std::span<const std::uint32_t> words, std::vector<std::uint32_t>& places) const {
  const auto add = [&](std::span<const std::uint32_t> some) {
    for (const std::uint32_t place : some) {
      if (changes_.empty() || is_led_by(place, words)) places.push_back(place);
    }
  };
  for (const std::uint32_t word : words) {
    if (word < base_->hashes.size()) add(base_->led[word]);
  }
  // A word that more have now may be the rarest no more, and one that fewer have may be.
  for (const auto& [word, change] : changes_) {
    if (word < base_->hashes.size() && change != 0) add(change > 0 ? base_->led[word] : base_->with[word]);
  }
  for (std::uint32_t late = 0; late < late_.size(); ++late) {
    if (is_led_by(base_->size() + late, words)) places.push_back(base_->size() + late);
  }
}

std::vector<ProgrammePair> ProgrammeTitles::candidates() const {
  auto pairs = gather_in_ranges<ProgrammePair>(base_->size(), least, [&](std::size_t from, std::size_t to) {
    std::vector<ProgrammePair> found;
    Numbers others;
    for (auto one = static_cast<std::uint32_t>(from); one < to; ++one) {
      others.clear();
      add_near(one, others);
      for (const std::uint32_t other : others) {
        if (other != one) found.emplace_back(std::min(other, one), std::max(other, one));
      }
    }
    sort_each_once(found);
    return found;
  });
  sort_each_once(pairs);
  return pairs;
}

std::vector<std::uint32_t> ProgrammeTitles::candidates_of(std::uint32_t programme) const {
  const std::uint32_t own = place_of(programme);
  Numbers places, words;
  add_near(own, places);
  for (const Title& title : titles_at(own)) words.insert(words.end(), title.words.begin(), title.words.end());
  sort_each_once(words);
  add_led(words, places);
  Numbers found;
  for (const std::uint32_t place : places) found.push_back(number_at(place));
  sort_each_once(found);
  std::erase(found, programme);
  std::erase(found, none);
  return found;
}

double ProgrammeTitles::likeness(const ProgrammePair& pair) const {
  double best = 0;
  const std::vector<Title> others = titles_at(place_of(pair.second));
  for (const Title& one : titles_at(place_of(pair.first))) {
    for (const Title& other : others) {
      if (one.numbers != other.numbers) return 0;
      best = std::max(best, share_of(one.words, other.words));
    }
  }
  return best;
}

double ProgrammeTitles::share_of(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other) const {
  const auto has = [](std::span<const std::uint32_t> words, std::uint32_t word) {
    return std::ranges::find(words, word) != words.end();
  };
  double both = 0, all = 0;
  for (const std::uint32_t word : one) {
    const double weight = weight_of(word);
    all += weight;
    if (has(other, word)) both += weight;
  }
  for (const std::uint32_t word : other) {
    if (!has(one, word)) all += weight_of(word);
  }
  return all == 0 ? 0 : both / all;
}

Texts ProgrammeTitles::ids(std::uint32_t programme, const std::string& own) const {
  const std::uint32_t place = place_of(programme);
  if (place >= base_->size()) return late_[place - base_->size()].ids;
  const auto found = std::ranges::lower_bound(base_->several, place, {}, [](const auto& one) { return one.first; });
  return found != base_->several.end() && found->first == place ? found->second : Texts{own};
}

std::shared_ptr<const ProgrammeTitles> programme_titles_of(const Snapshot& snapshot, const WordLists& lists) {
  return snapshot.kept.get<ProgrammeTitles>(0, [&] {
    auto words = std::make_shared<const NameWords>(lists.names, lists.countries, lists.bodies);
    return std::make_shared<const ProgrammeTitles>(named_undertakings_of(snapshot), std::move(words));
  });
}

}  // namespace engine
