#pragma once

#include <vector>

#include "engine/identity/intake.h"

namespace engine {

// Puts ids in the stead of what `records` refer to in words alone (see Reading::places_named and its neighbours):
// places as the gazetteer knows them; services by the crosswalk of their code, a purpose code of the DAC that nobody
// has by its first three digits, else by their words; groups by their word. What nobody knows becomes a node of the
// source, unresolved. The source's word stays in the record's `words`.
// Cost: each mention is resolved once.
void resolve_mentions(std::vector<StoredRecord>& records, Intake& intake);

// The same of records in packs. Cost: an object for each record of a pack, one pack at a time, and for none of a pack
// that refers to nothing in words.
void resolve_mentions(std::vector<Pack>& packs, Intake& intake);

}  // namespace engine
