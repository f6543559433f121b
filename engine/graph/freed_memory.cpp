#include "engine/graph/freed_memory.h"

#include <cstdlib>  // says by __GLIBC__ whose library this is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace engine {

void give_back_freed_memory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace engine
