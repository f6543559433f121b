#include "tests/engine/identity/ending_memory.h"

#include <cstdlib>
#include <new>

namespace {

// How many more times this thread is given memory; below 0 it does not end.
thread_local std::ptrdiff_t times_left = -1;

}  // namespace

EndingMemory::EndingMemory(std::ptrdiff_t times) { times_left = times; }
EndingMemory::~EndingMemory() { times_left = -1; }

void* operator new(std::size_t size) {
  if (times_left == 0) throw std::bad_alloc();
  if (times_left > 0) --times_left;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
