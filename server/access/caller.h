#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/model/record.h"
#include "store/database/database.h"

namespace server {

// What a caller may do; each may all that those before it may.
enum class Role { nobody, viewer, contributor, steward, admin };

std::string_view to_text(Role role);
// Throws Error{invalid} where it is no role that a token can have.
Role parse_role(std::string_view text);

// Who asks, as far as a token says.
struct Caller {
  Role role = Role::nobody;
  std::string name;          // of the token; empty for nobody
  std::string organisation;  // a contributor's own
};

// Who holds the key that `authorization`, the header of that name, carries; nobody where it is empty.
//
// Throws Error{forbidden} where it carries no key that one of `tokens` has.
Caller find_caller(std::string_view authorization, std::span<const store::Token> tokens);

// What the caller may see: a viewer what everybody may, a contributor what members may, a steward everything.
engine::Tier tier_of(const Caller& caller);

// Throws Error{forbidden}, with what would be allowed, where the caller may not import from `source`: a
// steward may from any, a contributor from sources that begin with the id of its organisation.
void check_may_import(const Caller& caller, const std::string& source);

}  // namespace server
