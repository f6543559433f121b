#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// The text as HTML shows it: nothing in it is ever taken for markup, in an element or an attribute.
std::string escaped(std::string_view text);

// A table of a page. Cells are plain text, and are escaped here. On a narrow screen each row becomes a block whose
// cells say their headings.
class MarkupTable {
 public:
  explicit MarkupTable(std::vector<std::string> headings) : headings_(std::move(headings)) {}

  // REQUIRES: as many as headings.
  void add(const std::vector<std::string>& cells);

  bool empty() const { return rows_.empty(); }
  std::string html() const;

 private:
  std::vector<std::string> headings_;
  std::string rows_;
};

// A paragraph of plain text.
std::string paragraph(std::string_view text);

// A section under a heading; `body` is markup.
std::string section(std::string_view heading, const std::string& body);

// A whole page that needs nothing else: its style is inside, it has no script, prints on A4 and reads on a telephone.
std::string whole_page(std::string_view title, const std::string& body);

}  // namespace server
