#include "store/files/xml.h"

#include <expat.h>

#include <exception>

#include "store/files/refusal.h"

namespace store {
namespace {

constexpr int deepest = 100;
// Text comes in pieces, but a tag or a comment is held whole until it ends.
constexpr std::uint64_t longest_held = 16ULL << 20;

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::string_view Attributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
    if (without_prefix(pair[0]) == name) return pair[1];
  }
  return {};
}

// The listener is called from C, which no exception may cross: it is kept here and thrown by feed().
struct XmlReader::Parser {
  std::string what;
  XmlListener& listener;
  XmlKind kind;
  XML_Parser expat = XML_ParserCreate(nullptr);
  int depth = 0;
  std::uint64_t held = 0;  // bytes that were fed since anything was understood
  std::exception_ptr thrown;

  Parser(std::string what_, XmlListener& listener_, XmlKind kind_)
      : what(std::move(what_)), listener(listener_), kind(std::move(kind_)) {
    XML_SetUserData(expat, this);
    XML_SetElementHandler(expat, opened, closed);
    XML_SetCharacterDataHandler(expat, texted);
    XML_SetCommentHandler(expat, commented);
    XML_SetStartDoctypeDeclHandler(expat, doctype);
  }
  ~Parser() { XML_ParserFree(expat); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  template <class Call>
  void guard(Call&& call) {
    held = 0;
    if (thrown) return;
    try {
      call();
    } catch (const std::exception&) {
      thrown = std::current_exception();
      XML_StopParser(expat, XML_FALSE);
    }
  }

  static void XMLCALL opened(void* user, const char* name, const char** attributes) {
    auto& parser = *static_cast<Parser*>(user);
    parser.guard([&] {
      if (++parser.depth > deepest) throw unreadable(parser.what, "is nested too deeply to be a " + parser.kind.shape);
      const std::string_view own = without_prefix(name);
      parser.listener.open(own, Attributes(attributes, own != name));
    });
  }
  static void XMLCALL closed(void* user, const char* name) {
    auto& parser = *static_cast<Parser*>(user);
    --parser.depth;
    parser.guard([&] { parser.listener.close(without_prefix(name)); });
  }
  static void XMLCALL texted(void* user, const char* piece, int size) {
    auto& parser = *static_cast<Parser*>(user);
    parser.guard([&] { parser.listener.text({piece, static_cast<std::size_t>(size)}); });
  }
  static void XMLCALL commented(void* user, const char*) { static_cast<Parser*>(user)->held = 0; }
  static void XMLCALL doctype(void* user, const char*, const char*, const char*, int) {
    auto& parser = *static_cast<Parser*>(user);
    parser.guard([&] {
      throw unreadable(parser.what,
                       "declares a document type, which no " + parser.kind.document + " does: it is refused");
    });
  }

  void parse(std::string_view piece, int last) {
    const XML_Status status = XML_Parse(expat, piece.data(), static_cast<int>(piece.size()), last);
    if (thrown) std::rethrow_exception(thrown);
    held += piece.size();
    if (held > longest_held) throw oversized(what, "has a tag or a comment of more than 16 MB: it is refused");
    if (status == XML_STATUS_OK) return;
    throw unreadable(what, "is damaged at line " + std::to_string(XML_GetCurrentLineNumber(expat)) + " (" +
                               XML_ErrorString(XML_GetErrorCode(expat)) + "): send it again, or save it anew");
  }
};

XmlReader::XmlReader(std::string what, XmlListener& listener, XmlKind kind)
    : parser_(std::make_unique<Parser>(std::move(what), listener, std::move(kind))) {}

XmlReader::~XmlReader() = default;

void XmlReader::feed(std::string_view piece) { parser_->parse(piece, 0); }
void XmlReader::finish() { parser_->parse({}, 1); }
std::uint64_t XmlReader::line() const { return XML_GetCurrentLineNumber(parser_->expat); }

}  // namespace store
