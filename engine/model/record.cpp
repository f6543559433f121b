#include "engine/model/record.h"

#include <charconv>

#include "engine/model/error.h"

namespace engine {
namespace {

constexpr std::string_view row_mark = ", row ";
constexpr std::string_view between = " | ";

}  // namespace

std::string to_text(const Citation& citation) {
  if (citation.row == 0) return citation.place;
  return citation.place + std::string(row_mark) + std::to_string(citation.row);
}

Citation parse_citation(std::string_view text) {
  const auto mark = text.rfind(row_mark);
  if (mark == std::string_view::npos) return {std::string(text), 0};
  const std::string_view digits = text.substr(mark + row_mark.size());
  std::uint32_t row = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), row);
  if (fault != std::errc() || end != digits.data() + digits.size()) return {std::string(text), 0};
  return {std::string(text.substr(0, mark)), row};
}

std::string to_text(const Citations& citations) {
  std::string text;
  for (const Citation& citation : citations) {
    if (!text.empty()) text += between;
    text += to_text(citation);
  }
  return text;
}

Citations parse_citations(std::string_view text) {
  Citations citations;
  while (!text.empty()) {
    // Hand-made tables join with a bare bar, as every other list of the native file set does.
    const auto bar = text.find('|');
    std::string_view one = text.substr(0, bar);
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
    if (!one.empty()) citations.push_back(parse_citation(one));
    text = bar == std::string_view::npos ? std::string_view() : text.substr(bar + 1);
  }
  return citations;
}

std::string to_text(Tier tier) {
  switch (tier) {
    case Tier::members:
      return "members";
    case Tier::secretariat:
      return "secretariat";
    case Tier::everybody:
      break;
  }
  return "public";
}

Tier parse_tier(std::string_view text) {
  if (text.empty() || text == "public") return Tier::everybody;
  if (text == "members") return Tier::members;
  if (text == "secretariat") return Tier::secretariat;
  throw Error(Error::Kind::invalid, "'" + std::string(text) + "' is no tier: write public, members or secretariat");
}

}  // namespace engine
