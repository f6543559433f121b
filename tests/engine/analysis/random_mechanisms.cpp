#include "tests/engine/analysis/random_mechanisms.h"

#include <sstream>
#include <vector>

namespace testing_text {
namespace {

using Words = std::vector<std::string>;

const Words organisations{"o1", "o2", "o3", "o4", "o5", "o6"};
const Words stages{"", "pre-departure", "reception", "post-arrival", "follow-up"};
const Words days{"",           "",           "",           "2024-02-29", "2024-06-14",
                 "2024-06-15", "2025-01-31", "2025-06-15", "2025-06-16", "2026-01-01"};

class Tables {
 public:
  explicit Tables(std::mt19937& random) : random_(random) {}

  const std::string& of(const Words& words) { return words[random_() % words.size()]; }
  std::string list_of(const Words& words, std::size_t most) {
    std::string text;
    for (auto left = random_() % (most + 1); left > 0; --left) text += (text.empty() ? "" : "+") + of(words);
    return text;
  }
  std::string tier() { return of({"", "", "", "", "members", "secretariat"}); }

  void begin(const std::string& table, const std::string& columns) { text_ << table << "\n" << columns << "\n"; }
  void row(const Words& fields) {
    for (std::size_t at = 0; at < fields.size(); ++at) text_ << (at == 0 ? "" : " | ") << fields[at];
    text_ << "\n";
  }
  std::size_t rows(std::size_t most) { return random_() % (most + 1); }
  std::string text() const { return text_.str(); }

 private:
  std::mt19937& random_;
  std::ostringstream text_;
};

void add_links(Tables& tables) {
  tables.begin("referrals",
               "from | to | service | status | formal | start | end | agreement | mechanism | from_stage | to_stage | "
               "eligibility | lead | feedback | tier");
  for (auto left = tables.rows(8); left > 0; --left) {
    tables.row({tables.of(organisations), tables.of({"o1", "o2", "o3", "o4", "o5", "o6", ""}),
                tables.of({"", "", "loan", "skills", "support"}), tables.of({"", "active", "proposed", "ended"}),
                tables.of({"yes", "yes", "yes", "no", ""}), tables.of(days), tables.of(days),
                tables.of({"", "d1", "d2", "d3", "nothing"}), tables.of({"", "m1", "m1", "m2", "nothing"}),
                tables.of(stages), tables.of(stages), tables.of({"", "guide"}), tables.of({"", "", "", "o1", "o4"}),
                tables.of({"", "", "yearly"}), tables.tier()});
  }
}

void add_rules(Tables& tables) {
  tables.begin("mechanisms", "id | lead | actors | stage | dimensions | monitored | tier");
  for (const char* id : {"m1", "m2", "m3"}) {
    tables.row({id, tables.of({"", "o1", "o2", "o3", "o4", "o6"}), tables.list_of(organisations, 3),
                tables.of({"", "pre-design", "design", "implementation", "monitoring", "asleep"}),
                tables.list_of({"economic", "social"}, 2), tables.of({"", "yes", "yes", "no"}), tables.tier()});
  }
  tables.begin("documents", "id | parties | start | end | reviewed | tier");
  for (const char* id : {"d1", "d2", "d3"}) {
    tables.row(
        {id, tables.list_of(organisations, 3), tables.of(days), tables.of(days), tables.of(days), tables.tier()});
  }
  tables.begin("authorities", "organisation | location | start | end | tier");
  for (auto left = tables.rows(4); left > 0; --left) {
    tables.row({tables.of({"o1", "o2", "o3"}), tables.of({"L", "L1", "L2", "A", "DE"}), tables.of(days),
                tables.of(days), tables.tier()});
  }
}

void add_tables(Tables& tables) {
  tables.begin("memberships", "organisation | body | status | start | end | tier");
  for (auto left = tables.rows(4); left > 0; --left) {
    tables.row({tables.of(organisations), tables.of({"o1", "o5", "o6", "nowhere"}), "member", tables.of(days),
                tables.of(days), tables.tier()});
  }
  tables.begin("meetings", "id | body | name | start | end | attendance | tier");
  for (auto left = tables.rows(2); left > 0; --left) {
    tables.row({"meeting-" + std::to_string(left), tables.of({"o1", "o5"}), "Meeting", tables.of(days), "",
                tables.list_of(organisations, 3), tables.tier()});
  }
  tables.begin("programmes", "id");
  tables.row({"p1"});
  tables.row({"p2"});
  tables.begin("participations", "organisation | programme | role | tier");
  for (auto left = tables.rows(3); left > 0; --left) {
    tables.row({tables.of(organisations), tables.of({"p1", "p2"}), tables.of({"funding", "partner"}), tables.tier()});
  }
  tables.begin("funding", "provider | receiver | kind | tier");
  for (auto left = tables.rows(3); left > 0; --left) {
    tables.row({tables.of({"o1", "o2", "o3", "p1"}), tables.of({"o4", "o5", "p1", "p2"}), "commitment", tables.tier()});
  }
}

void add_scopes(Tables& tables) {
  tables.begin("scopes", "of | location | service | start | end");
  for (auto left = tables.rows(4); left > 0; --left) {
    tables.row({tables.of({"referrals", "referrals", "deliveries", "memberships"}),
                tables.of({"L", "L", "L1", "A", "DE"}), tables.of({"", "", "all", "support", "loan"}), "2024-01-01",
                tables.of({"2025-06-01", "2027-01-01", "2027-01-01"})});
  }
  tables.begin("packages", "id | service | dimension");
  for (const char* dimension : {"economic", "social", ""}) {
    tables.row({"legs", tables.of({"loan", "skills", "support", "advice"}), dimension});
  }
}

}  // namespace

std::string random_mechanism_tables(std::mt19937& random) {
  Tables tables(random);
  add_links(tables);
  add_rules(tables);
  add_tables(tables);
  add_scopes(tables);
  return tables.text();
}

}  // namespace testing_text
