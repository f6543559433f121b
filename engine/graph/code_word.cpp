#include "engine/graph/code_word.h"

#include <mutex>
#include <unordered_map>
#include <unordered_set>

namespace engine {

const std::string& CodeWord::nothing() {
  static const std::string text;
  return text;
}

// Texts of a node-based set stay where they are. What a thread has met it finds again without the lock.
const std::string* CodeWord::kept(std::string_view text) {
  if (text.empty()) return nullptr;
  static thread_local std::unordered_map<std::string_view, const std::string*> met;
  const auto known = met.find(text);
  if (known != met.end()) return known->second;
  static std::mutex guard;
  static std::unordered_set<std::string> texts;
  const std::lock_guard lock(guard);
  const std::string* const word = &*texts.emplace(text).first;
  met.emplace(*word, word);
  return word;
}

}  // namespace engine
