#pragma once

#include <filesystem>

#include "tests/bench/actors.h"
#include "tests/bench/draw.h"
#include "tests/bench/field.h"
#include "tests/bench/truth.h"

namespace bench {

// Writes the package of a second source, who tells of some organisations and programmes of the field by names and ids
// of its own, and of others with names like theirs. Adds to `truth` which are one and which are two. REQUIRES: `folder`
// exists.
void write_register(const std::filesystem::path& folder, const Field& field, const Actors& actors, Draw& draw,
                    Truth& truth);

}  // namespace bench
