#include "engine/graph/reporters.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "engine/graph/snapshot.h"
#include "tests/engine/analysis/random_graph.h"
#include "tests/engine/graph_text.h"

namespace engine {
namespace {

// What all deliveries of somebody name, by numbers.
struct Named {
  std::set<std::uint32_t> locations, services, groups, above;
  int deepest_location = -1, deepest_service = 0;
};

Named named_by(const Snapshot& snapshot, std::uint32_t source, Ref<Organisation> organisation) {
  Named named;
  for (std::size_t at = 0; at < snapshot.deliveries.size(); ++at) {
    const DeliveryRow row = snapshot.deliveries[at];
    if (organisation.known() ? row.organisation != organisation : row.source != source) continue;
    for (const Ref<Location> place : snapshot.served(at)) {
      named.locations.insert(place.index);
      named.deepest_location = std::max(named.deepest_location, snapshot.locations.level(place));
    }
    if (row.group.known()) named.groups.insert(row.group.index);
    if (!row.service.known()) continue;
    named.services.insert(row.service.index);
    named.deepest_service = std::max(named.deepest_service, snapshot.services.level(row.service));
    for (const auto above : snapshot.services.above(row.service)) named.above.insert(above.index);
  }
  return named;
}

std::set<std::uint32_t> numbers_in(const std::vector<bool>& marks) {
  std::set<std::uint32_t> numbers;
  for (std::uint32_t at = 0; at < marks.size(); ++at) {
    if (marks[at]) numbers.insert(at);
  }
  return numbers;
}

void expect_same(const Reporter& reporter, const Named& named) {
  ASSERT_EQ(numbers_in(reporter.locations), named.locations);
  ASSERT_EQ(numbers_in(reporter.services), named.services);
  ASSERT_EQ(numbers_in(reporter.groups), named.groups);
  ASSERT_EQ(numbers_in(reporter.services_or_above), named.above);
  ASSERT_EQ(reporter.deepest_location, named.deepest_location);
  ASSERT_EQ(reporter.deepest_service, named.deepest_service);
  ASSERT_EQ(reporter.reports, !named.locations.empty());
}

TEST(Reporters, ReportWhatTheirDeliveriesName) {
  std::mt19937 random(71);
  std::size_t reporters = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string tables = testing_text::random_tables(random);
    SCOPED_TRACE(tables);
    const auto snapshot = testing_text::snapshot(tables);
    const Reporters found = find_reporters(*snapshot);
    for (const ScopeEdge& scope : snapshot->scopes) {
      const std::uint32_t place =
          scope.organisation.known() ? found.of_organisation[scope.organisation.index] : found.of_source[scope.source];
      ASSERT_NE(place, Reporters::none);
      expect_same(found.all[place], named_by(*snapshot, scope.source, scope.organisation));
      ++reporters;
    }
  }
  EXPECT_GT(reporters, 250U);
}

}  // namespace
}  // namespace engine
