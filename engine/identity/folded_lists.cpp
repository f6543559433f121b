#include "engine/identity/folded_lists.h"

#include <algorithm>

namespace engine {
namespace {

bool capitals(const std::string& text, std::size_t count) {
  return text.size() == count && std::ranges::all_of(text, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

}  // namespace

WordIndex::WordIndex(const std::vector<WordRow>& rows) {
  for (const WordRow& row : rows) codes_.emplace(fold(row.word), row.code);
}

const std::string* WordIndex::find(const std::string& folded) const {
  const auto place = codes_.find(folded);
  return place == codes_.end() || folded.empty() ? nullptr : &place->second;
}

FoldedLists::FoldedLists(const WordLists& lists)
    : sectors(lists.sectors),
      groups(lists.groups),
      kinds(lists.organisation_kinds),
      statuses(lists.statuses),
      roles(lists.roles),
      placeholders(lists.placeholders),
      countries(lists.countries),
      retired(lists.retired) {
  for (const WordRow& row : lists.countries) {
    if (!capitals(row.word, 3) || !capitals(row.code, 2)) continue;
    if (alpha2_of_alpha3.emplace(row.word, row.code).second) alpha3_of_alpha2[row.code].push_back(row.word);
  }
}

}  // namespace engine
