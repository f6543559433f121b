#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace store {

// The attributes of an element that was just opened, by their names without prefix.
class Attributes {
 public:
  explicit Attributes(const char** pairs, bool of_prefixed = false) : pairs_(pairs), of_prefixed_(of_prefixed) {}

  // Whether the element's own name has a prefix, or it names a namespace of its own: in files of a standard that has
  // none it belongs to somebody else.
  bool of_other_namespace() const { return of_prefixed_ || !(*this)["xmlns"].empty(); }

  // The value, or an empty text where there is none.
  std::string_view operator[](std::string_view name) const;

  // Calls visit(name, value) for each, in the order of the file; here names keep their prefix.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
      visit(std::string_view(pair[0]), std::string_view(pair[1]));
    }
  }

 private:
  const char** pairs_;
  bool of_prefixed_;
};

// What a reader of XML wants to hear. Names come without their prefix.
class XmlListener {
 public:
  virtual ~XmlListener() = default;
  virtual void open(std::string_view name, const Attributes& attributes) = 0;
  virtual void close(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
};

// What the sentences of an XmlReader call the document that it reads.
struct XmlKind {
  std::string document = "workbook";  // "declares a document type, which no ... does"
  std::string shape = "table";        // "is nested too deeply to be a ..."
};

// Reads XML in pieces. Document types, and with them every entity, are refused: nothing is ever
// expanded or fetched.
class XmlReader {
 public:
  // `what` begins the sentences ("iraq.xlsx: its part xl/workbook.xml"). REQUIRES: `listener`
  // outlives the reader. What the listener throws comes out of feed().
  XmlReader(std::string what, XmlListener& listener, XmlKind kind = {});
  ~XmlReader();

  // Throws Error{invalid} where the XML is not well formed, nested over 100 deep, or has a document type;
  // Error{too_large} where one tag or comment is longer than 16 MB.
  void feed(std::string_view piece);
  void finish();

  // The line, from 1, of what the listener is being told.
  std::uint64_t line() const;

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace store
