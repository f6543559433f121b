#pragma once

#include <random>
#include <string>

namespace testing_text {

// Further tables for the graphs of random_graph.h, in which money flows: amounts in several currencies, told by several
// sources, passed on in chains and circles; rates; hand-overs; what organisations take part in.
std::string random_money_tables(std::mt19937& random);

}  // namespace testing_text
