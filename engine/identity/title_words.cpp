#include "engine/identity/title_words.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/identity/hash.h"
#include "engine/identity/name_meanings.h"
#include "engine/identity/name_parts.h"
#include "engine/identity/words.h"

namespace engine {
namespace {

// What a byte is in a title.
enum class Byte : std::uint8_t { parts_words, small, capital, digit, colon, hyphen, other };

constexpr std::array<Byte, 256> bytes = [] {
  std::array<Byte, 256> all{};
  for (int byte = 0x80; byte < 256; ++byte) all[static_cast<std::size_t>(byte)] = Byte::other;
  for (const char byte : {'.', '(', '/', '*', '|'}) all[static_cast<unsigned char>(byte)] = Byte::other;
  for (char byte = 'a'; byte <= 'z'; ++byte) all[static_cast<unsigned char>(byte)] = Byte::small;
  for (char byte = 'A'; byte <= 'Z'; ++byte) all[static_cast<unsigned char>(byte)] = Byte::capital;
  for (char byte = '0'; byte <= '9'; ++byte) all[static_cast<unsigned char>(byte)] = Byte::digit;
  all[':'] = Byte::colon;
  all['-'] = Byte::hyphen;
  return all;
}();

Byte kind_of(char byte) { return bytes[static_cast<unsigned char>(byte)]; }
bool is_in_word(Byte byte) { return byte == Byte::small || byte == Byte::capital || byte == Byte::digit; }

std::string number_of(const std::string& word) {
  static const std::map<std::string, std::string> romans = {{"i", "1"}, {"ii", "2"}, {"iii", "3"}, {"iv", "4"},
                                                            {"v", "5"}, {"vi", "6"}, {"vii", "7"}, {"viii", "8"}};
  const auto roman = romans.find(word);
  if (roman != romans.end()) return roman->second;
  return word.find_first_not_of("0123456789") == std::string::npos ? word : std::string();
}

std::uint64_t hash_of(std::string_view text) {
  Hash hash;
  hash.add(text);
  return hash.value();
}

// Ends a title with the words from `from` on.
void end_title(TitlesRead& to, std::size_t from, std::uint64_t numbers) {
  const auto first = to.words.begin() + static_cast<std::ptrdiff_t>(from);
  std::ranges::sort(first, to.words.end(), {}, &TitleWord::hash);
  to.words.erase(std::unique(first, to.words.end()), to.words.end());
  to.ends.push_back(static_cast<std::uint32_t>(to.words.size()));
  to.numbers.push_back(numbers);
}

}  // namespace

TitleWord TitleWord::of(WordKind kind, const std::string& meaning) {
  Hash hash;
  hash.add(std::to_string(static_cast<int>(kind)) + meaning);
  const unsigned is_united_nations = meaning == "united-nations" ? united_nations : 0u;
  return {hash.value(), static_cast<std::uint8_t>(static_cast<unsigned>(kind) | is_united_nations)};
}

std::string numbers_in(const std::string& title) {
  std::set<std::string> numbers;
  const std::string folded = fold(title);
  for (std::size_t from = 0; from < folded.size();) {
    const std::size_t to = std::min(folded.find(' ', from), folded.size());
    if (std::string number = number_of(folded.substr(from, to - from)); !number.empty()) {
      numbers.insert(std::move(number));
    }
    from = to + 1;
  }
  std::string all;
  for (const std::string& number : numbers) all += number + ' ';
  return all;
}

void read_titles(std::span<const std::string> names, const NameWords& words, TitlesRead& to) {
  for (const NameParts& name : read_names({names.begin(), names.end()}, {}, words).names) {
    const std::size_t from = to.words.size();
    for (const NameWord& word : name.words) {
      if (word.kind != WordKind::form) to.words.push_back(TitleWord::of(word.kind, word.meaning));
    }
    end_title(to, from, hash_of(numbers_in(name.name)));
  }
}

void TitleReader::read(std::span<const std::string> names, TitlesRead& to) {
  // Of several names one may say what another one's acronym is.
  if (names.size() != 1 || !read_plain(names.front(), to)) read_titles(names, words_, to);
}

// Whether the title is a plain one, and was read: its words mean what each means by itself, and it is one name.
bool TitleReader::read_plain(const std::string& title, TitlesRead& to) {
  count_ = 0;
  shape_ = {};
  found_.clear();
  says_number_ = false;
  if (!take_words(title) || count_ == 1) return false;
  if (count_ == 0) return true;
  if (shape_.parts > 1) {
    // Two parts of several words may say one thing in two languages, and a word alone be the initials of the others.
    const bool may_be_initials = shape_.least_alone > 0 && shape_.least_alone <= shape_.in_long + 1;
    const bool may_be_translations = shape_.parts == 2 && shape_.long_parts == 2;
    if (shape_.long_parts == 0 || may_be_translations || may_be_initials) return false;
  }
  if (!find_meanings()) return false;
  const std::size_t from = to.words.size();
  to.words.insert(to.words.end(), found_.begin(), found_.end());
  end_title(to, from, hash_of(says_number_ ? numbers_in(title) : std::string()));
  return true;
}

// Whether all that the title is made of is plain.
bool TitleReader::take_words(const std::string& title) {
  for (std::size_t at = 0; at < title.size();) {
    const Byte byte = kind_of(title[at]);
    if (is_in_word(byte)) {
      std::size_t end = at + 1;
      while (end < title.size() && is_in_word(kind_of(title[end]))) ++end;
      if (!take_word(std::string_view(title).substr(at, end - at))) return false;
      at = end;
      continue;
    }
    // A dash parts names; and "co-operation" is one word.
    const bool in_word = at > 0 && at + 1 < title.size() && is_in_word(kind_of(title[at - 1])) &&
                         is_in_word(kind_of(title[at + 1])) && title[at - 1] != 'o';
    if (byte == Byte::other || (byte == Byte::hyphen && !in_word)) return false;
    if (byte == Byte::colon && !end_part()) return false;
    ++at;
  }
  return end_part();
}

std::string& TitleReader::next_word() {
  if (count_ == said_.size()) said_.emplace_back();
  said_[count_].clear();
  return said_[count_++];
}

// Whether the word is no acronym.
bool TitleReader::take_word(std::string_view word) {
  std::size_t small = 0, capital = 0;
  std::string& folded = next_word();
  for (const char byte : word) {
    const Byte kind = kind_of(byte);
    small += kind == Byte::small ? 1 : 0;
    capital += kind == Byte::capital ? 1 : 0;
    folded.push_back(kind == Byte::capital ? static_cast<char>(byte - 'A' + 'a') : byte);
  }
  ++shape_.in_part;
  const bool is_capital = capital > 0 && small == 0 && word.size() > 1;
  return !is_capital && (capital < 2 || capital <= small);
}

// Whether what stands before a colon, or at the end, is plain so far.
bool TitleReader::end_part() {
  if (shape_.in_part == 0) return true;
  ++shape_.parts;
  if (shape_.in_part > 1) {
    ++shape_.long_parts;
    shape_.in_long += shape_.in_part;
  } else {
    const std::string& alone = said_[count_ - 1];
    if (!find(alone).is_one) return false;
    shape_.least_alone = shape_.least_alone == 0 ? alone.size() : std::min(shape_.least_alone, alone.size());
  }
  shape_.in_part = 0;
  return true;
}

// Whether each word means the same whatever stands beside it.
bool TitleReader::find_meanings() {
  const auto said = std::span<const std::string>(said_).first(count_);
  std::size_t in_country = 0;  // words that are still of one
  for (std::size_t at = 0; at < said.size(); ++at) {
    const Word& word = find(said[at]);
    if (!word.is_plain) return false;
    says_number_ = says_number_ || word.is_number;
    if (in_country == 0) {
      if (const auto country = words_.country_at(said.subspan(at))) {
        found_.push_back(TitleWord::of(WordKind::place, country->code));
        in_country = country->words;
      } else {
        found_.insert(found_.end(), word.meanings.begin(), word.meanings.end());
      }
    }
    if (in_country > 0) --in_country;
  }
  return true;
}

// Each word has its slot, and takes it from the last that had it: most of all words are rare, and most that are said
// are not.
const TitleReader::Word& TitleReader::find(const std::string& folded) {
  auto& [known, word] = slots_[std::hash<std::string>()(folded) % slots];
  if (known != folded) {
    word = meaning_of(folded);
    known = folded;
  }
  return word;
}

TitleReader::Word TitleReader::meaning_of(const std::string& folded) const {
  Word word;
  word.is_number = !number_of(folded).empty();
  // These mean something else beside other words, and an office is one of somebody.
  word.is_plain = folded != "red" && folded != "office" && folded != "worldwide";
  const std::vector<NameWord> meanings = meanings_of_word(folded, words_);
  word.is_one = meanings.size() <= 1;
  for (const NameWord& one : meanings) {
    if (one.meaning == "united" || one.meaning == "nation") word.is_plain = false;
    if (one.kind == WordKind::stop || one.kind == WordKind::form) continue;
    word.meanings.push_back(TitleWord::of(one.kind, one.meaning));
  }
  return word;
}

}  // namespace engine
