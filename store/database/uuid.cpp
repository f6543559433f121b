#include "store/database/uuid.h"

#include <random>
#include <string_view>

namespace store {

std::string make_uuid() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string uuid = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";
  std::random_device random;
  for (char& place : uuid) {
    const auto sixteenth = random() % 16;
    if (place == 'x') place = digits[sixteenth];
    if (place == 'y') place = digits[8 + sixteenth % 4];
  }
  return uuid;
}

}  // namespace store
