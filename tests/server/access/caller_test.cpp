#include "server/access/caller.h"

#include <gtest/gtest.h>

#include "engine/model/error.h"
#include "server/access/keys.h"

namespace {

using engine::Error;
using server::Caller;
using server::Role;

TEST(Caller, IsWhoHoldsTheKey) {
  const store::Token tokens[] = {{"office", "steward", "", server::hash_of("secret"), 0},
                                 {"partner", "contributor", "hope", server::hash_of("other"), 0}};
  EXPECT_EQ(server::find_caller("Bearer other", tokens).name, "partner");
  EXPECT_EQ(server::find_caller("Bearer other", tokens).organisation, "hope");
  EXPECT_EQ(server::find_caller("Bearer secret", tokens).role, Role::steward);
  EXPECT_EQ(server::find_caller("", tokens).role, Role::nobody);
  for (const char* header : {"Bearer wrong", "Basic secret", "secret", "Bearer ", "bearer"}) {
    EXPECT_THROW(server::find_caller(header, tokens), Error) << header;
  }
}

TEST(Caller, SeesWhatItsRoleMay) {
  EXPECT_EQ(server::tier_of({}), engine::Tier::everybody);
  EXPECT_EQ(server::tier_of({Role::viewer, "", ""}), engine::Tier::everybody);
  EXPECT_EQ(server::tier_of({Role::contributor, "", ""}), engine::Tier::members);
  EXPECT_EQ(server::tier_of({Role::steward, "", ""}), engine::Tier::secretariat);
  EXPECT_EQ(server::tier_of({Role::admin, "", ""}), engine::Tier::secretariat);
}

TEST(Contributor, ImportsForItsOwnOrganisation) {
  const Caller hope{Role::contributor, "partner", "hope"};
  EXPECT_NO_THROW(server::check_may_import(hope, "hope"));
  EXPECT_NO_THROW(server::check_may_import(hope, "hope-2022.xlsx"));
  EXPECT_THROW(server::check_may_import(hope, "hopeful"), Error);
  EXPECT_THROW(server::check_may_import(hope, "relief"), Error);
  EXPECT_THROW(server::check_may_import({Role::contributor, "partner", ""}, "-"), Error);
}

TEST(Steward, ImportsFromAnySource) {
  EXPECT_NO_THROW(server::check_may_import({Role::steward, "office", ""}, "anything"));
  EXPECT_THROW(server::check_may_import({Role::viewer, "reader", ""}, "anything"), Error);
  EXPECT_THROW(server::check_may_import({}, "anything"), Error);
}

TEST(Role, IsOneOfFour) {
  for (const char* role : {"viewer", "contributor", "steward", "admin"}) {
    EXPECT_EQ(server::to_text(server::parse_role(role)), role);
  }
  EXPECT_THROW(server::parse_role("nobody"), Error);
  EXPECT_THROW(server::parse_role("king"), Error);
}

}  // namespace
