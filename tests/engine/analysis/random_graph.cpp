#include "tests/engine/analysis/random_graph.h"

#include <algorithm>
#include <sstream>

#include "engine/analysis/finding_id.h"
#include "tests/engine/graph_text.h"

namespace testing_text {
namespace {

using namespace engine;
using Words = std::vector<std::string>;

const std::string trees = R"(
  locations
  id    | level | parent
  world | -1    |
  A     | 0     | world
  B     | 0     | world
  A1    | 1     | A
  A2    | 1     | A
  A11   | 2     | A1
  A12   | 2     | A1
  A21   | 2     | A2
  B11   | 2     | B
  s1    | 3     | A11
  s2    | 3     | A11
  s3    | 3     | A12
  s4    | 3     | A2
  s5    | 3     | B11
  services
  id       | parents      | crosswalk
  all      |              |
  health   | all          |
  water    | all          |
  care     | health       |
  kits     | health+water |
  registry | all          | nature:single
  groups
  id              | parents
  everyone        |
  stray           |
  women           | everyone
  returnees       | everyone
  women-returnees | women+returnees
  deportees       | returnees
)";

const Words locations{"A", "A1", "A2", "A11", "A12", "A21", "B11", "s1", "s2", "s3", "s4", "s5", "A11", "s1", "s2"};
const Words services{"all", "health", "water", "care", "kits", "registry", "health", "care"};
const Words groups{"", "", "everyone", "women", "returnees", "women-returnees", "deportees", "stray"};
const Words organisations{"alpha", "bravo", "care", "delta", "nobody"};
const Words programmes{"p1", "p2", "p3", "zeta"};

class Draw {
 public:
  explicit Draw(std::mt19937& random) : random_(random) {}

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  bool one_in(std::uint32_t chances) { return below(chances) == 0; }
  const std::string& of(const Words& words) { return words[below(static_cast<std::uint32_t>(words.size()))]; }
  std::string sometimes(const Words& words, std::uint32_t chances) { return one_in(chances) ? of(words) : ""; }
  std::string number(std::uint32_t chances) { return one_in(chances) ? std::to_string(10 * below(6)) : ""; }
  std::string day() { return engine::to_text(Day{18993 + static_cast<int>(below(180))}); }  // from 2022-01-01
  std::string day(std::uint32_t chances) { return one_in(chances) ? day() : ""; }
  std::string month() { return "2022-0" + std::to_string(1 + below(6)); }

 private:
  std::mt19937& random_;
};

// What most rows of one graph name, so that they meet. Half of the graphs are dense: there they name little else,
// state all figures, and state them in one unit.
struct Focus {
  bool dense;
  Words locations, services, groups;

  explicit Focus(Draw& draw) : dense(draw.one_in(2)) {
    for (int times = 0; times < (dense ? 2 : 3); ++times) locations.push_back(draw.of(testing_text::locations));
    for (int times = 0; times < (dense ? 1 : 2); ++times) services.push_back(draw.of(testing_text::services));
    for (int times = 0; times < (dense ? 1 : 3); ++times) groups.push_back(draw.of(testing_text::groups));
  }

  bool strays(Draw& draw) const { return draw.one_in(dense ? 10 : 3); }
  const std::string& location(Draw& draw) const { return draw.of(strays(draw) ? testing_text::locations : locations); }
  const std::string& service(Draw& draw) const { return draw.of(strays(draw) ? testing_text::services : services); }
  const std::string& group(Draw& draw) const { return draw.of(strays(draw) ? testing_text::groups : groups); }
};

void add_row(std::ostringstream& tables, const Words& fields) {
  for (std::size_t at = 0; at < fields.size(); ++at) tables << (at == 0 ? "  " : " | ") << fields[at];
  tables << "\n";
}

void add_actors(Draw& draw, std::ostringstream& tables) {
  tables << "organisations\nid | parent\n";
  for (const auto& one : organisations) add_row(tables, {one, draw.sometimes(organisations, 8)});
  tables << "programmes\nid | parent\n";
  for (const auto& one : programmes) add_row(tables, {one, draw.sometimes(programmes, 8)});
  tables << "participations\norganisation | programme | role\n";
  for (auto left = draw.below(5); left > 0; --left) {
    add_row(tables, {draw.of(organisations), draw.of(programmes),
                     draw.of({"funding", "accountable", "extending", "implementing", "partner"})});
  }
  tables << "funding\nprovider | receiver | kind | start | end\n";
  for (auto left = draw.below(5); left > 0; --left) {
    Words any = programmes;
    any.insert(any.end(), organisations.begin(), organisations.end());
    add_row(tables,
            {draw.of(any), draw.of(any), draw.of({"commitment", "commitment", "pledge"}), draw.day(2), draw.day(3)});
  }
  tables << "referrals\nfrom | to | service | status | formal | start | end\n";
  for (auto left = draw.below(5); left > 0; --left) {
    add_row(tables, {draw.of(organisations), draw.sometimes(organisations, 1), draw.sometimes(services, 2),
                     draw.of({"", "active", "pilot", "proposed", "ended"}), draw.of({"yes", "yes", "yes", "no"}),
                     draw.day(4), draw.day(4)});
  }
}

void add_deliveries(Draw& draw, const Focus& focus, std::ostringstream& tables) {
  tables
      << "deliveries\norganisation | location | service | group | programme | role | serves | start | end | reported "
         "| status | per | capacity | reach | stage | modality | return_types | way_in | conditions | source | tier "
         "| assured_date\n";
  Words whose;  // the same organisation, place, service, group and programme come again
  const std::uint32_t units = focus.dense ? 1 : 1 + draw.below(4);
  for (auto left = draw.below(20); left > 0; --left) {
    if (whose.empty() || !draw.one_in(3)) {
      whose = {draw.of(organisations), focus.location(draw), focus.service(draw), focus.group(draw),
               draw.sometimes(programmes, 2)};
    }
    const std::uint32_t when = draw.below(4);
    Words fields = whose;
    const Words rest{
        draw.sometimes({"lead", "sub-implementer"}, 3),
        draw.one_in(6) ? draw.of({"*", "A11+A12", "s1", "s1+s2", "A1+*"}) : "",
        when < 2 ? draw.day(2) : "",
        when < 2 ? draw.day(2) : "",
        when >= 1 && when < 3 ? draw.month() + (draw.one_in(2) ? "+" + draw.month() : "") : "",
        draw.sometimes({"active", "planned", "completed", "suspended", "cancelled"}, 2),
        Words{"", "month", "once", "year"}[draw.below(units)],
        draw.number(focus.dense ? 1 : 3),
        draw.number(3),
        draw.sometimes({"reception", "post-arrival"}, 3),
        draw.sometimes({"cash", "in kind"}, 4),
        draw.sometimes({"forced", "voluntary", "forced+voluntary"}, 4),
        draw.sometimes({"walk-in", "referral only", "hotline"}, 3),
        draw.sometimes({"excludes:women", "only:returnees", "only:women+excludes:deportees", "guarantor"}, 5),
        draw.of({"one", "two"}),
        draw.one_in(8) ? "members" : "",
        draw.one_in(3) ? draw.of({"2020-05-01", "2021-04-01", "2022-01-31"}) : ""};
    fields.insert(fields.end(), rest.begin(), rest.end());
    add_row(tables, fields);
  }
}

void add_expectations(Draw& draw, const Focus& focus, std::ostringstream& tables) {
  tables << "needs\nlocation | service | group | people | severity | per | start | end | source | tier\n";
  const std::uint32_t units = focus.dense ? 1 : 1 + draw.below(3);
  for (auto left = draw.below(10); left > 0; --left) {
    add_row(tables, {focus.location(draw), focus.service(draw), focus.group(draw),
                     draw.one_in(5) ? "" : std::to_string(15 * draw.below(6)), draw.sometimes({"1", "3", "4.5"}, 2),
                     Words{"", "month", "once"}[draw.below(units)], draw.day(4), draw.day(6), draw.of({"one", "two"}),
                     draw.one_in(8) ? "secretariat" : ""});
  }
  tables << "scopes\nof | location | service | organisation | start | end | source\n";
  for (auto left = draw.below(4); left > 0; --left) {
    add_row(tables, {draw.of({"deliveries", "deliveries", "deliveries", "referrals", "funding"}),
                     draw.of({"world", "A", "A", "A1", "A11", "s1", "B"}), draw.one_in(2) ? focus.service(draw) : "",
                     draw.sometimes(organisations, 4), draw.of({"2021-01-01", "2022-01-01"}), draw.day(3),
                     draw.of({"one", "two", "three"})});
  }
  tables << "packages\nid | service | level\n";
  for (int line = 0; line < 2; ++line)
    add_row(tables, {"basic", draw.of(services), draw.sometimes({"0", "1", "2", "3"}, 2)});
}

void add_decisions(Draw& draw, std::ostringstream& tables) {
  Words providers = organisations;
  providers.insert(providers.end(), programmes.begin(), programmes.end());
  std::ranges::sort(providers);
  tables << "findings\nfinding | status\n";
  for (const auto& a : providers) {
    for (const auto& b : providers) {
      if (a >= b || !draw.one_in(4)) continue;
      add_row(tables, {finding_id("overlap", {a, b}), draw.of({"confirmed", "rejected", "open", "acknowledged"})});
    }
  }
}

std::optional<int> random_level(Draw& draw, std::uint32_t deepest) {
  const auto level = draw.below(deepest + 2);
  return level > deepest ? std::nullopt : std::optional(static_cast<int>(level));
}

template <class Fact>
std::vector<Ref<Fact>> random_filter(Draw& draw, const Order<Fact>& order) {
  std::vector<Ref<Fact>> filter;
  if (!draw.one_in(6)) return filter;
  for (auto left = 1 + draw.below(2); left > 0; --left) {
    filter.push_back({draw.below(static_cast<std::uint32_t>(order.size()))});
  }
  return filter;
}

}  // namespace

std::string random_tables(std::mt19937& random) {
  Draw draw(random);
  std::ostringstream tables;
  const Focus focus(draw);
  tables << trees;
  add_actors(draw, tables);
  add_deliveries(draw, focus, tables);
  add_expectations(draw, focus, tables);
  add_decisions(draw, tables);
  return tables.str();
}

std::shared_ptr<const Snapshot> random_snapshot(const std::string& tables) {
  auto copy = std::make_shared<Snapshot>(*snapshot(tables));
  copy->organisations.edit(organisation(*copy, "nobody").index).placeholder = true;
  copy->programmes.edit_ties().edit_all([&](ProgrammeTies& programme) {
    std::vector<Ref<Organisation>> donors = programme.donors;
    const auto placeholders =
        std::erase_if(donors, [&](auto donor) { return copy->organisations[donor.index].placeholder; });
    programme.donors = donors;
    if (placeholders > 0) programme.donors_known = false;
  });
  return copy;
}

Question random_question(std::mt19937& random, const Snapshot& snapshot) {
  Draw draw(random);
  Question question;
  question.day = Day{18993 + static_cast<int>(draw.below(200))};
  question.levels = {random_level(draw, 3), random_level(draw, 2), random_level(draw, 2)};
  question.filter.locations = random_filter(draw, snapshot.locations);
  question.filter.services = random_filter(draw, snapshot.services);
  question.filter.groups = random_filter(draw, snapshot.groups);
  const auto organisation = [&] {
    return Ref<Organisation>{draw.below(static_cast<std::uint32_t>(snapshot.organisations.size()))};
  };
  if (draw.one_in(12)) question.filter.organisations = {organisation(), organisation()};
  if (draw.one_in(12)) question.filter.donors = {organisation(), organisation()};
  question.tier = static_cast<Tier>(draw.below(3));
  question.threshold = draw.one_in(2) ? 1.0 : 0.5;
  question.horizon = static_cast<int>(draw.below(120));
  if (draw.one_in(2)) question.package = "basic";
  question.crowd = 2 + static_cast<int>(draw.below(2));
  question.within_organisations = draw.one_in(3);
  return question;
}

std::string to_text(const Question& question) {
  std::ostringstream line;
  const auto level = [](std::optional<int> one) { return one ? std::to_string(*one) : "finest"; };
  const auto list = [](const auto& refs) {
    std::string text;
    for (const auto ref : refs) text += " " + std::to_string(ref.index);
    return text;
  };
  line << "at " << (question.day ? engine::to_text(*question.day) : "all time") << " levels "
       << level(question.levels.location) << " " << level(question.levels.service) << " "
       << level(question.levels.group) << " locations" << list(question.filter.locations) << " services"
       << list(question.filter.services) << " groups" << list(question.filter.groups) << " organisations"
       << list(question.filter.organisations) << " donors" << list(question.filter.donors) << " tier "
       << to_text(question.tier) << " threshold " << question.threshold << " horizon " << question.horizon
       << " package " << question.package << " crowd " << question.crowd << " within " << question.within_organisations;
  return line.str();
}

}  // namespace testing_text
