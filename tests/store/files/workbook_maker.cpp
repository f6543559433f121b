#include "tests/store/files/workbook_maker.h"

#include <minizip/zip.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "store/files/sheet.h"
#include "store/files/to_csv.h"

namespace {

std::string escaped(const std::string& text) {
  std::string xml;
  for (const char character : text) {
    if (character == '<') {
      xml += "&lt;";
    } else if (character == '&') {
      xml += "&amp;";
    } else if (character == '"') {
      xml += "&quot;";
    } else {
      xml += character;
    }
  }
  return xml;
}

std::string rows_xml(const Table& rows) {
  std::string xml;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string number = std::to_string(row + 1);
    xml += "<row r=\"" + number + "\">";
    for (std::uint32_t column = 0; column < rows[row].size(); ++column) {
      if (rows[row][column].empty()) continue;
      xml += "<c r=\"" + store::column_letters(column) + number + "\" t=\"inlineStr\"><is><t>" +
             escaped(rows[row][column]) + "</t></is></c>";
    }
    xml += "</row>";
  }
  return xml;
}

const std::string spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

}  // namespace

std::map<std::string, std::string> workbook_parts(const std::vector<MadeSheet>& sheets) {
  std::map<std::string, std::string> parts;
  parts["_rels/.rels"] = "<Relationships xmlns=\"" + relationships + "\"><Relationship Id=\"r\" Type=\"" + office +
                         "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
  std::string listed;
  std::string relations = "<Relationship Id=\"s\" Type=\"" + office +
                          "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"t\" Type=\"" + office +
                          "/styles\" Target=\"styles.xml\"/>";
  for (std::size_t at = 0; at < sheets.size(); ++at) {
    const std::string number = std::to_string(at + 1);
    listed += "<sheet name=\"" + escaped(sheets[at].name) + "\" sheetId=\"" + number + "\" " +
              (sheets[at].hidden ? "state=\"hidden\" " : "") + "r:id=\"rId" + number + "\"/>";
    relations += "<Relationship Id=\"rId" + number + "\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet" +
                 number + ".xml\"/>";
    parts["xl/worksheets/sheet" + number + ".xml"] =
        "<worksheet xmlns=\"" + spreadsheet + "\"><sheetData>" +
        (sheets[at].xml.empty() ? rows_xml(sheets[at].rows) : sheets[at].xml) + "</sheetData></worksheet>";
  }
  parts["xl/workbook.xml"] =
      "<workbook xmlns=\"" + spreadsheet + "\" xmlns:r=\"" + office + "\"><sheets>" + listed + "</sheets></workbook>";
  parts["xl/_rels/workbook.xml.rels"] =
      "<Relationships xmlns=\"" + relationships + "\">" + relations + "</Relationships>";
  return parts;
}

void write_archive(const std::filesystem::path& path, const std::map<std::string, std::string>& parts) {
  const zipFile file = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
  if (file == nullptr) throw std::runtime_error("no archive " + path.string());
  for (const auto& [name, text] : parts) {
    zipOpenNewFileInZip64(file, name.c_str(), nullptr, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, Z_BEST_SPEED, 0);
    zipWriteInFileInZip(file, text.data(), static_cast<unsigned>(text.size()));
    zipCloseFileInZip(file);
  }
  zipClose(file, nullptr);
}

void write_workbook(const std::filesystem::path& path, const std::vector<MadeSheet>& sheets) {
  write_archive(path, workbook_parts(sheets));
}

void write_text(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Table drawn(const std::string& text) {
  Table table;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (store::trim(line).empty()) continue;
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '|');) cells.emplace_back(store::trim(cell));
    table.push_back(cells);
  }
  return table;
}

std::string drawn_csv(const std::string& text) {
  std::string csv;
  for (const auto& row : drawn(text)) store::append_record(csv, row);
  return csv;
}
