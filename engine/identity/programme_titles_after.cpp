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

std::uint32_t ProgrammeTitles::word_of(WordKind kind, const std::string& meaning) {
  const std::uint64_t hash = Base::hash_of_word(kind, meaning);
  const auto known = std::ranges::lower_bound(base_->by_hash, hash, {}, [](const auto& one) { return one.first; });
  if (known != base_->by_hash.end() && known->first == hash) return known->second;
  const auto next = static_cast<std::uint32_t>(base_->hashes.size() + late_word_kinds_.size());
  const auto [place, fresh] = late_words_.emplace(hash, next);
  if (fresh) late_word_kinds_.emplace_back(hash, Base::mark_of(kind, meaning));
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
  const Base::Read read = Base::read(programme, *names_);
  Late late{number, {}, read.stems, programme.ids};
  for (std::size_t at = 0; at < read.names.names.size(); ++at) {
    std::vector<std::uint32_t> words;
    for (const NameWord& word : read.names.names[at].words) {
      if (word.kind != WordKind::form) words.push_back(word_of(word.kind, word.meaning));
    }
    std::ranges::sort(words, {}, [this](std::uint32_t word) { return hash_of(word); });
    late.titles.emplace_back(std::move(words), read.numbers[at]);
  }
  late_.push_back(std::move(late));
  count(base_->size() + static_cast<std::uint32_t>(late_.size() - 1), 1);
}

ProgrammeTitles ProgrammeTitles::with(std::span<const Undertaking> more, std::span<const std::uint32_t> gone) const {
  ProgrammeTitles all(*this);
  std::vector<std::uint32_t> numbers;
  if (!gone.empty()) {
    for (std::uint32_t place = 0; place < base_->size(); ++place) numbers.push_back(number_at(place));
  }
  for (const std::uint32_t number : gone) {
    const std::uint32_t place = place_of(number);
    all.count(place, -1);
    (place < numbers.size() ? numbers[place] : all.late_[place - numbers.size()].number) = none;
  }
  if (!gone.empty()) all.numbers_ = std::make_shared<const std::vector<std::uint32_t>>(std::move(numbers));
  all.first_more_ = places_ ? static_cast<std::uint32_t>(places_->size()) : base_->size();
  all.first_more_late_ = static_cast<std::uint32_t>(late_.size());
  for (std::uint32_t at = 0; at < more.size(); ++at) all.add_late(more[at], all.first_more_ + at);
  return all;
}

std::shared_ptr<const ProgrammeTitles> ProgrammeTitles::after(const ProgrammeTitles& before, const Snapshot&,
                                                              const Snapshot& is, const Alteration& alteration,
                                                              std::size_t) {
  const auto& moved = alteration.actors.programmes;
  const bool same = !alteration.kinds[kind_of<Programme>()] && !alteration.kinds[kind_of<SameAs>()] && !moved.any();
  if (same) return before.shared_from_this();
  if (!before.names_) return nullptr;
  auto made = std::make_shared<ProgrammeTitles>(before);
  std::vector<bool> concerned(is.programmes.size());
  for (const Ref<Programme> one : alteration.programmes) concerned[one.index] = true;
  std::vector<std::uint32_t> places(is.programmes.size(), none), numbers(before.base_->size(), none);
  for (std::uint32_t place = 0; place < numbers.size() + before.late_.size(); ++place) {
    const std::uint32_t old = before.number_at(place);
    if (old == none) continue;
    const std::uint32_t now = moved(Ref<Programme>{old}).index;
    const bool stays = now != none && !concerned[now];
    if (!stays) made->count(place, -1);
    (place < numbers.size() ? numbers[place] : made->late_[place - numbers.size()].number) = stays ? now : none;
    if (stays) places[now] = place;
  }
  std::vector<std::uint32_t> late;
  for (std::uint32_t number = 0; number < places.size(); ++number) {
    if (places[number] == none) late.push_back(number);
  }
  if (late.size() + made->late_.size() > most_late) return nullptr;
  auto ids = ids_of_several(is, late);
  for (const std::uint32_t number : late) {
    Undertaking programme = undertaking_of(is, number);
    const auto several = ids.find(number);
    programme.ids = several == ids.end() ? Texts{programme.id} : std::move(several->second);
    places[number] = static_cast<std::uint32_t>(numbers.size() + made->late_.size());
    made->add_late(programme, number);
  }
  made->numbers_ = std::make_shared<const std::vector<std::uint32_t>>(std::move(numbers));
  made->places_ = std::make_shared<const std::vector<std::uint32_t>>(std::move(places));
  return made;
}

}  // namespace engine
