#pragma once

#include <string>

#include "server/library/edition.h"

namespace server {

// Find what a person meant by a word: an id first (P-code, the id of any record joined), then a name, an
// acronym or another code (ISO alpha-3), case and diacritics aside.
//
// Each throws Error{not_found} where nothing is called so, with what is spelt alike, and
// Error{invalid} where several are, with their ids.
engine::Ref<engine::Location> resolve_location(const Edition& edition, const std::string& word);
engine::Ref<engine::Service> resolve_service(const Edition& edition, const std::string& word);
engine::Ref<engine::PopulationGroup> resolve_group(const Edition& edition, const std::string& word);
engine::Ref<engine::Organisation> resolve_organisation(const Edition& edition, const std::string& word);

}  // namespace server
