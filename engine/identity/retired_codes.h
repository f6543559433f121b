#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/identity/words.h"

namespace engine {

// Codes that their scheme gave up for others: `iati:GB-1` is now `iati:GB-GOV-1`, `pcode:SS0807` now `pcode:SS0001`. A
// retired code and its successor are one value of the scheme.
//
// A row is the retired code, its successor, and who says so. In both `#` stands for a digit, and a `*` at the end for
// all the rest: `iati:41###` is now `iati:XM-DAC-41###`.
class RetiredCodes {
 public:
  // REQUIRES: both sides of a row have the same marks in the same order.
  explicit RetiredCodes(std::span<const WordRow> rows);

  // The code that stands for `code` today, through several successions; `code` itself where it was never retired. An
  // exact row goes before one with marks, and of those the first that fits counts.
  // Cost: a look-up, and a comparison with each row with marks that begins alike.
  std::string current(const std::string& code) const;

 private:
  std::unordered_map<std::string, std::string> exact_;
  std::vector<std::pair<std::string, std::string>> patterns_;  // retired, successor: in the order of the rows
};

// Where `code` fits the retired pattern, the successor with the same digits and rest; empty where it does not.
std::string succeed(std::string_view code, std::string_view retired, std::string_view successor);

}  // namespace engine
