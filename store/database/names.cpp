#include "store/database/names.h"

#include <cassert>
#include <utility>

#include "store/database/bytes.h"

namespace store {

std::optional<Names::Number> Names::number(std::string_view text) const {
  const auto found = numbers_.find(text);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

const std::string& Names::text(std::uint64_t number) const {
  if (number >= texts_.size()) refuse_value("there is no name " + std::to_string(number));
  return texts_[number];
}

Names::Number Names::add(std::string text) {
  const auto number = static_cast<Number>(texts_.size());
  const bool is_new = numbers_.emplace(text, number).second;
  assert(is_new);
  texts_.push_back(std::move(text));
  return number;
}

}  // namespace store
