#include "store/files/to_csv.h"

#include <algorithm>

#include "store/files/figures.h"

namespace store {
namespace {

bool is_plain_number(std::string_view text) {
  return read_figure(text).number.has_value() && text.find_first_not_of("+-0123456789.,eE ") == std::string_view::npos;
}

std::string harmless(const std::string& text) {
  const bool may_be_formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  return may_be_formula && !is_plain_number(text) ? "'" + text : text;
}

// Fields with a mark of CSV in them are wrapped, and those whose edges a reader would trim.
bool needs_quotes(std::string_view text) {
  if (text.empty()) return false;
  const auto is_edge = [](char character) {
    return static_cast<unsigned char>(character) <= ' ' || static_cast<unsigned char>(character) >= 0x80;
  };
  return is_edge(text.front()) || is_edge(text.back()) || text.find_first_of(",;\t|\"'\r\n") != std::string_view::npos;
}

}  // namespace

void append_record(std::string& csv, const std::vector<std::string>& texts) {
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (at != 0) csv += ',';
    if (!needs_quotes(texts[at])) {
      csv += texts[at];
      continue;
    }
    csv += '"';
    for (const char character : texts[at]) {
      if (character == '"') csv += '"';
      csv += character;
    }
    csv += '"';
  }
  csv += "\r\n";
}

void append_harmless_record(std::string& csv, const std::vector<std::string>& texts) {
  std::vector<std::string> safe;
  for (const std::string& text : texts) safe.push_back(harmless(text));
  append_record(csv, safe);
}

std::string to_csv(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows) {
  std::string csv;
  append_record(csv, header);
  for (const auto& row : rows) append_harmless_record(csv, row);
  return csv;
}

}  // namespace store
