#pragma once

#include <string>
#include <vector>

#include "engine/identity/name_words.h"
#include "engine/model/facts.h"

namespace engine {

// What a name is beside the body that it is compared as: "Hope" of "Hope, Kenya Country Office", "UNDP" of "UNDP
// Funding Windows".
enum class HeadOf { nothing, office, account };

// One name as it is compared.
struct NameParts {
  std::string name;             // as the source has it, without an acronym beside it
  std::string plain;            // all its words, in Latin letters, in their order
  std::string compact;          // the same without spaces and stop words
  std::vector<NameWord> words;  // without stop words; by meaning, each once
  HeadOf head_of = HeadOf::nothing;
};

// What an organisation's names say: its full names, the acronyms given beside them, and those that initials make.
struct NamesRead {
  std::vector<NameParts> names;
  Texts given, initials;       // folded, ascending, each once
  bool acronym_alone = false;  // nothing but an acronym is known of it, or that and a country: "SIDA Sweden"
  std::string home;            // that country; empty where there is none

  bool empty() const { return names.empty() && given.empty(); }
};

// Takes names apart: "Danish Refugee Council (DRC)", "ILO - International Labour Organization" and "World Food
// Programme WFP" each give a name and an acronym; a name in two languages ("X / Y") gives both. What is derived is a
// candidate for comparison, and nothing is joined by it.
NamesRead read_names(const Texts& names, const Texts& acronyms, const NameWords& words);

}  // namespace engine
