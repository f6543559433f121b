#include "store/files/iati_xml_writer.h"

namespace store {

IatiXmlWriter::IatiXmlWriter(std::ostream& out) : out_(out) { out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"; }

void IatiXmlWriter::escape(std::string_view text) {
  for (const char one : text) {
    switch (one) {
      case '&':
        out_ << "&amp;";
        break;
      case '<':
        out_ << "&lt;";
        break;
      case '>':
        out_ << "&gt;";
        break;
      case '"':
        out_ << "&quot;";
        break;
      default:
        out_ << (static_cast<unsigned char>(one) < ' ' ? ' ' : one);
    }
  }
}

void IatiXmlWriter::begin(std::string_view name, std::initializer_list<Attribute> attributes) {
  out_ << std::string(open_.size(), ' ') << '<' << name;
  for (const auto& [attribute, value] : attributes) {
    if (value.empty()) continue;
    out_ << ' ' << attribute << "=\"";
    escape(value);
    out_ << '"';
  }
}

void IatiXmlWriter::open(std::string_view name, std::initializer_list<Attribute> attributes) {
  begin(name, attributes);
  out_ << ">\n";
  open_.emplace_back(name);
}

void IatiXmlWriter::close() {
  const std::string name = open_.back();
  open_.pop_back();
  out_ << std::string(open_.size(), ' ') << "</" << name << ">\n";
}

void IatiXmlWriter::put(std::string_view name, std::initializer_list<Attribute> attributes, std::string_view text) {
  begin(name, attributes);
  if (text.empty()) {
    out_ << "/>\n";
    return;
  }
  out_ << '>';
  escape(text);
  out_ << "</" << name << ">\n";
}

}  // namespace store
