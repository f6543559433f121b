#pragma once

#include <string>

#include "engine/identity/joins.h"

namespace engine {

// Writes the pairs that are joined: "1=2 1=5 ".
inline std::string to_text(const Joins& joins) {
  std::string text;
  for (const auto& [one, other] : joins.same) text += std::to_string(one) + "=" + std::to_string(other) + " ";
  return text;
}

}  // namespace engine
