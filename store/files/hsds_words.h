#pragma once

#include <string>
#include <string_view>

namespace store {

// The text on one line, without contacts. Directories put telephone numbers into instructions and descriptions, so
// that here a number is taken for one also where only its length and its marks say so: "(223) 346 12361".
std::string clean_text(std::string_view text);

// The address of a page, or nothing where the text is none: "mailto:" and "tel:" are contacts.
std::string page_address(std::string_view text);

}  // namespace store
