#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace engine {

// The one exception of Concert: a sentence that a reader can act on, and what kind of
// answer it deserves. Only the server turns it into an exit code or an HTTP status.
class Error : public std::runtime_error {
 public:
  enum class Kind {
    invalid,       // what was asked or sent cannot be understood
    not_found,     // there is no such record, revision or file
    conflict,      // somebody else changed what this builds on
    storage,       // the disk failed, is full, damaged, locked or of another format
    forbidden,     // the caller may not do this
    precondition,  // a condition that the caller set does not hold
    too_large,     // beyond a documented limit
    busy,          // try again shortly
  };

  Error(Kind kind, const std::string& sentence) : std::runtime_error(sentence), kind_(kind) {}

  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

// One fault or remark about one place of an input, in words that an officer
// understands. Faults are data: a reader reports all of them, not the first.
struct Issue {
  // left_out: the row was not taken. unresolved: it was taken with the source's own
  // word, which no code list knows. note: it was taken whole, and something is worth knowing.
  enum class Weight { left_out, unresolved, note };

  Weight weight = Weight::note;
  std::string file;
  std::string sheet;      // empty where the format has none
  std::uint32_t row = 0;  // from 1 as spreadsheets count; 0 where it is about the whole
  std::string column;     // letter or heading; empty where it is about the whole row
  std::string value;      // as the file has it, shortened to 120 bytes
  std::string reason;     // a sentence

  friend auto operator<=>(const Issue&, const Issue&) = default;
};

std::string to_text(Issue::Weight weight);

// Writes "iraq.xlsx, sheet 'Data', row 17, column K 'x': the reason", leaving out what is empty.
std::string to_text(const Issue& issue);

}  // namespace engine
