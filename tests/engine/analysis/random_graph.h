#pragma once

#include <memory>
#include <random>
#include <string>

#include "engine/analysis/question.h"

// Small made-up graphs and questions in which everything occurs: places that hang past a level, groups and services
// with several parents, programmes under each other, silence, suspension, hidden records, unlike units.
namespace testing_text {

// The tables of a graph, in the form of graph_text.h. The same state of `random` gives the same tables.
std::string random_tables(std::mt19937& random);

// The graph of such tables: the organisation "nobody" is a placeholder.
std::shared_ptr<const engine::Snapshot> random_snapshot(const std::string& tables);

engine::Question random_question(std::mt19937& random, const engine::Snapshot& snapshot);

// The question in a line, so that a failure can be repeated.
std::string to_text(const engine::Question& question);

}  // namespace testing_text
