#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/files/meaning.h"

namespace store {

// An HXL tag: "#org +impl " is the word "org" with the attribute "impl".
struct Tag {
  std::string word;
  std::vector<std::string> attributes;  // ascending

  bool has(std::string_view attribute) const;
};

// Reads a tag, with tabs and spaces wherever authors put them; old forms as today's ("#adm1_id" is
// "#adm1 +code", "#lat_deg" is "#geo +lat"). Nothing where the text is no tag ("# of Orgs", "#N/A").
std::optional<Tag> parse_tag(std::string_view text);

// Whether the word is one of HXL's ("#org"; "#districts" is none, and heads columns of counts).
bool is_known(const Tag& tag);

// What a tag says of its column. A name that may be an acronym, or a code, is settled by values.
struct TagMeaning {
  Meaning meaning = Meaning::ignored;
  bool exact = false;  // it says name, acronym or code itself
  bool known = false;  // false: the tag says nothing that we use, and the heading may speak
};

TagMeaning meaning_of(const Tag& tag);

}  // namespace store
