#include "server/answers/markup.h"

#include <cassert>

namespace server {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light; }
body { font: 11pt/1.45 system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif; color: #1a1a1a; background: #fff;
  max-width: 48rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; border-bottom: 1px solid #999; break-after: avoid; }
p { margin: .4rem 0; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .2rem .4rem; border-bottom: 1px solid #ccc;
  overflow-wrap: break-word; hyphens: auto; }
th { border-bottom: 2px solid #666; }
tr { break-inside: avoid; }
footer { margin-top: 2rem; font-size: .85rem; color: #444; border-top: 1px solid #999; }
@media screen and (max-width: 36rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, td { display: block; }
  tr { border-bottom: 2px solid #999; padding: .3rem 0; }
  td { border: 0; padding: .1rem 0; }
  td:empty { display: none; }
  td::before { content: attr(data-heading) ": "; font-weight: 600; }
}
@page { size: A4; margin: 16mm 14mm; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } thead { display: table-header-group; } }
)";

}  // namespace

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char letter : text) {
    switch (letter) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += letter;
    }
  }
  return safe;
}

void MarkupTable::add(const std::vector<std::string>& cells) {
  assert(cells.size() == headings_.size());
  rows_ += "<tr>";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    rows_ += "<td data-heading=\"" + escaped(headings_[i]) + "\" dir=\"auto\">" + escaped(cells[i]) + "</td>";
  }
  rows_ += "</tr>\n";
}

std::string MarkupTable::html() const {
  std::string html = "<table>\n<thead><tr>";
  for (const std::string& heading : headings_) html += "<th scope=\"col\">" + escaped(heading) + "</th>";
  return html + "</tr></thead>\n<tbody>\n" + rows_ + "</tbody>\n</table>\n";
}

std::string paragraph(std::string_view text) { return "<p dir=\"auto\">" + escaped(text) + "</p>\n"; }

std::string section(std::string_view heading, const std::string& body) {
  return "<section>\n<h2>" + escaped(heading) + "</h2>\n" + body + "</section>\n";
}

std::string whole_page(std::string_view title, const std::string& body) {
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
         escaped(title) + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n" + body +
         "</body>\n</html>\n";
}

}  // namespace server
