#include "server/answers/labels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/analysis/coverage.h"
#include "engine/analysis/network.h"
#include "engine/analysis/overlaps.h"
#include "engine/model/tables.h"
#include "server/answers/answer_terms.h"
#include "server/answers/vocabulary.h"
#include "tests/server/sample.h"

namespace {

// The columns of all tables whose values are ids: "deliveries.organisation".
std::set<std::string> columns_of_ids() {
  std::set<std::string> columns;
  engine::for_each_table([&]<class One>(const One& fact) {
    engine::for_each_column(fact, [&]<class Value>(const auto& column, const Value& value) {
      constexpr bool is_id = requires { value.text; }
      || requires { value.front().text; };
      if (is_id) columns.insert(std::string(engine::Table<One>::name) + "." + std::string(column.name));
    });
  });
  columns.insert("meetings.attendance");  // ids with a capacity
  return columns;
}

TEST(EdgeLabels, AreThereForEveryColumnThatNamesARecord) {
  std::set<std::string> labelled;
  for (const auto& edge : server::edge_labels())
    labelled.insert(std::string(edge.kind) + "." + std::string(edge.column));
  EXPECT_EQ(labelled, columns_of_ids());
}

template <class Code>
std::set<std::string> codes(std::size_t count) {
  std::set<std::string> all;
  for (std::size_t code = 0; code < count; ++code) all.insert(std::string(to_text(static_cast<Code>(code))));
  return all;
}

std::set<std::string> codes_of(std::span<const server::Term> terms) {
  std::set<std::string> all;
  for (const auto& term : terms) all.insert(std::string(term.code));
  return all;
}

TEST(Terms, CoverEveryCodeOfTheAnswers) {
  EXPECT_EQ(codes_of(server::state_terms()), codes<engine::State>(engine::state_count));
  EXPECT_EQ(codes_of(server::flag_terms()), codes<engine::Flag>(engine::flag_count));
  EXPECT_EQ(codes_of(server::class_terms()), codes<engine::OverlapClass>(engine::overlap_class_count));
  EXPECT_EQ(codes_of(server::link_terms()), codes<engine::LinkKind>(engine::link_kind_count));
}

TEST(VocabularyAnswer, ServesThemAll) {
  Sample sample;
  const nlohmann::json answer = server::answer_vocabulary(sample.asking());
  EXPECT_FALSE(answer["kinds"].empty());
  for (const auto& list : server::term_lists()) {
    const auto& terms = answer[std::string(list.name)];
    ASSERT_EQ(terms.size(), list.terms.size()) << list.name;
    for (const auto& term : terms) {
      EXPECT_FALSE(term["code"].empty());
      EXPECT_FALSE(term["label"].empty());
    }
  }
}

}  // namespace
