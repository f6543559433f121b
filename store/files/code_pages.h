#pragma once

#include <cstdint>

namespace store {

// What a byte from 80 on means in the code pages of eight bits a character that Excel saves "CSV" in, by the language
// of the machine: the west's, and that of Arabic, Persian and Urdu. U+FFFD where it means nothing.
// REQUIRES: byte >= 0x80.
std::uint32_t in_windows_1252(unsigned char byte);
std::uint32_t in_windows_1256(unsigned char byte);

}  // namespace store
