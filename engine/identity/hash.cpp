#include "engine/identity/hash.h"

#include <bit>
#include <cstring>

namespace engine {
namespace {

constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t hashed_size = 14;

}  // namespace

std::uint64_t Hash::value() const {
  // The last chunk has not reached the low digits yet.
  std::uint64_t value = state_ ^ (state_ >> 32);
  value *= 0xd6e8feb86659fd93ULL;
  return value ^ (value >> 32);
}

void Hash::add(std::string_view text) {
  mix(text.size());
  while (text.size() >= 8) {
    std::uint64_t chunk = 0;
    std::memcpy(&chunk, text.data(), 8);
    if constexpr (std::endian::native == std::endian::big) chunk = __builtin_bswap64(chunk);
    mix(chunk);
    text.remove_prefix(8);
  }
  std::uint64_t rest = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    rest |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[at])) << (8 * at);
  }
  if (!text.empty()) mix(rest);
}

void Hash::add(double number) { mix(std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number)); }

std::string hashed_id(char letter, std::uint64_t hash) {
  std::string id(hashed_size, letter);
  for (std::size_t at = 13; at > 0; --at, hash >>= 5) id[at] = digits[hash & 31];
  return id;
}

bool is_hashed_id(char letter, std::string_view id) {
  return id.size() == hashed_size && id.front() == letter &&
         id.substr(1).find_first_not_of(digits) == std::string_view::npos;
}

}  // namespace engine
