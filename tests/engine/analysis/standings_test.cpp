#include "engine/analysis/standings.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/engine/analysis/small_field.h"

namespace {

using namespace testing_text;

TEST(Standings, AreTheOwnCellsOfDeliveriesAndNothingUpwards) {
  const auto field = in_small_field(R"(
    deliveries
    organisation | service | location | serves
    hope         | water   | camp-1   |
    care         | water   | north    |
    relief       | clinic  | north    | port+valley
  )");
  const auto question = overlaps_of_all_time();
  const engine::View view(*field, question);
  const engine::Standings standings(view, [](std::size_t) { return true; });
  std::string lines;
  for (std::uint32_t cell = 0; cell < standings.cells().size(); ++cell) {
    lines += field->locations.id(standings.cells()[cell].location) + " " +
             field->services.id(standings.cells()[cell].service);
    for (const auto delivery : standings.in(cell)) {
      lines += " " + field->organisations[field->deliveries[delivery].organisation.index].id;
      const auto of = standings.of(delivery);
      EXPECT_NE(std::ranges::find(of, cell), of.end());
    }
    lines += "\n";
  }
  EXPECT_EQ(lines, "port clinic relief\nvalley clinic relief\nvalley water hope\n");
}

TEST(Standings, AreOfWhatCounts) {
  const auto field = in_small_field(R"(
    deliveries
    organisation | service | location | status    | start      | end
    hope         | water   | valley   | cancelled |            |
    care         | water   | port     |           | 2022-01-01 | 2022-02-01
  )");
  auto question = overlaps_of_all_time();
  const auto cells = [&] {
    const engine::View view(*field, question);
    return engine::Standings(view, [&](std::size_t delivery) { return counts_when_asked(view, delivery); })
        .cells()
        .size();
  };
  EXPECT_EQ(cells(), 1u);
  question.day = engine::parse_day("2022-03-01");
  EXPECT_EQ(cells(), 0u);
}

}  // namespace
