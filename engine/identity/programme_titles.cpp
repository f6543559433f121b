#include "engine/identity/programme_titles.h"

#include <algorithm>

#include "engine/graph/parallel.h"
#include "engine/identity/programme_titles_base.h"

namespace engine {
namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr std::size_t least = 256;  // programmes that are worth a second core

void sort_each_once(Numbers& numbers) {
  std::ranges::sort(numbers);
  const auto again = std::ranges::unique(numbers);
  numbers.erase(again.begin(), again.end());
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

std::vector<std::uint64_t> ProgrammeTitles::stems_of(std::span<const std::string> ids) {
  std::vector<std::uint64_t> stems;
  for (const std::string& id : ids) stems.push_back(hash_of_stem(id));
  return stems;
}

ProgrammeTitles::ProgrammeTitles(const std::vector<Undertaking>& programmes, const NameWords& words)
    : base_(Base::read(programmes, words)) {}

ProgrammeTitles::ProgrammeTitles(const std::vector<Undertaking>& programmes, std::shared_ptr<const NameWords> words)
    : names_(std::move(words)), base_(Base::read(programmes, *names_)) {}

ProgrammeTitles::ProgrammeTitles(const Snapshot& snapshot, std::shared_ptr<const NameWords> words)
    : names_(std::move(words)), base_(Base::read(snapshot, *names_)) {}

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
  return weight_of_word(mark, count_of(word));
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
    return std::make_shared<const ProgrammeTitles>(snapshot, std::move(words));
  });
}

}  // namespace engine
