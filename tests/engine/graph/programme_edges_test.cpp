#include "engine/graph/programme_edges.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "tests/engine/graph_text.h"

namespace engine {
namespace {

std::shared_ptr<const Snapshot> field() {
  return testing_text::snapshot(R"(
    organisations
    id   | name
    hope | Hope
    care | Care

    programmes
    id | name
    p1 | Wells
    p2 | Schools

    participations
    organisation | programme | role
    hope         | p1        | accountable
    care         | p2        | funding
    care         | p1        | funding

    funding
    provider | receiver | kind
    hope     | p2       | commitment
    hope     | care     | commitment
  )");
}

// What the edges of a programme are of: the numbers of their records, ascending.
std::vector<Number> numbers(const ProgrammeEdges& edges, Ref<Programme> programme) {
  const auto all = edges.of(programme);
  std::vector<Number> numbers(all.begin(), all.end());
  std::ranges::sort(numbers);
  return numbers;
}

std::vector<Number> obvious_numbers(const Snapshot& snapshot, Ref<Programme> programme) {
  std::vector<Number> numbers;
  for (const auto& edge : snapshot.participations) {
    if (edge.programme == programme) numbers.push_back(edge.number);
  }
  for (const auto& edge : snapshot.funding) {
    if (edge.receiver.programme == programme) numbers.push_back(edge.number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

TEST(ProgrammeEdges, AreItsParticipationsAndWhatItReceives) {
  const auto snapshot = field();
  const ProgrammeEdges edges(*snapshot);
  for (const char* id : {"p1", "p2"}) {
    const auto programme = look_up(snapshot->programme_by_id, Id<Programme>{id});
    EXPECT_EQ(numbers(edges, programme).size(), 2U);
    EXPECT_EQ(numbers(edges, programme), obvious_numbers(*snapshot, programme));
  }
}

TEST(ProgrammeEdges, ChangeForTheProgrammeThatIsNamedAlone) {
  const auto snapshot = field();
  const ProgrammeEdges before(*snapshot);
  ProgrammeEdges edges = before;
  const Ref<Programme> one{0}, other{1};
  const Number gone = before.of(one).front();
  edges.change(ProgrammeEdges::Change::out, one, gone);
  edges.change(ProgrammeEdges::Change::in, one, 4711);
  edges.change(ProgrammeEdges::Change::in, one, 4711);
  EXPECT_EQ(numbers(edges, one).size(), 2U) << "one went and one came, which counts once";
  EXPECT_EQ(numbers(edges, one).back(), 4711U);
  EXPECT_EQ(numbers(edges, other), numbers(before, other));
  EXPECT_EQ(numbers(before, one), obvious_numbers(*snapshot, one)) << "a copy changed";
}

TEST(ProgrammeEdges, GoAlongWhereProgrammesCome) {
  const auto snapshot = field();
  ProgrammeEdges edges(*snapshot);
  edges.change(ProgrammeEdges::Change::in, {1}, 4711);
  const auto first = edges.renumbered(Renumbering<Programme>(2, {}, {0, 1}));
  first->change(ProgrammeEdges::Change::in, {2}, 12);
  const auto second = first->renumbered(Renumbering<Programme>(4, {}, {4}));
  const std::optional<std::uint32_t> before[] = {{}, 0, {}, 1, {}};  // of each programme now
  for (std::uint32_t now = 0; now < 5; ++now) {
    SCOPED_TRACE(now);
    auto wanted = before[now] ? numbers(edges, {*before[now]}) : std::vector<Number>();
    if (now == 2) wanted.push_back(12);
    EXPECT_EQ(numbers(*second, {now}), wanted);
  }
  EXPECT_TRUE(numbers(*first, {0}).empty());
}

TEST(ProgrammeEdges, AreKeptWithTheirSnapshot) {
  const auto snapshot = field();
  EXPECT_EQ(programme_edges_of(*snapshot), programme_edges_of(*snapshot));
}

}  // namespace
}  // namespace engine
