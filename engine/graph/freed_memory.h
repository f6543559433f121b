#pragma once

namespace engine {

// Gives memory that was freed in many small pieces back to the system, which the allocator would keep for later: to be
// called once much of it was, and as much of another kind is about to be taken. Where the system has no such call it
// does nothing. Cost: a walk over what is free.
void give_back_freed_memory();

}  // namespace engine
