#include <algorithm>

#include "engine/identity/resolve.h"

namespace engine {

Vocabulary::Vocabulary(const Snapshot& present, const FoldedLists& lists)
    : present_(present), names_(known_names_of(present)), lists_(lists) {}

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
  Resolution whole = find(word, present_.services, names_->services, lists_.sectors);
  const auto colon = word.rfind(':');
  if (whole.known() || colon == std::string::npos) return whole;
  const auto start = word.find_first_not_of(" \t", colon + 1);
  if (start == std::string::npos) return {};
  return find(word.substr(start), present_.services, names_->services, lists_.sectors);
}

Resolution Vocabulary::group(const std::string& word) const {
  return find(word, present_.groups, names_->groups, lists_.groups);
}

namespace {

Resolution of_list(const WordIndex& list, const std::string& word) {
  const std::string* code = list.find(fold(word));
  return code == nullptr ? Resolution{} : Resolution{*code, How::list};
}

}  // namespace

Resolution Vocabulary::organisation_kind(const std::string& word) const { return of_list(lists_.kinds, word); }
Resolution Vocabulary::status(const std::string& word) const { return of_list(lists_.statuses, word); }
Resolution Vocabulary::role(const std::string& word) const { return of_list(lists_.roles, word); }

bool Vocabulary::placeholder(const std::string& word) const {
  const std::string folded = fold(word);
  return folded.empty() || lists_.placeholders.find(folded) != nullptr;
}

}  // namespace engine
