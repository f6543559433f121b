#include "store/files/shared_strings.h"

#include <charconv>

#include "store/files/refusal.h"
#include "store/files/xml_part.h"

namespace store {

class SharedStringsListener : public XmlListener {
 public:
  SharedStringsListener(SharedStrings& strings, const std::string& file, const Limits& limits)
      : strings_(strings), file_(file), limits_(limits) {}

  void open(std::string_view name, const Attributes&) override {
    if (name == "t") in_text_ = true;
    if (name == "rPh") in_reading_aid_ = true;
  }
  void close(std::string_view name) override {
    if (name == "t") in_text_ = false;
    if (name == "rPh") in_reading_aid_ = false;
    if (name != "si") return;
    if (strings_.ends_.size() == limits_.shared_strings) {
      throw oversized(file_, "holds more than " + std::to_string(limits_.shared_strings) +
                                 " different texts: save the sheet alone as CSV");
    }
    if (string_.find("_x") != std::string::npos) string_ = unescape_controls(string_);
    strings_.text_ += string_;
    strings_.ends_.push_back(strings_.text_.size());
    string_.clear();
  }
  void text(std::string_view piece) override {
    if (in_text_ && !in_reading_aid_) string_ += piece;
  }

 private:
  SharedStrings& strings_;
  const std::string& file_;
  const Limits& limits_;
  std::string string_;
  bool in_text_ = false;
  bool in_reading_aid_ = false;  // how a Japanese word is spoken, which stands beside the word
};

SharedStrings SharedStrings::read(Archive& archive, const std::string& part, const Limits& limits) {
  SharedStrings strings;
  if (part.empty() || !archive.has(part)) return strings;
  SharedStringsListener listener(strings, archive.name(), limits);
  parse_part(archive, part, listener);
  return strings;
}

std::string unescape_controls(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned code = 0;
    const bool escape =
        text.size() - at >= 7 && text.substr(at, 2) == "_x" && text[at + 6] == '_' &&
        std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16).ptr == text.data() + at + 6;
    // "_x005F_" is the underscore of a text that would look like an escape.
    if (escape && (code < 0x20 || code == '_')) {
      plain += static_cast<char>(code);
      at += 6;
    } else {
      plain += text[at];
    }
  }
  return plain;
}

}  // namespace store
