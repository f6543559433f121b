#pragma once

#include "engine/model/record.h"
#include "store/database/database.h"

// The changesets that the crash tests commit, one for each revision and always the same, so that after a
// crash it is known what each revision must hold.

// Revision 1 is an import of `imported` deliveries; each later one adds two records and, of the imported
// ones, changes one, withdraws one and moves one. REQUIRES: revision < imported / 3.
engine::Changeset crash_changeset(engine::Revision revision, std::uint64_t imported);

// What is wrong with `database`, in a sentence: its content is not that of the first changesets, as many
// as its revision says, or it fails to verify. Empty where all is right.
std::string fault_of(const store::Database& database, std::uint64_t imported);
