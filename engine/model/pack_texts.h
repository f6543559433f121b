#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/model/pack.h"

namespace engine {

// A column of a pack whose texts are said otherwise: nothing where one stays as it is. It is asked about each text
// once, and never about the empty one. Lists are texts of bytes that blob.h reads.
struct Respelling {
  std::size_t kind;  // any_kind: the ids of all records
  std::size_t position = 0;
  std::function<std::optional<std::string>(std::string_view text)> respell;
};

// The same records with the texts of some columns said otherwise. REQUIRES: no column occurs twice.
// Cost: a look at each value, and no object for a record.
Pack respelt(const Pack& pack, std::span<const Respelling> columns);

}  // namespace engine
