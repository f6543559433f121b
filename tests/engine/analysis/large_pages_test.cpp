#include "engine/analysis/large_pages.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace engine {
namespace {

TEST(LargePages, LeaveWhatIsWrittenAsItIs) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1000}, std::size_t{20} << 20}) {
    std::vector<std::uint8_t> bytes(size);
    for (std::size_t at = 0; at < size; at += 1000) bytes[at] = static_cast<std::uint8_t>(at % 251);
    prefer_large_pages(bytes.data(), bytes.size());
    for (std::size_t at = 0; at < size; at += 1000) ASSERT_EQ(bytes[at], at % 251) << size;
  }
}

}  // namespace
}  // namespace engine
