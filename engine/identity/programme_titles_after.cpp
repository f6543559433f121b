#include <algorithm>
#include <map>

#include "engine/identity/programme_titles_base.h"
#include "engine/model/pack.h"

namespace engine {
namespace {

constexpr std::size_t most_late = 4096;  // beyond which all are read anew

// The ids of those whose records have several, by number.
std::map<std::uint32_t, Texts> ids_of_several(const Snapshot& snapshot, const std::vector<std::uint32_t>& programmes) {
  std::map<std::uint32_t, Texts> ids;
  for (const std::uint32_t one : programmes) {
    if (snapshot.programmes[one].records.size() > 1) ids.try_emplace(one);
  }
  if (ids.empty()) return ids;
  for (const auto& [id, programme] : snapshot.programme_by_id) {
    if (const auto found = ids.find(programme.index); found != ids.end()) found->second.push_back(id);
  }
  for (auto& [one, texts] : ids) std::ranges::sort(texts);
  return ids;
}

}  // namespace

std::uint32_t ProgrammeTitles::word_of(const TitleWord& word) {
  const auto known = std::ranges::lower_bound(base_->hashes, word.hash);
  if (known != base_->hashes.end() && *known == word.hash) {
    return static_cast<std::uint32_t>(known - base_->hashes.begin());
  }
  const auto next = static_cast<std::uint32_t>(base_->hashes.size() + late_word_kinds_.size());
  const auto [place, fresh] = late_words_.emplace(word.hash, next);
  if (fresh) late_word_kinds_.emplace_back(word.hash, word.mark);
  return place->second;
}

// That its words are had by one more, or by one less.
void ProgrammeTitles::count(std::uint32_t place, int by) {
  std::vector<std::uint32_t> words;
  for (const Title& title : titles_at(place)) words.insert(words.end(), title.words.begin(), title.words.end());
  std::ranges::sort(words);
  const auto again = std::ranges::unique(words);
  words.erase(again.begin(), again.end());
  for (const std::uint32_t word : words) changes_[word] += by;
}

void ProgrammeTitles::add_late(const Undertaking& programme, std::uint32_t number) {
  TitlesRead read;
  read_titles(programme.names, *names_, read);
  Late late{number, {}, stems_of(programme.ids), programme.ids};
  for (std::size_t title = 0; title < read.size(); ++title) {
    std::vector<std::uint32_t> words;
    for (const TitleWord& word : read[title]) words.push_back(word_of(word));
    late.titles.emplace_back(std::move(words), read.numbers[title]);
  }
  late_.push_back(std::move(late));
  count(base_->size() + static_cast<std::uint32_t>(late_.size() - 1), 1);
}

// Of a programme that goes, or is read again.
void ProgrammeTitles::forget(std::uint32_t place) {
  count(place, -1);
  if (place < base_->size()) {
    gone_.insert(place);
  } else {
    late_[place - base_->size()].number = none;
  }
}

ProgrammeTitles ProgrammeTitles::with(std::span<const Undertaking> more, std::span<const std::uint32_t> gone) const {
  ProgrammeTitles all(*this);
  for (const std::uint32_t number : gone) all.forget(place_of(number));
  const std::size_t size = (places_ ? places_->size() : base_->size()) + moved_.coming();
  all.first_more_ = static_cast<std::uint32_t>(size);
  all.first_more_late_ = static_cast<std::uint32_t>(late_.size());
  for (std::uint32_t at = 0; at < more.size(); ++at) all.add_late(more[at], all.first_more_ + at);
  return all;
}

// The numbers of those that are to be read, ascending.
std::vector<std::uint32_t> ProgrammeTitles::follow_those_that_come(const ProgrammeTitles& before,
                                                                   const Alteration& alteration) {
  const auto& moved = alteration.actors.programmes;
  std::set<std::uint32_t> late;
  for (const Ref<Programme> one : moved.arrivals()) late.insert(one.index);
  for (const Ref<Programme> one : alteration.programmes) {
    if (late.insert(one.index).second) forget(before.place_of(moved.before(one).index));
  }
  moved_ = moved_.then(moved);
  for (Late& one : late_) one.number = moved({one.number}).index;
  late_places_.clear();
  for (const auto& [number, place] : before.late_places_) late_places_.emplace(moved({number}).index, place);
  return {late.begin(), late.end()};
}

std::vector<std::uint32_t> ProgrammeTitles::follow_all(const ProgrammeTitles& before, const Snapshot& is,
                                                       const Alteration& alteration) {
  const auto& moved = alteration.actors.programmes;
  std::vector<bool> concerned(is.programmes.size());
  for (const Ref<Programme> one : alteration.programmes) concerned[one.index] = true;
  std::vector<std::uint32_t> places(is.programmes.size(), none), numbers(base_->size(), none);
  for (std::uint32_t place = 0; place < numbers.size() + late_.size(); ++place) {
    const std::uint32_t old = before.number_at(place);
    if (old == none) continue;
    const std::uint32_t now = moved({old}).index;
    const bool stays = now != none && !concerned[now];
    if (!stays) count(place, -1);
    (place < numbers.size() ? numbers[place] : late_[place - numbers.size()].number) = stays ? now : none;
    if (stays) places[now] = place;
  }
  std::vector<std::uint32_t> late;
  for (std::uint32_t number = 0; number < places.size(); ++number) {
    if (places[number] == none) late.push_back(number);
  }
  numbers_ = std::make_shared<const std::vector<std::uint32_t>>(std::move(numbers));
  places_ = std::make_shared<const std::vector<std::uint32_t>>(std::move(places));
  moved_ = {};
  gone_.clear();
  late_places_.clear();
  return late;
}

std::shared_ptr<const ProgrammeTitles> ProgrammeTitles::after(const ProgrammeTitles& before, const Snapshot&,
                                                              const Snapshot& is, const Alteration& alteration,
                                                              std::size_t) {
  const auto& moved = alteration.actors.programmes;
  const bool same = !alteration.kinds[kind_of<Programme>()] && !alteration.kinds[kind_of<SameAs>()] && !moved.any();
  if (same) return before.shared_from_this();
  if (!before.names_) return nullptr;
  auto made = std::make_shared<ProgrammeTitles>(before);
  const std::vector<std::uint32_t> late =
      moved.only_comes() ? made->follow_those_that_come(before, alteration) : made->follow_all(before, is, alteration);
  if (late.size() + made->late_.size() > most_late) return nullptr;
  auto ids = ids_of_several(is, late);
  for (const std::uint32_t number : late) {
    Undertaking programme = undertaking_of(is, number);
    const auto several = ids.find(number);
    programme.ids = several == ids.end() ? Texts{programme.id} : std::move(several->second);
    made->late_places_[number] = made->base_->size() + static_cast<std::uint32_t>(made->late_.size());
    made->add_late(programme, number);
  }
  return made;
}

}  // namespace engine
