#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace engine {

// The spellings in which a source writes one name. The usual one speaks for all, whatever their order.
class Spellings {
 public:
  void add(const std::string& text) {
    if (!text.empty()) ++counts_[text];
  }

  // The most frequent, of several the least in order; empty where there is none.
  std::string usual() const {
    std::string usual;
    std::uint64_t most = 0;
    for (const auto& [text, count] : counts_) {
      if (count <= most) continue;
      most = count;
      usual = text;
    }
    return usual;
  }

 private:
  std::map<std::string, std::uint64_t> counts_;
};

}  // namespace engine
