#pragma once

#include <compare>
#include <ostream>
#include <string>
#include <string_view>

namespace engine {

// A word that very many facts repeat: a role, a kind, a currency. Each differing word is kept once, for as long as the
// program runs, so that it takes eight bytes wherever it stands: for words of code lists, never for names. Reads as the
// text does; any thread may make one.
//
// INVARIANT: two of the same word have the same `text_`, null for the empty one.
class CodeWord {
 public:
  CodeWord() = default;
  // Cost: a search under a lock where it is not empty.
  explicit CodeWord(std::string_view text) : text_(kept(text)) {}
  CodeWord& operator=(std::string_view text) { return *this = CodeWord(text); }

  operator const std::string&() const { return text(); }
  operator std::string_view() const { return text(); }
  const std::string& text() const { return text_ == nullptr ? nothing() : *text_; }
  bool empty() const { return text_ == nullptr; }

  friend bool operator==(const CodeWord& one, const CodeWord& other) { return one.text_ == other.text_; }
  friend std::strong_ordering operator<=>(const CodeWord& one, const CodeWord& other) {
    return one.text_ == other.text_ ? std::strong_ordering::equal : one.text() <=> other.text();
  }
  friend bool operator==(const CodeWord& one, std::string_view text) { return one.text() == text; }
  friend std::ostream& operator<<(std::ostream& out, const CodeWord& one) { return out << one.text(); }

 private:
  static const std::string* kept(std::string_view text);
  static const std::string& nothing();

  const std::string* text_ = nullptr;
};

}  // namespace engine
