#pragma once

#include <string>
#include <vector>

#include "engine/model/day.h"
#include "server/answers/parameters.h"
#include "server/library/edition.h"

namespace server {

class Library;

// One question as it was put: about which revision, by whom, on which day. An answer is a pure
// function of it: the clock was read before.
struct Asking {
  const Library& library;
  const Edition& edition;
  Parameters parameters;
  std::vector<std::string> parts;  // what the braces of the path stood for
  engine::Tier tier = engine::Tier::everybody;
  engine::Day today{};
};

}  // namespace server
