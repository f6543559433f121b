#include "store/database/tags.h"

namespace store {

void expect_tag(ByteReader& bytes, Tag tag) {
  const std::uint8_t found = bytes.byte();
  if (found == static_cast<std::uint8_t>(tag)) return;
  refuse_value("its schema tag is " + std::to_string(found) + " where " + std::to_string(static_cast<unsigned>(tag)) +
               " was expected");
}

}  // namespace store
