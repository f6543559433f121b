#pragma once

#include <string_view>

namespace store {

// Whether the text is a code of ISO 4217, in capitals: of a currency that is in use, of a fund or metal, or of one that
// a state gave up, since old projects were paid in these.
bool is_currency(std::string_view code);

}  // namespace store
