#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace store {

// What the cells of one column look like: enough to judge whether a tag or a heading is right.
class ColumnProfile {
 public:
  void take(std::string_view text);

  std::uint64_t filled() const { return filled_; }
  // Different texts, counted up to 20,000.
  std::size_t distinct() const { return hashes_.size(); }
  double mean_length() const;
  // The first 200 different texts, in the order of the sheet, each shortened.
  const std::vector<std::string>& samples() const { return samples_; }

  // The share of the samples that `holds` is true of; 0 where there are none.
  template <class Test>
  double share(Test&& holds) const {
    std::size_t found = 0;
    for (const std::string& sample : samples_) found += holds(sample) ? 1 : 0;
    return samples_.empty() ? 0 : static_cast<double>(found) / static_cast<double>(samples_.size());
  }

  // Up to three of the samples, as a report shows them: "Primary, Sub-Implementing".
  std::string examples() const;

 private:
  std::uint64_t filled_ = 0, bytes_ = 0;
  std::unordered_set<std::uint64_t> hashes_;
  std::vector<std::string> samples_;
};

// Whether the text holds an e-mail address, or is a telephone number as people write them.
bool holds_email(std::string_view text);
bool is_telephone(std::string_view text);

// Whether the text is a code and no name: letters, digits and dashes, with a digit among them.
bool is_code(std::string_view text);

// The text without the e-mail addresses in it.
std::string without_emails(std::string_view text);

// The text, cut to `bytes` at the edge of a character.
std::string shortened(std::string_view text, std::size_t bytes);

}  // namespace store
