#include <algorithm>

#include "engine/identity/resolve.h"

namespace engine {

WordIndex::WordIndex(const std::vector<WordRow>& rows) {
  for (const WordRow& row : rows) codes_.emplace(fold(row.word), row.code);
}

const std::string* WordIndex::find(const std::string& folded) const {
  const auto place = codes_.find(folded);
  return place == codes_.end() || folded.empty() ? nullptr : &place->second;
}

template <class Fact>
NameIndex<Fact>::NameIndex(const Order<Fact>& order) {
  for (std::uint32_t index = 0; index < order.size(); ++index) {
    const std::string& id = order.id({index});
    if (id.find('/') != std::string::npos) continue;
    const auto [place, fresh] = ids_.emplace(fold(order.name({index})), id);
    if (!fresh) place->second.clear();
  }
}

template <class Fact>
const std::string* NameIndex<Fact>::find(const std::string& folded) const {
  const auto place = ids_.find(folded);
  return place == ids_.end() || place->second.empty() || folded.empty() ? nullptr : &place->second;
}

template class NameIndex<Service>;
template class NameIndex<PopulationGroup>;

Vocabulary::Vocabulary(const Snapshot& present, const WordLists& lists)
    : present_(present),
      service_names_(present.services),
      group_names_(present.groups),
      sectors_(lists.sectors),
      groups_(lists.groups),
      kinds_(lists.organisation_kinds),
      statuses_(lists.statuses),
      roles_(lists.roles),
      placeholders_(lists.placeholders) {}

template <class Fact>
Resolution Vocabulary::find(const std::string& word, const Order<Fact>& order, const NameIndex<Fact>& names,
                            const WordIndex& list) const {
  if (word.find('/') == std::string::npos && order.find(word).known()) return {word, How::exact};
  const std::string folded = fold(word);
  if (const std::string* id = names.find(folded)) return {*id, How::name};
  if (const std::string* id = list.find(folded)) return {*id, How::list};
  return {};
}

Resolution Vocabulary::service(const std::string& word) const {
  Resolution whole = find(word, present_.services, service_names_, sectors_);
  const auto colon = word.rfind(':');
  if (whole.known() || colon == std::string::npos) return whole;
  const auto start = word.find_first_not_of(" \t", colon + 1);
  if (start == std::string::npos) return {};
  return find(word.substr(start), present_.services, service_names_, sectors_);
}

Resolution Vocabulary::group(const std::string& word) const {
  return find(word, present_.groups, group_names_, groups_);
}

namespace {

Resolution of_list(const WordIndex& list, const std::string& word) {
  const std::string* code = list.find(fold(word));
  return code == nullptr ? Resolution{} : Resolution{*code, How::list};
}

}  // namespace

Resolution Vocabulary::organisation_kind(const std::string& word) const { return of_list(kinds_, word); }
Resolution Vocabulary::status(const std::string& word) const { return of_list(statuses_, word); }
Resolution Vocabulary::role(const std::string& word) const { return of_list(roles_, word); }

bool Vocabulary::placeholder(const std::string& word) const {
  const std::string folded = fold(word);
  return folded.empty() || placeholders_.find(folded) != nullptr;
}

}  // namespace engine
