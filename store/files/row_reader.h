#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/model/reading.h"
#include "store/files/issues.h"
#include "store/files/plan.h"
#include "store/files/read_file.h"

namespace store {

// What the readers of all sheets share: the words, places, figures and dates of one row.
class RowReader {
 public:
  // `year` is that of months that come without one. REQUIRES: all outlive the reader.
  RowReader(const SheetPlan& plan, IssueList& issues, const ReadOptions& options, std::optional<int> year);

  void take(const Row& row) { words_.take(row); }
  const RowWords& words() const { return words_; }
  std::uint32_t row() const { return words_.row(); }

  // The source's own word, on one line, without e-mail addresses and telephone numbers unless they are to be kept.
  std::string word(Meaning meaning);
  // The same, with its line breaks: they part the names of several organisations.
  std::string name_word(Meaning meaning);
  // The word in one of the columns over which the sheet is spread. REQUIRES: index < plan.spread.size().
  std::string spread_word(std::size_t index);

  // Who may be asked, as the columns of contacts say it: a role mailbox alone where there is one.
  std::string contact() const;

  // Whether the row is a sum of others: its place is called "Total".
  bool is_total() const;

  // The places from coarse to fine. A site stands one level below the deepest column of levels.
  std::vector<engine::PlaceWords> places();

  // A number of people; nothing, with a note, where the cell holds no count.
  engine::Count count(Meaning meaning);
  std::optional<double> number(Meaning meaning, double lowest, double highest);

  // The days that a cell names; nothing, with a note, where it holds something else.
  std::optional<engine::Period> when(Meaning meaning);

  // The period that the row was reported in, by its month, its date of report or its year.
  std::optional<engine::Period> reported();

  // The stated start and the day after the stated end. Where they contradict each other, neither.
  std::pair<engine::Date, engine::Date> start_and_end();

  std::string letters(Meaning meaning) const;

  // The year that was given to months without one; nothing where every date says its own.
  std::optional<int> year_used() const { return year_used_; }

 private:
  std::string cleaned(std::string_view text, const std::string& column);

  const SheetPlan& plan_;
  IssueList& issues_;
  bool keep_contacts_;
  RowWords words_;
  DateHints hints_;
  std::optional<int> year_used_;
  int site_level_ = 0;
  std::unordered_map<std::string, std::optional<engine::Period>> dates_;  // of the texts met so far
};

// The one year that the text names ("Eth_4Ws_February_2022"), nothing where it names none or several.
std::optional<int> year_in(std::string_view text);

}  // namespace store
