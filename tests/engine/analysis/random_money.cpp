#include "tests/engine/analysis/random_money.h"

#include <sstream>
#include <vector>

#include "engine/model/day.h"

namespace testing_text {
namespace {

using Words = std::vector<std::string>;

const Words organisations{"alpha", "bravo", "care", "delta", "nobody"};
const Words programmes{"p1", "p2", "p3", "zeta", "p5", "p6"};
const Words anybody{"alpha", "bravo", "care", "delta", "nobody", "p1", "p2", "p3", "zeta", "p5", "p6", "p1"};
const Words kinds{"commitment", "commitment", "commitment", "disbursement", "budget", "pledge", "in-kind"};

class Rows {
 public:
  explicit Rows(std::mt19937& random) : random_(random) {}

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  std::string of(const Words& words) { return words[below(static_cast<std::uint32_t>(words.size()))]; }
  std::string day() { return to_text(engine::Day{18993 + static_cast<int>(below(180))}); }
  std::string sometimes(const std::string& word) { return below(3) == 0 ? word : ""; }

  void row(const Words& fields) {
    for (std::size_t at = 0; at < fields.size(); ++at) text << (at == 0 ? "  " : " | ") << fields[at];
    text << "\n";
  }

  std::ostringstream text;

 private:
  std::mt19937& random_;
};

void add_money(Rows& rows) {
  rows.text << "programmes\nid | budget | currency | start | end\n";
  rows.row({"p5", "1000", "USD", "2022-02-01", rows.sometimes("2022-05-01")});
  rows.row({"p6", rows.sometimes("77.5"), "EUR", "", rows.sometimes("2022-04-01")});
  rows.text << "funding\nprovider | receiver | kind | amount | currency | value_date | start | end | source | tier\n";
  for (auto left = rows.below(14); left > 0; --left) {
    const Words flow{rows.of(anybody),
                     rows.of(anybody),
                     rows.of(kinds),
                     rows.below(8) == 0 ? "" : std::to_string(5 * rows.below(5)) + rows.of({"", ".25", ".1"}),
                     rows.of({"USD", "USD", "EUR", "IQD", ""}),
                     rows.sometimes(rows.day()),
                     rows.sometimes(rows.day()),
                     rows.sometimes(rows.day())};
    for (auto times = 1 + rows.below(3) / 2; times > 0; --times) {
      Words told = flow;
      // Two sources may tell one payment in two amounts.
      if (!told[3].empty() && rows.below(6) == 0) told[3] = std::to_string(5 * rows.below(5));
      told.push_back(rows.of({"one", "two"}));
      told.push_back(rows.below(8) == 0 ? "members" : "");
      rows.row(told);
    }
  }
  rows.text << "rates\ncurrency | to | rate | start | end\n";
  for (auto left = rows.below(4); left > 0; --left) {
    rows.row({rows.of({"EUR", "USD", "IQD"}), rows.of({"EUR", "USD"}), rows.of({"1.1", "0.0007", "2"}),
              rows.sometimes(rows.day()), rows.sometimes(rows.day())});
  }
}

void add_links(Rows& rows) {
  rows.text << "participations\norganisation | programme | role\n";
  for (auto left = rows.below(5); left > 0; --left) {
    rows.row(
        {rows.of(organisations), rows.of(programmes), rows.of({"funding", "funding", "implementing", "accountable"})});
  }
  rows.text
      << "deliveries\norganisation | location | service | programme | start | end | paid_by | successor | handover\n";
  for (auto left = rows.below(5); left > 0; --left) {
    rows.row({rows.of(organisations), rows.of({"A11", "s1", "A12"}), rows.of({"health", "care"}), rows.of(programmes),
              rows.sometimes(rows.day()), rows.sometimes(rows.day()), rows.of({"", "project", "national-budget"}),
              rows.sometimes(rows.of(organisations)), rows.sometimes(rows.day())});
  }
  rows.text << "memberships\norganisation | body | status\n";
  rows.row({rows.of(organisations), rows.of(organisations), "observer"});
}

}  // namespace

std::string random_money_tables(std::mt19937& random) {
  Rows rows(random);
  add_money(rows);
  add_links(rows);
  return rows.text.str();
}

}  // namespace testing_text
