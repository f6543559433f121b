#include "engine/identity/name_leads.h"

#include <algorithm>

#include "engine/identity/name_likeness.h"

namespace engine {
namespace {

using Places = std::vector<std::uint32_t>;

void put(Places& list, std::uint32_t party) {
  const auto place = std::ranges::lower_bound(list, party);
  if (place == list.end() || *place != party) list.insert(place, party);
}

void take(std::vector<Places>& lists, std::uint32_t word, std::uint32_t party) {
  if (word >= lists.size()) return;
  const auto place = std::ranges::lower_bound(lists[word], party);
  if (place != lists[word].end() && *place == party) lists[word].erase(place);
}

}  // namespace

void NameLeads::add(std::uint32_t party, const std::vector<CodedName>& names) {
  for (const CodedName& name : names) {
    for (const std::uint32_t word : name.words) {
      if (word >= with_.size()) {
        with_.resize(word + 1);
        under_.resize(word + 1);
      }
      put(with_[word], party);
    }
    const auto count = [this](std::uint32_t word) { return with_[word].size(); };
    if (!name.words.empty()) put(under_[*std::ranges::min_element(name.words, {}, count)], party);
    if (name.parts->compact.size() >= shortest_compact) compact_.emplace(name.parts->compact, party);
    if (name.parts->plain.size() >= shortest_cut) plain_.emplace(name.parts->plain, party);
  }
}

void NameLeads::remove(std::uint32_t party, const std::vector<CodedName>& names) {
  for (const CodedName& name : names) {
    for (const std::uint32_t word : name.words) {
      take(with_, word, party);
      take(under_, word, party);
    }
    compact_.erase({name.parts->compact, party});
    plain_.erase({name.parts->plain, party});
  }
}

std::vector<std::uint32_t> NameLeads::find(const std::vector<CodedName>& names, const Lexicon& lexicon) const {
  Places found;
  for (const CodedName& name : names) {
    find_by_words(name, lexicon, found);
    find_by_letters(*name.parts, found);
  }
  return found;
}

const Places& NameLeads::of(const std::vector<Places>& lists, std::uint32_t word) const {
  static const Places nobody;
  return word < lists.size() ? lists[word] : nobody;
}

// Who has all its words has the rarest of them; and of whose words it has all, it has the one that leads to them.
void NameLeads::find_by_words(const CodedName& name, const Lexicon& lexicon, Places& found) const {
  const auto add = [&](const Places& list) { found.insert(found.end(), list.begin(), list.end()); };
  const auto count_holders = [&](std::uint32_t word) {
    std::size_t count = of(with_, word).size();
    lexicon.for_each_alike(word, [&](std::uint32_t alike) { count += of(with_, alike).size(); });
    return count;
  };
  if (name.words.empty()) return;
  const std::uint32_t rarest = *std::ranges::min_element(name.words, {}, count_holders);
  add(of(with_, rarest));
  lexicon.for_each_alike(rarest, [&](std::uint32_t alike) { add(of(with_, alike)); });
  for (const std::uint32_t word : name.words) {
    add(of(under_, word));
    lexicon.for_each_alike(word, [&](std::uint32_t alike) { add(of(under_, alike)); });
  }
}

void NameLeads::find_by_letters(const NameParts& name, Places& found) const {
  const auto add_same = [&](const Letters& letters, std::string_view text) {
    for (auto one = letters.lower_bound({text, 0}); one != letters.end() && one->first == text; ++one) {
      found.push_back(one->second);
    }
  };
  if (name.compact.size() >= shortest_compact) add_same(compact_, name.compact);
  if (name.plain.size() < shortest_cut) return;
  const std::string_view plain = name.plain;
  for (auto one = plain_.lower_bound({plain, 0}); one != plain_.end() && one->first.starts_with(plain); ++one) {
    found.push_back(one->second);
  }
  for (std::size_t size = shortest_cut; size < plain.size(); ++size) add_same(plain_, plain.substr(0, size));
}

}  // namespace engine
