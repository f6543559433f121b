#pragma once

#include <string>
#include <utility>
#include <vector>

namespace engine {

// A word as it stands in a name.
struct Piece {
  std::string folded;
  bool is_capital = false;  // capitals alone
  bool is_acronym = false;  // mostly capitals, as "BRCiS"
};
using Pieces = std::vector<Piece>;

// "U.S." as "US" and "e.V." as "eV": a dot after a single letter goes. So does the hyphen of "co-operation".
std::string without_dots(const std::string& text);

// The words of a text, each folded.
Pieces pieces_of(const std::string& text);

// A part of a text between marks that part names, and the mark before it; 0 before the first.
using Segments = std::vector<std::pair<char, std::string>>;
Segments segments_of(const std::string& text);

}  // namespace engine
