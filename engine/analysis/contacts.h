#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/analysis/kind_set.h"
#include "engine/analysis/question.h"

namespace engine {

// What is recorded to bring two organisations together. That they deliver the same in one place is none of it.
enum class ContactKind : std::uint8_t {
  programme,   // both take part in one, or deliver for it
  funding,     // one funds the other
  referral,    // one refers to the other, formally or not
  document,    // both are parties to one
  meeting,     // both attended one
  membership,  // both sit in one body, or one in the other
  family,      // one is part of the other
};
inline constexpr std::size_t contact_kind_count = 7;
std::string_view to_text(ContactKind kind);  // "programme"

struct Contact {
  Ref<Organisation> a, b;      // a < b
  KindSet<ContactKind> kinds;  // never empty
};

// Returns who is recorded to be in touch with whom, by ids. With a day memberships, referrals and documents of that day
// count, and meetings until then; programmes and funding of any time. Placeholders are in touch with nobody.
//
// Cost: a pass over the deliveries, and the pairs of each programme, document, meeting and body, on all cores.
std::vector<Contact> find_contacts(const Snapshot& snapshot, const Question& question);

}  // namespace engine
