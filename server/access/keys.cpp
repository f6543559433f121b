#include "server/access/keys.h"

#include <sodium.h>

#include <array>
#include <vector>

#include "engine/model/error.h"

namespace server {
namespace {

constexpr std::size_t key_bytes = 32;

void start() {
  if (sodium_init() < 0) throw engine::Error(engine::Error::Kind::storage, "the machine gives no random numbers");
}

template <std::size_t Size>
std::string hexadecimal(const std::array<unsigned char, Size>& bytes) {
  std::string text(Size * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

}  // namespace

std::string make_key() {
  start();
  std::array<unsigned char, key_bytes> bytes;
  randombytes_buf(bytes.data(), bytes.size());
  return hexadecimal(bytes);
}

std::string hash_of(std::string_view key) {
  start();
  std::array<unsigned char, crypto_generichash_BYTES> bytes;
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(key.data()), key.size(),
                     nullptr, 0);
  return hexadecimal(bytes);
}

bool same_hash(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace server
