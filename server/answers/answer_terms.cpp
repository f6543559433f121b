#include "server/answers/answer_terms.h"

#include <array>

namespace server {
namespace {

constexpr Term finding_kinds[] = {
    {"gap", "Gap", "Something is needed or expected, and is not there or not enough."},
    {"watch", "Watch", "Something is there, and rests on little."},
    {"duplication", "Duplication", "Two deliver the same, and more than is needed."},
    {"broken-referral", "Broken referral", "People are not led on where they should be."},
    {"double-record", "Double record", "Two records seem to be of one organisation or programme."},
};

constexpr Term finding_statuses[] = {
    {"open", "Open", "Nobody has decided on it, or what was decided is not so any more."},
    {"acknowledged", "Acknowledged", "Taken up with those whom it concerns."},
    {"agreed", "Agreed", "Somebody sees to it by a day."},
    {"resolved", "Resolved", "It was seen to."},
    {"dismissed", "Dismissed", "It is none, for a reason."},
};

constexpr Term decisions[] = {
    {"open", "Open again", "Takes back what was decided."},
    {"acknowledged", "Acknowledge", "Take it up with those whom it concerns."},
    {"agreed", "Agree", "Somebody sees to it by a day."},
    {"resolved", "Resolve", "It was seen to."},
    {"dismissed", "Dismiss", "It is none; say why."},
    {"confirmed", "Confirm", "The pair is duplication."},
    {"rejected", "Reject", "The pair is no duplication; say why."},
    {"reply", "Reply", "The word of an organisation that it concerns."},
};

constexpr Term broken_referrals[] = {
    {"missing-route", "No route", "It is delivered, and no formal referral leads to it from a way in."},
    {"orphan", "Nobody sends people", "A service of an organisation to which no route leads."},
    {"nothing-follows", "Nothing follows", "A desk before departure or at reception sends nobody on."},
    {"no-service", "Not delivered there", "A referral leads to one who neither delivers it nor sends on for it."},
    {"to-nobody", "To nobody", "A referral names nobody to whom it leads."},
    {"stage-break", "Stages not joined", "No formal referral joins two stages that follow each other."},
    {"no-crossing", "No link across", "No formal referral leads from under one authority to the other."},
    {"requirement-not-met", "Requirement not met", "Something stated speaks against a requirement of a mechanism."},
};

constexpr Term routes[] = {
    {"direct", "Open", "Somebody who delivers it has a way in."},
    {"led", "Led", "Formal referrals lead to it from a way in."},
    {"missing", "Missing", "Referrals are reported on, and none leads there."},
    {"unknown", "Unknown", "No referral is recorded, and nobody says that all were."},
};

constexpr Term link_uses[] = {
    {"in-use", "In use", "A formal referral whose dates hold the day."},
    {"to-nobody", "To nobody", "It names nobody to whom it leads."},
    {"informal", "Informal", "Stated to be informal: it makes no route."},
    {"formality-unknown", "Formality unknown", "Nobody says whether it is formal."},
    {"proposed", "Proposed", "Not in use yet."},
    {"ended", "Ended", "In use no more."},
    {"out-of-period", "Not on this day", "Its dates do not hold the day."},
};

constexpr Term dead_ends[] = {
    broken_referrals[2],
    broken_referrals[3],
    broken_referrals[4],
};

constexpr Term outcomes[] = {
    {"sent", "Sent", "People who were referred."},
    {"accepted", "Accepted", "Of them, who were taken."},
    {"rejected", "Rejected", "Of them, who were not."},
    {"no_answer", "No answer", "Of them, of whom nothing was heard."},
};

constexpr Term requirements[] = {
    {"agreement", "Agreement", "A written agreement that holds, reviewed in the last 24 months."},
    {"coordination", "Coordination", "Several actors, and a lead of the country."},
    {"border", "Both sides of the border", "Links from before departure to home, with eligibility stated."},
    {"dimensions", "Dimensions", "Several dimensions, and monitored."},
};

constexpr Term verdicts[] = {
    {"met", "Met", "What is recorded shows it."},
    {"not-met", "Not met", "Something recorded speaks against it."},
    {"unknown", "Unknown", "Nobody states it."},
};

constexpr Term planning_stages[] = {
    {"pre-design", "Before design", "It is being considered."},
    {"design", "Design", "It is being designed."},
    {"implementation", "Implementation", "It is carried out."},
    {"monitoring", "Monitoring", "It is carried out and watched."},
};

constexpr Term choices[] = {
    {"counted", "Counted", "Something is open."},
    {"none", "None", "Somebody reports on the place, and nothing is open."},
    {"unknown", "Unknown", "Something above it, or for a group that is not stated, may be open."},
    {"unreported", "Unreported", "Nobody reported on it: it is in no figure."},
};

constexpr Term barriers[] = {
    {"none", "Nothing", "Nothing that is stated keeps them out."},
    {"group", "For others", "It is for a group to which they do not belong."},
    {"condition", "A condition", "They are excluded, or cannot give what is asked."},
    {"host", "Host country", "It admits from other host countries."},
    {"return-type", "Return type", "It admits other kinds of return."},
    {"group-unknown", "Not stated for whom", "Nobody says for whom it is."},
};

constexpr Term contacts[] = {
    {"programme", "Programme", "Both take part in one programme."},
    {"funding", "Funding", "One funds the other."},
    {"referral", "Referral", "One refers to the other."},
    {"document", "Document", "Both are parties to one."},
    {"meeting", "Meeting", "Both attended one."},
    {"membership", "Membership", "Both sit in one body, or one in the other."},
    {"family", "Family", "One is part of the other."},
};

constexpr Term actor_links[] = {
    {"participation", "Participation", "An organisation takes part in a programme."},
    {"funding", "Funding", "One funds the other."},
    {"referral", "Referral", "One refers to the other."},
    {"membership", "Membership", "One sits in the other."},
};

constexpr Term treatments[] = {
    {"counted", "Counted", "It leaves its original funder: it is added."},
    {"passed-on", "Passed on", "Its giver was given money itself: it was added where it began."},
    {"untraced", "Untraced", "Nobody knows who gave it first: it is added apart."},
    {"set-aside", "Set aside", "There is a better kind of record of the same money."},
    {"apart", "Apart", "A pledge, an expenditure, in kind or of unknown kind: it is never added."},
};

constexpr Term funding_kinds[] = {
    {"pledge", "Pledge", "Announced, and not bound."},
    {"commitment", "Commitment", "Bound by contract or law."},
    {"disbursement", "Disbursement", "Paid to the receiver."},
    {"expenditure", "Expenditure", "Spent."},
    {"budget", "Budget", "Planned."},
    {"in kind", "In kind", "Goods or services."},
    {"unknown", "Unknown", "Its source does not say."},
};

constexpr Term effects[] = {
    {"leaves", "Leaves", "It is who leaves."},
    {"stops", "Stops", "All its donors are known, and none is left."},
    {"uncertain", "Uncertain", "No known donor is left, and there may be others."},
    {"loses-money", "Loses money", "Others pay on."},
    {"loses-implementer", "Loses an implementer", "It goes on without what those who leave deliver in it."},
};

constexpr Term payers[] = {
    {"project", "Project", "Paid from projects alone."},
    {"national", "National", "Paid by the country's own public bodies."},
    {"both", "Both", "Paid by both."},
    {"none", "Nothing", "Nothing is delivered."},
    {"unknown", "Unknown", "Who pays is not known, and nothing is known to be national."},
};

constexpr Term hand_overs[] = {
    {"no-successor", "No successor", "Nobody is named to take over."},
    {"successor-not-recorded", "Successor not recorded", "Who is named is no organisation on record."},
    {"successor-not-national", "Successor not national", "Who is named is not of the country."},
    {"no-date", "No date", "No day is named."},
    {"after-the-end", "After the end", "The hand-over is after the first day without the service."},
    {"none", "Nothing", "Nothing is missing."},
};

constexpr Term commitment_answers[] = {
    {"funded", "Funded", "A programme runs, and money committed to it holds the day."},
    {"programme", "Programme", "A programme runs; its money is not known, or has run out."},
    {"none", "None", "No programme that answers it runs."},
    {"unknown", "Unknown", "Nobody says who answers it."},
};

constexpr Term committed[] = {
    {"now", "Committed", "Money committed to it holds the day."},
    {"not-now", "Not on this day", "Money was or will be committed to it for other days."},
    {"unknown", "Unknown", "No commitment is known, or none has dates."},
};

constexpr Term returns[] = {
    {"never", "Never", "Nothing of it was ever reported."},
    {"late", "Late", "It was due, and nothing came in."},
    {"received", "Received", "It was due; something came in, and confirms nothing that late."},
    {"reported", "Reported", "It is not due yet, or something is confirmed since it was."},
    {"no-due", "No due day", "Something was reported; nobody says when the next is due."},
    {"unknown", "Unknown", "Nobody says when it is due, and no confirmation is kept."},
};

constexpr Term record_changes[] = {
    {"came", "Came", "It was not there before."},
    {"went", "Went", "It is not there any more."},
    {"moved", "Moved", "Something that it says is otherwise."},
    {"confirmed", "Confirmed", "It says the same, confirmed anew."},
};

constexpr Term delivery_statuses[] = {
    {"active", "Active", "It goes on."},
    {"planned", "Planned", "It is announced."},
    {"completed", "Completed", "It is over."},
    {"suspended", "Suspended", "It rests."},
    {"cancelled", "Cancelled", "It will not be, or is no more."},
};

constexpr Term referral_statuses[] = {
    {"proposed", "Proposed", "Not in use yet."},
    {"pilot", "Pilot", "In use on trial."},
    {"active", "Active", "In use."},
    {"limited", "Limited", "In use for some."},
    {"ended", "Ended", "In use no more."},
};

constexpr Term ways_in[] = {
    {"walk-in", "Walk-in", "Whoever comes."},
    {"outreach", "Outreach", "It goes to people."},
    {"hotline", "Hotline", "By telephone."},
    {"referral only", "By referral only", "Whoever is sent."},
};

constexpr Term tiers[] = {
    {"everybody", "Everybody", "Everybody may see it."},
    {"members", "Members", "Members may see it."},
    {"secretariat", "Secretariat", "The secretariat alone may see it."},
};

}  // namespace

std::span<const TermList> term_lists() {
  static const std::array lists = {
      TermList{"states", state_terms()},
      TermList{"flags", flag_terms()},
      TermList{"information", information_terms()},
      TermList{"classes", class_terms()},
      TermList{"links", link_terms()},
      TermList{"organisation_kinds", organisation_kind_terms()},
      TermList{"roles", role_terms()},
      TermList{"stages", stage_terms()},
      TermList{"finding_kinds", finding_kinds},
      TermList{"finding_statuses", finding_statuses},
      TermList{"decisions", decisions},
      TermList{"broken_referrals", broken_referrals},
      TermList{"routes", routes},
      TermList{"link_uses", link_uses},
      TermList{"dead_ends", dead_ends},
      TermList{"outcomes", outcomes},
      TermList{"requirements", requirements},
      TermList{"verdicts", verdicts},
      TermList{"planning_stages", planning_stages},
      TermList{"choices", choices},
      TermList{"barriers", barriers},
      TermList{"contacts", contacts},
      TermList{"actor_links", actor_links},
      TermList{"treatments", treatments},
      TermList{"funding_kinds", funding_kinds},
      TermList{"effects", effects},
      TermList{"payers", payers},
      TermList{"hand_overs", hand_overs},
      TermList{"commitment_answers", commitment_answers},
      TermList{"committed", committed},
      TermList{"returns", returns},
      TermList{"record_changes", record_changes},
      TermList{"delivery_statuses", delivery_statuses},
      TermList{"referral_statuses", referral_statuses},
      TermList{"ways_in", ways_in},
      TermList{"tiers", tiers},
  };
  return lists;
}

}  // namespace server
