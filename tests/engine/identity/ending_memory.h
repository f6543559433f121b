#pragma once

#include <cstddef>

// Ends this thread's memory after it was given some so many times, as long as this stands: then new throws
// std::bad_alloc. What links it has its operators new and delete.
class EndingMemory {
 public:
  explicit EndingMemory(std::ptrdiff_t times);
  ~EndingMemory();
  EndingMemory(const EndingMemory&) = delete;
  EndingMemory& operator=(const EndingMemory&) = delete;
};
