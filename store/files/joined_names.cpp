#include "store/files/joined_names.h"

#include <algorithm>
#include <utility>

#include "store/files/sheet.h"

namespace store {
namespace {

constexpr std::size_t most_commas = 64;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// Whether the comma at `at` stands without a space, and in no number.
bool parts_surely(std::string_view text, std::size_t at) {
  if (at == 0 || at + 1 >= text.size() || text[at + 1] == ' ' || text[at - 1] == ' ') return false;
  return !(is_digit(text[at - 1]) && is_digit(text[at + 1]));
}

// The text cut at semicolons, bars and commas that surely part.
std::vector<std::string> cut(std::string_view text) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool ends = at == text.size() || text[at] == ';' || text[at] == '|' || text[at] == '\n' ||
                      (text[at] == ',' && parts_surely(text, at));
    if (!ends) continue;
    const std::string_view part = trim(text.substr(from, at - from));
    if (!part.empty()) parts.emplace_back(part);
    from = at + 1;
  }
  return parts;
}

// Where each comma stands, and the end.
std::vector<std::size_t> commas(const std::string& text) {
  std::vector<std::size_t> places;
  for (std::size_t at = text.find(','); at != std::string::npos; at = text.find(',', at + 1)) places.push_back(at);
  places.push_back(text.size());
  return places;
}

}  // namespace

void JoinedNames::add(std::string_view cell) {
  for (std::string& part : cut(cell)) cells_.insert(std::move(part));
}

// The fewest single names, two at least, into which the text falls at its commas; itself where it does not.
std::vector<std::string> JoinedNames::fall_apart(const std::string& text) const {
  const std::vector<std::size_t> ends = commas(text);
  if (ends.size() < 2 || ends.size() > most_commas) return {text};
  // The fewest names that reach each end, and where the last of them begins.
  constexpr std::size_t unreached = most_commas + 1;
  std::vector<std::pair<std::size_t, std::size_t>> best(ends.size(), {unreached, 0});
  for (std::size_t end = 0; end < ends.size(); ++end) {
    for (std::size_t before = 0; before <= end; ++before) {
      const std::size_t names = before == 0 ? 0 : best[before - 1].first;
      if (names >= unreached || (before == 0 && end + 1 == ends.size())) continue;
      const std::size_t from = before == 0 ? 0 : ends[before - 1] + 1;
      const std::string_view name = trim(std::string_view(text).substr(from, ends[end] - from));
      if (names + 1 < best[end].first && single_.contains(name)) best[end] = {names + 1, before};
    }
  }
  if (best.back().first >= unreached) return {text};
  std::vector<std::string> names;
  for (std::size_t end = ends.size(); end > 0; end = best[end - 1].second) {
    const std::size_t before = best[end - 1].second;
    const std::size_t from = before == 0 ? 0 : ends[before - 1] + 1;
    names.emplace_back(trim(std::string_view(text).substr(from, ends[end - 1] - from)));
  }
  std::ranges::reverse(names);
  return names;
}

void JoinedNames::settle() {
  std::vector<std::string> cells(cells_.begin(), cells_.end());
  // Those with fewer commas first, so that the names of a list are known before the list is looked at.
  std::ranges::stable_sort(cells, {}, [](const std::string& cell) { return std::ranges::count(cell, ','); });
  for (const std::string& cell : cells) {
    if (fall_apart(cell).size() == 1) single_.insert(cell);
  }
}

std::vector<std::string> JoinedNames::split(std::string_view cell) const {
  std::vector<std::string> names;
  for (const std::string& part : cut(cell)) {
    for (std::string& name : single_.contains(part) ? std::vector{part} : fall_apart(part)) {
      if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
  }
  return names;
}

}  // namespace store
