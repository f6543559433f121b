#pragma once

#include <string>
#include <string_view>

namespace server {

// The text with nothing in it that could drive the terminal it is shown on: names come from files that anybody wrote.
// What controls it (but line ends) or turns the direction of writing becomes a space. For people alone: JSON and CSV
// hold what is recorded.
std::string printable(std::string_view text);

}  // namespace server
