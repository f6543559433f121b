#include "engine/analysis/finding_id.h"

#include <cstdint>

namespace engine {

std::string finding_id(std::string_view kind, const std::vector<std::string>& ids) {
  std::string joined;
  for (const std::string& id : ids) joined += (&id == &ids.front() ? "" : "|") + id;

  std::uint64_t hash = 14695981039346656037U;
  for (const char letter : joined) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211U;

  std::string digits(16, '0');
  for (std::size_t place = 16; place-- > 0; hash >>= 4) digits[place] = "0123456789abcdef"[hash & 15];
  return std::string(kind) + "-" + digits;
}

}  // namespace engine
