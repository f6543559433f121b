#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/files/archive.h"

namespace store {

// The strings that cells share, in one piece of memory.
class SharedStrings {
 public:
  // Throws Error{too_large} beyond the limits.
  static SharedStrings read(Archive& archive, const std::string& part, const Limits& limits);

  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(text_).substr(begin, ends_[index] - begin);
  }

 private:
  friend class SharedStringsListener;
  std::string text_;
  std::vector<std::size_t> ends_;
};

// Undoes the way in which workbooks write control characters: "_x000D_" is a carriage return.
std::string unescape_controls(std::string_view text);

}  // namespace store
