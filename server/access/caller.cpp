#include "server/access/caller.h"

#include <array>

#include "engine/model/error.h"
#include "server/access/keys.h"

namespace server {
namespace {

using engine::Error;

constexpr std::array<std::string_view, 5> roles = {"nobody", "viewer", "contributor", "steward", "admin"};

}  // namespace

std::string_view to_text(Role role) { return roles[static_cast<std::size_t>(role)]; }

Role parse_role(std::string_view text) {
  for (std::size_t role = 1; role < roles.size(); ++role) {
    if (roles[role] == text) return static_cast<Role>(role);
  }
  throw Error(Error::Kind::invalid,
              "a role is viewer, contributor, steward or admin, and '" + std::string(text) + "' is none");
}

Caller find_caller(std::string_view authorization, std::span<const store::Token> tokens) {
  if (authorization.empty()) return {};
  constexpr std::string_view scheme = "Bearer ";
  if (!authorization.starts_with(scheme)) throw Error(Error::Kind::forbidden, "the key must come as 'Bearer KEY'");
  const std::string hash = hash_of(authorization.substr(scheme.size()));
  for (const store::Token& token : tokens) {
    if (same_hash(token.hash, hash)) return {parse_role(token.role), token.name, token.organisation};
  }
  throw Error(Error::Kind::forbidden, "this key is not known here, or it was revoked");
}

engine::Tier tier_of(const Caller& caller) {
  if (caller.role >= Role::steward) return engine::Tier::secretariat;
  return caller.role == Role::contributor ? engine::Tier::members : engine::Tier::everybody;
}

void check_may_import(const Caller& caller, const std::string& source) {
  if (caller.role >= Role::steward) return;
  if (caller.role < Role::contributor) {
    throw Error(Error::Kind::forbidden, "importing needs the key of a contributor or steward");
  }
  const std::string& own = caller.organisation;
  const bool is_own =
      source.starts_with(own) && (source.size() == own.size() || source[own.size()] == '-' ||
                                  source[own.size()] == '/' || source[own.size()] == ' ' || source[own.size()] == '.');
  if (own.empty() || !is_own) {
    throw Error(Error::Kind::forbidden,
                "a contributor imports for its own organisation: name a source that begins with '" + own + "'");
  }
}

}  // namespace server
