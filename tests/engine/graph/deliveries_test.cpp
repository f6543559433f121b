#include "engine/graph/deliveries.h"

#include <algorithm>
#include <random>
#include <tuple>

#include <gtest/gtest.h>

namespace engine {
namespace {

using Lines = std::vector<DeliveryLine>;

DeliveryLine drawn(std::mt19937& random, Number number) {
  DeliveryLine line;
  DeliveryRow& row = line.row;
  const auto below = [&](std::uint32_t most) { return static_cast<std::uint32_t>(random() % most); };
  row.number = number;
  row.organisation.index = below(30);
  if (below(2) == 0) row.programme.index = below(50);
  row.location.index = below(400);
  row.service.index = below(20);
  if (below(2) == 0) row.group.index = below(5);
  row.has_stated = below(2) == 0;
  if (row.has_stated) row.stated = {{static_cast<int>(below(9000))}, {static_cast<int>(9000 + below(900))}};
  row.status = static_cast<DeliveryStatus>(below(5));
  row.unit = static_cast<Unit>(below(4));
  row.tier = static_cast<Tier>(below(3));
  row.sub_implementer = below(9) == 0;
  row.serves_all_below = below(9) == 0;
  row.has_assured = below(2) == 0;
  if (row.has_assured) row.assured = {static_cast<int>(below(9000))};
  if (below(50) == 0) row.source = below(3);
  if (below(3) == 0) row.profile = below(100'000);
  if (below(50) == 0) row.capacity = below(1000);
  if (below(50) == 0) row.reach = below(1000);
  if (below(50) == 0) line.reported = {{{1}, {2}}, {{5}, {static_cast<int>(6 + below(9))}}};
  if (below(50) == 0) line.served = {{below(400)}, {400 + below(400)}};
  return line;
}

Deliveries made_of(const Lines& lines) {
  std::vector<DeliveryChunk> chunks(1);
  for (const DeliveryLine& line : lines) {
    if (chunks.back().size() == 1000 || (chunks.back().size() == 7 && lines.size() < 60)) chunks.emplace_back();
    chunks.back().add(line.row, line.reported, line.served);
  }
  return Deliveries(std::move(chunks));
}

auto key(const DeliveryRow& row) {
  return std::tuple(row.location, row.service, row.group, row.organisation, row.number);
}

void expect_lines(const Deliveries& deliveries, Lines lines) {
  std::ranges::sort(lines, {}, [](const DeliveryLine& line) { return key(line.row); });
  ASSERT_EQ(deliveries.size(), lines.size());
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const DeliveryRow found = deliveries[at], &wanted = lines[at].row;
    ASSERT_EQ(key(found), key(wanted)) << at;
    ASSERT_EQ(std::tuple(found.programme, found.stated, found.status, found.unit, found.tier, found.capacity,
                         found.reach, found.has_stated, found.sub_implementer, found.serves_all_below,
                         found.has_assured, found.assured, found.source, found.profile),
              std::tuple(wanted.programme, wanted.stated, wanted.status, wanted.unit, wanted.tier, wanted.capacity,
                         wanted.reach, wanted.has_stated, wanted.sub_implementer, wanted.serves_all_below,
                         wanted.has_assured, wanted.assured, wanted.source, wanted.profile));
    const auto reported = deliveries.reported(at);
    ASSERT_EQ(std::vector<Period>(reported.begin(), reported.end()), lines[at].reported);
    const auto served = deliveries.served(at);
    ASSERT_EQ(std::vector<Ref<Location>>(served.begin(), served.end()),
              lines[at].served.empty() ? std::vector{wanted.location} : lines[at].served);
  }
}

TEST(Deliveries, StandInTheirOrder) {
  std::mt19937 random(1);
  Lines lines;
  for (Number number = 1; number <= 40'000; ++number) lines.push_back(drawn(random, number));
  std::ranges::shuffle(lines, random);
  expect_lines(made_of(lines), lines);
  EXPECT_TRUE(Deliveries().empty());
  EXPECT_TRUE(made_of({}).empty());
}

TEST(Deliveries, StandInTheirOrderHoweverManyAreOfOnePlace) {
  std::mt19937 random(6);
  Lines lines;
  for (Number number = 1; number <= 120'000; ++number) {
    lines.push_back(drawn(random, number));
    lines.back().row.location.index = static_cast<std::uint32_t>(std::min(random() % 40, 7ul));
  }
  std::ranges::shuffle(lines, random);
  const Deliveries deliveries = made_of(lines);
  expect_lines(deliveries, lines);
  for (std::size_t part = 0; part + 1 < deliveries.part_count(); ++part) {
    EXPECT_EQ(deliveries.part(part).chunk.size(), DeliveryChunk::usual);
  }
}

TEST(Deliveries, StandInTheirOrderHoweverFew) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    Lines lines(random() % 60);
    for (std::size_t at = 0; at < lines.size(); ++at) lines[at] = drawn(random, at + 1);
    std::ranges::shuffle(lines, random);
    expect_lines(made_of(lines), lines);
  }
}

TEST(Deliveries, AreAfterEditsWhatTheyWouldBeAfresh) {
  std::mt19937 random(2);
  Lines lines;
  Number next = 1;
  for (; next <= 40'000; ++next) lines.push_back(drawn(random, next));
  Deliveries deliveries = made_of(lines);
  const Deliveries before = deliveries;
  const Lines lines_before = lines;
  for (const std::size_t size : {1u, 2u, 50u, 3000u, 30'000u, 1u}) {
    std::vector<DeliveryRow> out;
    Lines in;
    std::ranges::shuffle(lines, random);
    for (std::size_t at = 0; at < size; ++at) {
      out.push_back(lines.back().row);
      lines.pop_back();
      in.push_back(drawn(random, next++));
      if (random() % 2 == 0) in.push_back(drawn(random, next++));
    }
    deliveries.replace(out, in);
    lines.insert(lines.end(), in.begin(), in.end());
    expect_lines(deliveries, lines);
  }
  expect_lines(before, lines_before);
}

TEST(Deliveries, GrowFromNothingAndGoToNothing) {
  std::mt19937 random(3);
  Deliveries deliveries;
  const Lines lines = {drawn(random, 1), drawn(random, 2)};
  deliveries.replace({}, lines);
  expect_lines(deliveries, lines);
  deliveries.replace({lines[0].row, lines[1].row}, {});
  EXPECT_TRUE(deliveries.empty());
  deliveries.replace({}, lines);
  expect_lines(deliveries, lines);
}

TEST(Deliveries, ChangeTheStatusOfACopyAlone) {
  std::mt19937 random(4);
  Lines lines;
  for (Number number = 1; number <= 20'000; ++number) lines.push_back(drawn(random, number));
  const Deliveries before = made_of(lines);
  Deliveries after = before;
  after.set_status(DeliveryStatus::cancelled,
                   [](const DeliveryChunk& chunk, std::size_t row) { return chunk.organisations[row].index == 3; });
  expect_lines(before, lines);
  for (DeliveryLine& line : lines) {
    if (line.row.organisation.index == 3) line.row.status = DeliveryStatus::cancelled;
  }
  expect_lines(after, lines);
}

TEST(Deliveries, AreReadColumnByColumnAsRowByRow) {
  std::mt19937 random(5);
  Lines lines;
  for (Number number = 1; number <= 20'000; ++number) lines.push_back(drawn(random, number));
  const Deliveries deliveries = made_of(lines);
  Deliveries::Cursor cursor(deliveries);
  for (std::size_t at = 0; at < deliveries.size(); at += 7) {
    const DeliveryRow row = deliveries[at];
    EXPECT_EQ(deliveries.location(at), row.location);
    EXPECT_EQ(deliveries.marks(at).status(), row.status);
    EXPECT_EQ(deliveries.stated(at), row.stated);
    const auto found = cursor.at(at);
    EXPECT_EQ(found.chunk.numbers[found.row], row.number);
  }
}

TEST(Deliveries, AreTheSameWhereNumbersMoveLaterAsAtOnce) {
  std::mt19937 random(6);
  Lines lines;
  Number next = 1;
  for (; next <= 40'000; ++next) lines.push_back(drawn(random, next));
  const Deliveries first = made_of(lines);
  const Lines first_lines = lines;
  Deliveries later = first;
  for (int step = 0; step < 4; ++step) {
    SCOPED_TRACE(step);
    const auto number = [&] { return static_cast<std::uint32_t>(random() % 8); };
    Renumberings all{{10, {}, {number()}}, {10, {}, {number()}}};
    if (step % 2 == 1) all.programmes = {};
    later.renumber_later(std::make_shared<const Renumberings>(all));
    Deliveries at_once = made_of(lines);
    for (DeliveryLine& line : lines) {
      line.row.organisation = all.organisations(line.row.organisation);
      line.row.programme = all.programmes(line.row.programme);
    }
    at_once.renumber(all);
    expect_lines(at_once, lines);
    const std::vector<DeliveryRow> out = {lines.back().row};
    lines.back() = drawn(random, next++);
    later.replace(out, {lines.back()});
  }
  expect_lines(later, lines);
  expect_lines(first, first_lines);
}

}  // namespace
}  // namespace engine
