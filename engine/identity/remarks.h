#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "engine/identity/reconcile.h"
#include "engine/model/error.h"

namespace engine {

// Where a remark belongs.
struct Spot {
  std::string file;
  std::string sheet;
  std::uint32_t row = 0;
};

// Gathers what is to be told about an import: a row that is left out has its own line, what many rows have
// in common is told once, at the first of them, with their number.
class Remarks {
 public:
  void leave_out(const Spot& spot, const std::string& value, const std::string& reason);
  void unresolved(const Spot& spot, const std::string& kind, const std::string& word, const std::string& taken);
  void note(const Spot& spot, const std::string& value, const std::string& reason);

  std::uint64_t rows_left() const { return rows_left_; }
  std::vector<Issue> issues() const;           // in the order in which they were first met
  std::vector<Unresolved> unresolved() const;  // by kind, most rows first, then by word

 private:
  struct Shared {
    Issue issue;
    std::uint64_t rows = 0;
    std::size_t order = 0;
  };

  void share(Issue::Weight weight, const Spot& spot, const std::string& value, const std::string& reason);

  std::vector<std::pair<std::size_t, Issue>> left_;
  std::map<std::tuple<Issue::Weight, std::string, std::string>, Shared> shared_;  // by value and reason
  std::map<std::pair<std::string, std::string>, std::uint64_t> words_;
  std::uint64_t rows_left_ = 0;
  std::size_t met_ = 0;
};

}  // namespace engine
