#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/model/error.h"

namespace store {

// What is found wrong with a database, in sentences. Holds the first hundred: one damaged file can
// spoil every record in it.
class Faults {
 public:
  void add(const std::string& sentence) {
    if (sentences_.size() == most) sentences_.push_back("there are more faults than these");
    if (sentences_.size() < most) sentences_.push_back(sentence);
  }

  // Does `step`; where it throws an Error, that is a fault.
  template <class Step>
  void attempt(Step&& step) {
    try {
      step();
    } catch (const engine::Error& error) {
      add(error.what());
    }
  }

  std::vector<std::string> take() { return std::move(sentences_); }

 private:
  static constexpr std::size_t most = 100;
  std::vector<std::string> sentences_;
};

}  // namespace store
