#include "engine/graph/chunked.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace engine {
namespace {

template <class Value>
std::vector<Value> all(const Chunked<Value>& list) {
  return {list.begin(), list.end()};
}

TEST(Chunked, IsTheListThatAVectorIs) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    Chunked<int> list;
    std::vector<int> plain;
    for (int step = 0; step < 6000; ++step) {
      const std::size_t at = plain.empty() ? 0 : random() % plain.size();
      switch (plain.empty() ? 0 : random() % 5) {
        case 0:
        case 1:
          list.push_back(step);
          plain.push_back(step);
          break;
        case 2:
          list.insert(at, step);
          plain.insert(plain.begin() + static_cast<std::ptrdiff_t>(at), step);
          break;
        case 3:
          list.edit(at) = -step;
          plain[at] = -step;
          break;
        default:
          list.erase(at);
          plain.erase(plain.begin() + static_cast<std::ptrdiff_t>(at));
      }
      ASSERT_EQ(list.size(), plain.size());
      if (plain.empty()) continue;
      ASSERT_EQ(list[plain.size() / 2], plain[plain.size() / 2]);
    }
    EXPECT_EQ(all(list), plain);
  }
}

TEST(Chunked, TakesManyAtTheEndAsOneByOne) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    std::mt19937 random(seed);
    Chunked<int> list, one_by_one;
    for (int step = 0; step < 8; ++step) {
      std::vector<int> some(random() % 3 == 0 ? Chunked<int>::usual : random() % (2 * Chunked<int>::usual));
      for (int& value : some) value = static_cast<int>(random() % 1000);
      for (const int value : some) one_by_one.push_back(value);
      list.append(std::move(some));
      if (!list.empty() && random() % 4 == 0) {
        const std::size_t at = random() % list.size();
        list.insert(at, step);
        one_by_one.insert(at, step);
      }
    }
    ASSERT_EQ(all(list), all(one_by_one)) << seed;
    for (std::size_t at = 0; at < list.size(); at += 97) ASSERT_EQ(list[at], one_by_one[at]);
  }
}

TEST(Chunked, LeavesACopyAsItWas) {
  Chunked<std::string> list;
  for (int at = 0; at < 5000; ++at) list.push_back(std::to_string(at));
  const Chunked<std::string> copy = list;
  list.edit(17) = "another";
  list.erase(4000);
  list.insert(0, "first");
  EXPECT_EQ(copy[17], "17");
  EXPECT_EQ(copy[4000], "4000");
  EXPECT_EQ(copy.size(), 5000u);
  EXPECT_EQ(list[0], "first");
  EXPECT_EQ(list[18], "another");
}

TEST(Chunked, CopiesOnlyTheChunkThatIsTouched) {
  Chunked<int> list;
  for (int at = 0; at < 5000; ++at) list.push_back(at);
  const Chunked<int> copy = list;
  list.edit(4000) = 1;
  EXPECT_EQ(&list[17], &copy[17]) << "shared still";
  EXPECT_NE(&list[4000], &copy[4000]);
}

TEST(Chunked, ErasesWhatIsGoneAndEditsWhatStays) {
  Chunked<int> list;
  for (int at = 0; at < 3000; ++at) list.push_back(at);
  list.erase_if([](int value) { return value % 2 == 1; });
  list.edit_all([](int& value) { value /= 2; });
  ASSERT_EQ(list.size(), 1500u);
  EXPECT_EQ(list[1499], 1499);
}

TEST(Chunked, IsTheSameWhereNumbersMoveLaterAsAtOnce) {
  using One = Ref<Organisation>;
  std::mt19937 random(3);
  Chunked<One> list;
  std::vector<One> wanted;
  for (std::uint32_t at = 0; at < 5000; ++at) wanted.push_back({static_cast<std::uint32_t>(random() % 100)});
  for (const One one : wanted) list.push_back(one);
  std::vector<std::pair<Chunked<One>, std::vector<One>>> before;
  for (std::uint32_t step = 0; step < 200; ++step) {
    const std::size_t at = random() % wanted.size();
    switch (random() % 5) {
      case 0:
        list.insert(at, {step});
        wanted.insert(wanted.begin() + static_cast<std::ptrdiff_t>(at), {step});
        break;
      case 1:
        list.erase(at);
        wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(at));
        break;
      case 2:
        ASSERT_EQ(list[at], wanted[at]);
        list.edit(at) = wanted[at] = {step};
        break;
      case 3:
        list.push_back({step});
        wanted.push_back({step});
        break;
      default: {
        const auto place = static_cast<std::uint32_t>(random() % 100);
        const auto moved = std::make_shared<const Renumberings>(Renumberings{{1000, {}, {place}}, {}});
        if (before.size() < 20) before.emplace_back(list, wanted);
        list.move_later(moved, [](std::vector<One>& some, const Renumberings& all) {
          for (One& one : some) one = all(one);
        });
        for (One& one : wanted) one = (*moved)(one);
      }
    }
    ASSERT_EQ(list.size(), wanted.size());
  }
  EXPECT_EQ(all(list), wanted);
  for (const auto& [was, values] : before) EXPECT_EQ(all(was), values);
}

}  // namespace
}  // namespace engine
