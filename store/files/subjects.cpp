#include "store/files/subjects.h"

#include <algorithm>
#include <array>
#include <vector>

#include "store/files/headings.h"
#include "store/files/sheet.h"
#include "store/files/word_set.h"

namespace store {
namespace {

constexpr std::string_view marks = " _-:,;/()[]\t";

struct Span {
  std::size_t begin, end;
};

std::vector<Span> words_of(std::string_view text) {
  std::vector<Span> words;
  for (std::size_t at = 0; (at = text.find_first_not_of(marks, at)) != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(marks, at), text.size());
    words.push_back({at, end});
    at = end;
  }
  return words;
}

std::optional<Meaning> figure_named(std::string_view text) {
  static constexpr std::array figures = {Meaning::people_in_need, Meaning::severity, Meaning::reach,
                                         Meaning::targeted,       Meaning::capacity, Meaning::population};
  const auto found = heading_meaning(text);
  if (!found || std::ranges::find(figures, found->meaning) == figures.end()) return std::nullopt;
  return found->meaning;
}

// The rest of a heading without the marks that joined it to the figure. "of" and the like join too.
std::string subject_of(std::string_view rest) {
  static constexpr std::string_view joining[] = {"for ", "of ", "by ", "in ", "de ", "en ", "par ", "\xE2\x80\x93"};
  std::size_t size = 0;
  do {
    size = rest.size();
    const auto from = rest.find_first_not_of(marks);
    rest.remove_prefix(from == std::string_view::npos ? rest.size() : from);
    for (const std::string_view word : joining) {
      if (rest.starts_with(word)) rest.remove_prefix(word.size());
    }
    if (rest.ends_with("\xE2\x80\x93")) rest.remove_suffix(3);
    rest = rest.substr(0, rest.find_last_not_of(" _-:,;/[\t(") + 1);
  } while (rest.size() != size);
  const bool unopened = rest.ends_with(')') && rest.find('(') == std::string_view::npos;
  return std::string(trim(unopened ? rest.substr(0, rest.size() - 1) : rest));
}

// "Severity (WASH)": what stands in brackets is the subject, where a list knows it.
std::optional<FigureHeading> parse_bracketed(std::string_view heading) {
  const auto open = heading.find_first_of("([");
  const auto close = heading.find_first_of(")]");
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return std::nullopt;
  const std::string_view inside = trim(heading.substr(open + 1, close - open - 1));
  const auto figure = figure_named(heading.substr(0, open));
  if (!figure || (!is_sector_word(inside) && !is_group_word(inside))) return std::nullopt;
  return FigureHeading{figure, std::string(inside)};
}

}  // namespace

bool is_sector_word(std::string_view text) {
  static const WordSet sectors("words/sectors.csv");
  return sectors.has(text);
}

bool is_group_word(std::string_view text) {
  static const WordSet groups("words/groups.csv");
  return groups.has(text);
}

bool is_total_word(std::string_view text) {
  static constexpr std::string_view totals[] = {"total",         "totals",        "grand total",   "sub total",
                                                "subtotal",      "overall total", "country total", "national total",
                                                "total general", "total geral",   "totaux",        "المجموع",
                                                "الاجمالي",      "الإجمالي",      "всього",        "итого"};
  const std::string folded = engine::fold(text);
  return std::ranges::any_of(totals, [&](std::string_view total) { return engine::fold(total) == folded; });
}

FigureHeading parse_figure_heading(std::string_view heading) {
  heading = trim(heading);
  constexpr std::size_t most_words = 6;
  if (heading.size() > 200) return {std::nullopt, std::string(heading)};
  if (const auto bracketed = parse_bracketed(heading)) return *bracketed;
  if (const auto whole = figure_named(heading); whole && !is_sector_word(heading)) {
    const auto words = words_of(heading);
    // "Intersectoral PiN" is a figure by its whole, and of all sectors by its parts.
    if (words.size() < 2 || !is_sector_word(heading.substr(0, words.front().end))) return {whole, ""};
  }
  const std::vector<Span> words = words_of(heading);
  for (std::size_t count = std::min(most_words, words.size() - (words.empty() ? 0 : 1)); count > 0; --count) {
    const std::size_t last = words.size() - count;
    if (const auto figure = figure_named(heading.substr(words[last].begin, words.back().end - words[last].begin))) {
      return {figure, subject_of(heading.substr(0, words[last].begin))};
    }
    if (const auto figure = figure_named(heading.substr(words[0].begin, words[count - 1].end - words[0].begin))) {
      return {figure, subject_of(heading.substr(words[count - 1].end))};
    }
  }
  return {std::nullopt, std::string(heading)};
}

bool is_subject_or_figure(std::string_view text) {
  const FigureHeading parsed = parse_figure_heading(text);
  return parsed.figure || is_sector_word(text) || is_group_word(text) || is_total_word(text);
}

}  // namespace store
