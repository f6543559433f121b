#pragma once

#include <string>
#include <string_view>

namespace server {

// A key to the API is 256 random bits in hexadecimal. It is shown once; what is kept is its hash, from
// which nobody gets the key back. So strong a key needs no slow hash.

// Throws Error{storage} where the machine gives no random numbers.
std::string make_key();

// The BLAKE2b hash of a key, in hexadecimal.
std::string hash_of(std::string_view key);

// Whether two hashes are equal, in a time that does not tell where they differ.
bool same_hash(std::string_view one, std::string_view other);

}  // namespace server
