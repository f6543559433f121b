#pragma once

#include <initializer_list>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace store {

// Writes well-formed XML, an element a line, indented. What XML cannot hold (control characters) becomes a space.
class IatiXmlWriter {
 public:
  using Attribute = std::pair<std::string_view, std::string_view>;  // an empty value is left out

  // REQUIRES: `out` outlives the writer.
  explicit IatiXmlWriter(std::ostream& out);

  void open(std::string_view name, std::initializer_list<Attribute> attributes = {});
  void close();
  // An element without others inside; an empty text gives an empty element.
  void put(std::string_view name, std::initializer_list<Attribute> attributes, std::string_view text = {});

 private:
  void begin(std::string_view name, std::initializer_list<Attribute> attributes);
  void escape(std::string_view text);

  std::ostream& out_;
  std::vector<std::string> open_;
};

}  // namespace store
