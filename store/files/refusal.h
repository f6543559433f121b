#pragma once

#include <string>

#include "engine/model/error.h"

namespace store {

using engine::Error;

// The two ways in which a reader of files gives up, each with a sentence that begins with the
// file's name: it cannot be understood, or it is beyond a limit.
inline Error unreadable(const std::string& file, const std::string& what) {
  return Error(Error::Kind::invalid, file + " " + what);
}
inline Error oversized(const std::string& file, const std::string& what) {
  return Error(Error::Kind::too_large, file + " " + what);
}

}  // namespace store
