#pragma once

#include <string>
#include <string_view>

namespace store {

// The text without e-mail addresses and telephone numbers; the same text where it holds none. A number is taken for
// one of a telephone where it is written as in another country (+964 ...), begins with 0 and has nine digits or more,
// or follows a word such as "tel"; counts, dates, money and codes are none.
std::string without_contacts(std::string_view text);

// Whether without_contacts() would take anything away. Cost: a walk over the text.
bool holds_contact(std::string_view text);

// Whether an address is one of a role ("info@", "coordination@") and of no person.
bool is_role_mailbox(std::string_view address);

}  // namespace store
