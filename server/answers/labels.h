#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

namespace server {

// How an edge reads from both of its ends: a funding record with provider x "funds" seen from x.
struct EdgeLabel {
  std::string_view kind;    // a table
  std::string_view column;  // of it, that names another record
  std::string_view label;   // what the one named does, in the words of a page
};

// A code of the answers, what to call it and what it means.
struct Term {
  std::string_view code, label, meaning;
};

// Every column of every table that names another record.
std::span<const EdgeLabel> edge_labels();

// REQUIRES: edge_labels() has the pair.
std::string_view label_of(std::string_view kind, std::string_view column);

std::span<const Term> state_terms();
std::span<const Term> flag_terms();
std::span<const Term> information_terms();
std::span<const Term> class_terms();
std::span<const Term> link_terms();
std::span<const Term> role_terms();
std::span<const Term> stage_terms();
std::span<const Term> organisation_kind_terms();

}  // namespace server
