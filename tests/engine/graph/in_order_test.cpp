#include "engine/graph/in_order.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace engine {
namespace {

std::string numbers(std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t at = from; at < to; ++at) text += std::to_string(at) + " ";
  return text;
}

TEST(InOrder, TakesWhatIsMadeInItsOrder) {
  for (const auto& [from, to] : {std::pair{0U, 0U}, {0U, 1U}, {5U, 9U}, {3U, 256U}, {0U, 4096U}, {7U, 20000U}}) {
    std::string text;
    in_order(from, to, numbers, [&](const std::string& some) { text += some; });
    EXPECT_EQ(text, numbers(from, to));
  }
}

TEST(InOrder, ThrowsOnWhatMakingThrows) {
  const auto make = [](std::size_t from, std::size_t to) {
    if (to > 5000) throw std::runtime_error("enough");
    return to - from;
  };
  std::size_t taken = 0;
  EXPECT_THROW(in_order(0, 9000, make, [&](std::size_t count) { taken += count; }), std::runtime_error);
  EXPECT_EQ(taken, 4096U);
}

}  // namespace
}  // namespace engine
