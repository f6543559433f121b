#include "server/answers/labels.h"

#include <algorithm>
#include <cassert>

namespace server {
namespace {

constexpr EdgeLabel edges[] = {
    {"organisations", "parent", "has below it"},
    {"organisations", "successor", "succeeds"},
    {"programmes", "parent", "has as a part"},
    {"locations", "parent", "has below it"},
    {"services", "parents", "has below it"},
    {"groups", "parents", "has below it"},
    {"deliveries", "organisation", "delivers"},
    {"deliveries", "service", "is delivered"},
    {"deliveries", "location", "has deliveries"},
    {"deliveries", "programme", "delivers"},
    {"deliveries", "serves", "is served"},
    {"deliveries", "group", "is served"},
    {"funding", "provider", "funds"},
    {"funding", "receiver", "is funded by"},
    {"participations", "organisation", "takes part in"},
    {"participations", "programme", "is the work of"},
    {"referrals", "from", "refers to"},
    {"referrals", "to", "receives referrals from"},
    {"referrals", "service", "is referred for"},
    {"referrals", "mechanism", "holds the referral"},
    {"referrals", "agreement", "is the ground of the referral"},
    {"referrals", "lead", "leads the referral"},
    {"referral_counts", "referral", "was counted"},
    {"mechanisms", "lead", "leads"},
    {"mechanisms", "actors", "is an actor of"},
    {"documents", "parties", "is a party to"},
    {"commitments", "document", "holds the commitment"},
    {"commitments", "owner", "owes"},
    {"commitments", "programmes", "answers the commitment"},
    {"meetings", "body", "met"},
    {"meetings", "location", "was the place of"},
    {"meetings", "attendance", "attended"},
    {"memberships", "organisation", "sits in"},
    {"memberships", "body", "has as members"},
    {"authorities", "organisation", "governs"},
    {"authorities", "location", "is governed by"},
    {"needs", "location", "has needs"},
    {"needs", "service", "is needed"},
    {"needs", "group", "needs"},
    {"entitlements", "destination", "is the destination of"},
    {"statements", "about", "is spoken of"},
    {"scopes", "location", "is reported on"},
    {"scopes", "service", "is reported on"},
    {"scopes", "organisation", "reports on"},
    {"packages", "service", "is expected by"},
    {"same_as", "a", "was judged beside"},
    {"same_as", "b", "was judged beside"},
};

constexpr Term states[] = {
    {"covered", "Covered", "Deliveries reach or can take at least the threshold of the need."},
    {"present", "Present", "There are deliveries; whether they are enough is not known."},
    {"thin", "Thin", "Deliveries reach and can take less than the threshold of the need."},
    {"no-access", "No access", "There are deliveries, and none of them admits this group."},
    {"uncovered", "Uncovered", "Needed or expected, reported on, and nobody delivers."},
    {"unreported", "Unreported", "Needed, and nobody has said whether anyone delivers."},
    {"unknown", "Unknown", "Nobody has reported on it, or a delivery is recorded only for a wider place or service."},
    {"blank", "Blank", "Reported on, nobody delivers, and nothing says that it is needed."},
    {"not-needed", "Not needed", "The need is stated to be none."},
};

constexpr Term flags[] = {
    {"single-provider", "One only", "One organisation delivers."},
    {"single-donor", "One donor", "All that is delivered is funded by the same one donor."},
    {"one-known-donor", "One known donor", "One donor is known, and others may not be."},
    {"ending", "Ends", "A stated end leaves some day empty within the horizon."},
    {"lapsed", "Lapsed", "Was reported before, and is silent in a later round that asked."},
    {"unfunded", "Unfunded", "Funding is known, and no commitment covers the day."},
    {"unreachable", "Unreachable", "No referral leads in from a way in."},
    {"returnee-only", "Returnees only", "All that is delivered is for returnees alone."},
    {"stale", "Stale", "Nothing was confirmed for a year."},
};

constexpr Term information[] = {
    {"general-only", "General only", "All cover is for a wider group."},
    {"undated", "Undated", "Some delivery has neither a stated nor a reported period."},
};

constexpr Term classes[] = {
    {"confirmed", "Confirmed", "A person judged it to be duplication."},
    {"likely", "Likely", "More capacity than need, for the same service, group and stage."},
    {"possible", "Possible", "Need or capacity is not known."},
    {"same-record", "Same record", "One undertaking, reported twice."},
    {"same-chain", "Same chain", "One funds, extends or implements the other: counted once."},
    {"co-funded", "Co-funded", "One implementer and service, with several donors."},
    {"complementary", "Complementary", "There is need for both, or they differ in stage, modality or whom they admit."},
    {"rejected", "Rejected", "A person judged it to be no duplication."},
};

constexpr Term links[] = {
    {"shared-cells", "Same cells", "Both deliver the same in one place."},
    {"programme", "Programme", "Both take part in one programme."},
    {"funding", "Funding", "One funds the other."},
    {"referral", "Referral", "One refers to the other."},
    {"membership", "Membership", "Both sit in one body."},
};

constexpr Term roles[] = {
    {"lead", "Lead", "Answers for the delivery."},
    {"sub-implementer", "Sub-implementer", "Delivers for another."},
    {"funding", "Funding", "Gives money to a programme."},
    {"accountable", "Accountable", "Answers for a programme."},
    {"extending", "Extending", "Manages a programme for its funder."},
    {"implementing", "Implementing", "Carries a programme out."},
    {"partner", "Partner", "Takes part in a programme."},
};

constexpr Term stages[] = {
    {"pre-departure", "Before departure", "In the host country."},
    {"reception", "Reception", "On arrival."},
    {"post-arrival", "After arrival", "At home."},
    {"follow-up", "Follow-up", "Afterwards."},
};

// IATI OrganisationType, in words.
constexpr Term kinds[] = {
    {"government", "Government", "National government."},
    {"local-government", "Local government", "A public body below the national one."},
    {"other-public", "Other public sector", "A public body of another kind."},
    {"international-ngo", "International NGO", "A non-governmental organisation that works in many countries."},
    {"national-ngo", "National NGO", "A non-governmental organisation of one country."},
    {"regional-ngo", "Regional NGO", "A non-governmental organisation of one region."},
    {"partner-country-ngo", "Partner country NGO", "A non-governmental organisation of the country where it works."},
    {"public-private-partnership", "Public-private partnership", "A body of public and private partners."},
    {"multilateral", "Multilateral", "A body of several states, the United Nations among them."},
    {"foundation", "Foundation", "A foundation."},
    {"private", "Private sector", "A firm."},
    {"academic", "Academic or research", "A school, university or institute."},
    {"other", "Other", "Another kind."},
};

}  // namespace

std::span<const EdgeLabel> edge_labels() { return edges; }

std::string_view label_of(std::string_view kind, std::string_view column) {
  const auto* found =
      std::ranges::find_if(edges, [&](const EdgeLabel& edge) { return edge.kind == kind && edge.column == column; });
  assert(found != std::end(edges));
  return found->label;
}

std::span<const Term> state_terms() { return states; }
std::span<const Term> flag_terms() { return flags; }
std::span<const Term> information_terms() { return information; }
std::span<const Term> class_terms() { return classes; }
std::span<const Term> link_terms() { return links; }
std::span<const Term> role_terms() { return roles; }
std::span<const Term> stage_terms() { return stages; }
std::span<const Term> organisation_kind_terms() { return kinds; }

}  // namespace server
