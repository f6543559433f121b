#include "engine/analysis/large_pages.h"

#include <sys/mman.h>

#include <cstdint>

namespace engine {
namespace {

constexpr std::uintptr_t page = 4096;
constexpr std::size_t worth_asking = std::size_t{8} << 20;

}  // namespace

void prefer_large_pages(void* from, std::size_t bytes) {
  if (bytes < worth_asking) return;
  const auto address = reinterpret_cast<std::uintptr_t>(from);
  const std::uintptr_t first = (address + page - 1) / page * page, end = (address + bytes) / page * page;
  // Where the system has none it says so, and nothing else changes.
  static_cast<void>(madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE));
}

}  // namespace engine
