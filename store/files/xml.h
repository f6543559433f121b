#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace store {

// The attributes of an element that was just opened, by their names without prefix.
class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}

  // The value, or an empty text where there is none.
  std::string_view operator[](std::string_view name) const;

 private:
  const char** pairs_;
};

// What a reader of XML wants to hear. Names come without their prefix.
class XmlListener {
 public:
  virtual ~XmlListener() = default;
  virtual void open(std::string_view name, const Attributes& attributes) = 0;
  virtual void close(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
};

// Reads XML in pieces. Document types, and with them every entity, are refused: nothing is ever
// expanded or fetched.
class XmlReader {
 public:
  // `what` begins the sentences ("iraq.xlsx: its part xl/workbook.xml"). REQUIRES: `listener`
  // outlives the reader. What the listener throws comes out of feed().
  XmlReader(std::string what, XmlListener& listener);
  ~XmlReader();

  // Throws Error{invalid} where the XML is not well formed, nested over 100 deep, or has a document type.
  void feed(std::string_view piece);
  void finish();

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace store
