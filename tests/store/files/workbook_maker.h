#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

// Makes small files for the tests of readers.

using Table = std::vector<std::vector<std::string>>;

// A sheet of a workbook to be made: its rows from 1, as inline strings; or its own XML.
struct MadeSheet {
  std::string name;
  Table rows = {};
  bool hidden = false;
  std::string xml = {};  // of the rows, where this is not empty
};

// The parts of an XLSX workbook with these sheets.
std::map<std::string, std::string> workbook_parts(const std::vector<MadeSheet>& sheets);

// Writes an archive of the parts.
void write_archive(const std::filesystem::path& path, const std::map<std::string, std::string>& parts);

void write_workbook(const std::filesystem::path& path, const std::vector<MadeSheet>& sheets);
void write_text(const std::filesystem::path& path, const std::string& text);
std::string read_text(const std::filesystem::path& path);

// A drawn table, "a | b" a line; cells trimmed.
Table drawn(const std::string& text);

// The same as CSV.
std::string drawn_csv(const std::string& text);
