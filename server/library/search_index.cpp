#include "server/library/search_index.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

#include "engine/identity/words.h"

namespace server {
namespace {

constexpr std::size_t near_at_most = 3;

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> words;
  std::string_view rest = folded;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    if (!word.empty()) words.emplace_back(word);
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  return words;
}

// Actors come before what they do, and both before places: a short word is more often a name than a village.
std::size_t order_of(std::string_view kind) {
  constexpr std::array order = {"organisations", "programmes", "mechanisms", "services", "groups", "locations"};
  return static_cast<std::size_t>(std::ranges::find(order, kind) - order.begin());
}

// Letters to change, add or leave out to get from one to the other (Levenshtein 1966).
std::size_t distance(const std::string& one, const std::string& other) {
  std::vector<std::size_t> row(other.size() + 1);
  for (std::size_t i = 0; i <= other.size(); ++i) row[i] = i;
  for (std::size_t i = 1; i <= one.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= other.size(); ++j) {
      const std::size_t changed = corner + (one[i - 1] == other[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

void make_set(std::vector<std::uint32_t>& entries) {
  std::ranges::sort(entries);
  const auto repeated = std::ranges::unique(entries);
  entries.erase(repeated.begin(), repeated.end());
}

}  // namespace

SearchIndex::SearchIndex(std::vector<Titled> titles) {
  std::ranges::sort(titles, {}, [](const Titled& one) { return std::tie(one.kind, one.id, one.name); });
  for (Titled& titled : titles) {
    const auto number = static_cast<std::uint32_t>(entries_.size());
    Entry entry{std::move(titled), {}};
    entry.folded = {engine::fold(entry.titled.name), engine::fold(entry.titled.id)};
    for (const std::string& text : entry.titled.texts) entry.folded.push_back(engine::fold(text));
    for (const std::string& folded : entry.folded) {
      wholes_.push_back({folded, number});
      for (std::string& word : words_of(folded)) words_.push_back({std::move(word), number});
    }
    entries_.push_back(std::move(entry));
  }
  for (auto* list : {&words_, &wholes_}) {
    std::ranges::sort(*list);
    const auto repeated = std::ranges::unique(*list);
    list->erase(repeated.begin(), repeated.end());
  }
}

std::vector<std::uint32_t> SearchIndex::beginning(const std::string& word) const {
  std::vector<std::uint32_t> entries;
  for (auto at = std::ranges::lower_bound(words_, word, {}, &Word::text); at != words_.end(); ++at) {
    if (!at->text.starts_with(word)) break;
    entries.push_back(at->entry);
  }
  make_set(entries);
  return entries;
}

std::vector<std::uint32_t> SearchIndex::whole(const std::string& folded) const {
  std::vector<std::uint32_t> entries;
  for (const Word& word : std::ranges::equal_range(wholes_, folded, {}, &Word::text)) entries.push_back(word.entry);
  return entries;
}

auto SearchIndex::rank(std::uint32_t number, const std::string& folded) const {
  const Entry& entry = entries_[number];
  const bool exact = std::ranges::find(entry.folded, folded) != entry.folded.end();
  const bool begins = entry.folded.front().starts_with(folded);
  return std::tuple(!exact, !begins, order_of(entry.titled.kind), entry.folded.front().size(), number);
}

std::vector<const Titled*> SearchIndex::find(std::string_view text, engine::Tier tier) const {
  const std::string folded = engine::fold(text);
  const std::vector<std::string> words = words_of(folded);
  if (words.empty()) return {};

  std::vector<std::uint32_t> found = beginning(words.front());
  for (std::size_t i = 1; i < words.size() && !found.empty(); ++i) {
    std::vector<std::uint32_t> both;
    std::ranges::set_intersection(found, beginning(words[i]), std::back_inserter(both));
    found = std::move(both);
  }
  std::erase_if(found, [&](std::uint32_t number) { return entries_[number].titled.tier > tier; });
  std::ranges::sort(found, {}, [&](std::uint32_t number) { return rank(number, folded); });

  std::vector<const Titled*> titles;
  for (const std::uint32_t number : found) titles.push_back(&entries_[number].titled);
  return titles;
}

std::vector<const Titled*> SearchIndex::named(std::string_view kind, std::string_view text) const {
  std::vector<const Titled*> titles;
  for (const std::uint32_t number : whole(engine::fold(text))) {
    if (entries_[number].titled.kind == kind) titles.push_back(&entries_[number].titled);
  }
  return titles;
}

std::vector<const Titled*> SearchIndex::near(std::string_view kind, std::string_view text) const {
  const std::string folded = engine::fold(text);
  const std::size_t furthest = 1 + folded.size() / 4;
  std::vector<std::pair<std::size_t, std::uint32_t>> near;
  for (std::uint32_t number = 0; number < entries_.size(); ++number) {
    const Entry& entry = entries_[number];
    if (entry.titled.kind != kind || entry.titled.tier != engine::Tier::everybody) continue;
    std::size_t best = furthest + 1;
    for (const std::string& other : entry.folded) {
      const std::size_t longer = std::max(other.size(), folded.size());
      if (longer - std::min(other.size(), folded.size()) > furthest) continue;
      best = std::min(best, distance(folded, other));
    }
    if (best <= furthest) near.emplace_back(best, number);
  }
  std::ranges::sort(near);
  near.resize(std::min(near.size(), near_at_most));

  std::vector<const Titled*> titles;
  for (const auto& [far, number] : near) titles.push_back(&entries_[number].titled);
  return titles;
}

}  // namespace server
