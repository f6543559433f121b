#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace store {

// A table as CSV (RFC 4180) for spreadsheets. A cell that a spreadsheet would run as a formula (it
// begins with = + - @, a tab or a carriage return, and is no plain number) is led by an apostrophe.
std::string to_csv(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);

// Appends one record as to_csv() writes it.
void append_harmless_record(std::string& csv, const std::vector<std::string>& texts);

// Appends one record, its texts as they are: what Concert's own tables are written with.
void append_record(std::string& csv, const std::vector<std::string>& texts);

}  // namespace store
