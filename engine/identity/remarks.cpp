#include "engine/identity/remarks.h"

#include <algorithm>

namespace engine {
namespace {

constexpr std::size_t longest_value = 120;

std::string shortened(const std::string& value) {
  if (value.size() <= longest_value) return value;
  std::size_t end = longest_value;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;  // never inside a letter
  return value.substr(0, end);
}

Issue issue_at(Issue::Weight weight, const Spot& spot, const std::string& value, const std::string& reason) {
  return {weight, spot.file, spot.sheet, spot.row, "", shortened(value), reason};
}

}  // namespace

void Remarks::leave_out(const Spot& spot, const std::string& value, const std::string& reason) {
  ++rows_left_;
  left_.emplace_back(met_++, issue_at(Issue::Weight::left_out, spot, value, reason));
}

void Remarks::share(Issue::Weight weight, const Spot& spot, const std::string& value, const std::string& reason) {
  Shared& shared = shared_[{weight, value, reason}];
  if (shared.rows++ > 0) return;
  shared.issue = issue_at(weight, spot, value, reason);
  shared.order = met_++;
}

void Remarks::unresolved(const Spot& spot, const std::string& kind, const std::string& word, const std::string& taken) {
  ++words_[{kind, word}];
  share(Issue::Weight::unresolved, spot, word, "no list knows this " + kind + "; " + taken);
}

void Remarks::note(const Spot& spot, const std::string& value, const std::string& reason) {
  share(Issue::Weight::note, spot, value, reason);
}

std::vector<Issue> Remarks::issues() const {
  std::vector<std::pair<std::size_t, Issue>> met = left_;
  for (const auto& [key, shared] : shared_) {
    met.emplace_back(shared.order, shared.issue);
    if (shared.rows > 1) met.back().second.reason += " (" + std::to_string(shared.rows) + " rows)";
  }
  std::ranges::sort(met, {}, &std::pair<std::size_t, Issue>::first);
  std::vector<Issue> issues;
  for (auto& [order, issue] : met) issues.push_back(std::move(issue));
  return issues;
}

std::vector<Unresolved> Remarks::unresolved() const {
  std::vector<Unresolved> words;
  for (const auto& [key, rows] : words_) words.push_back({key.first, key.second, rows});
  std::ranges::sort(words, [](const Unresolved& one, const Unresolved& other) {
    return std::tie(one.kind, other.rows, one.word) < std::tie(other.kind, one.rows, other.word);
  });
  return words;
}

}  // namespace engine
