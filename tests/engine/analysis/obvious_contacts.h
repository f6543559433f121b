#pragma once

#include <string>

#include "engine/analysis/contacts.h"
#include "engine/analysis/conversations.h"
#include "tests/engine/analysis/obvious_graph.h"

// Who is in touch with whom, and who shares cells and is not: every two organisations are asked about every record.
namespace obvious {

// A line for each two, with how they are in touch.
std::string summary(const Snapshot& snapshot, const std::vector<Contact>& contacts);
std::string contacts(const Snapshot& snapshot, const Question& question);

// A line for each two, with the cells that they share and how many each has.
std::string summary(const Snapshot& snapshot, const std::vector<MissingConversation>& missing);
std::string missing_conversations(const Snapshot& snapshot, const Question& question, std::size_t least);

}  // namespace obvious
