#pragma once

#include <string>

#include "store/files/archive.h"
#include "store/files/xml.h"

namespace store {

// Reads a whole part of an archive as XML. Throws what Archive::read() and XmlReader throw.
inline void parse_part(Archive& archive, const std::string& part, XmlListener& listener) {
  XmlReader reader(archive.name() + ": its part " + part, listener);
  archive.read(part, [&](std::string_view piece) {
    reader.feed(piece);
    return true;
  });
  reader.finish();
}

}  // namespace store
