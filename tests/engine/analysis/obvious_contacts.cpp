#include "tests/engine/analysis/obvious_contacts.h"

#include <algorithm>
#include <set>

namespace obvious {
namespace {

using Somebody = Ref<Organisation>;

bool is_somebody(const Snapshot& snapshot, Somebody one) {
  return one.known() && !snapshot.organisations[one.index].placeholder;
}

bool takes_part(const Snapshot& snapshot, const Question& question, Somebody one, Ref<Programme> programme) {
  for (const auto& edge : snapshot.participations) {
    if (edge.tier <= question.tier && edge.organisation == one && edge.programme == programme) return true;
  }
  for (const DeliveryRow& row : snapshot.deliveries) {
    if (row.tier <= question.tier && row.organisation == one && row.programme == programme) return true;
  }
  return false;
}

// Whether somebody gives or takes this money, or takes part in the programme that does.
bool is_behind(const Snapshot& snapshot, const Question& question, Somebody one, const Provider& end) {
  return end.organisation == one || (end.programme.known() && takes_part(snapshot, question, one, end.programme));
}

bool share_a_programme(const Snapshot& snapshot, const Question& question, Somebody a, Somebody b) {
  for (Ref<Programme> programme{0}; programme.index < snapshot.programmes.size(); ++programme.index) {
    if (takes_part(snapshot, question, a, programme) && takes_part(snapshot, question, b, programme)) return true;
  }
  return false;
}

bool funds(const Snapshot& snapshot, const Question& question, Somebody a, Somebody b) {
  return std::ranges::any_of(snapshot.funding, [&](const FundingEdge& edge) {
    return edge.tier <= question.tier && is_behind(snapshot, question, a, edge.provider) &&
           is_behind(snapshot, question, b, edge.receiver);
  });
}

bool refers(const Snapshot& snapshot, const Question& question, Somebody a, Somebody b) {
  return std::ranges::any_of(snapshot.referrals, [&](const ReferralEdge& edge) {
    const bool holds = !question.day || edge.period.has(*question.day);
    return edge.tier <= question.tier && holds && edge.status != "proposed" && edge.status != "ended" &&
           edge.from == a && edge.to == b;
  });
}

bool share_a_document(const Snapshot& snapshot, const Question& question, Somebody a, Somebody b) {
  return std::ranges::any_of(snapshot.documents, [&](const DocumentNode& document) {
    const auto& day = question.day;
    if (document.tier > question.tier) return false;
    if (day && document.start && *day < *document.start) return false;
    if (day && document.end && *document.end <= *day) return false;
    return std::ranges::count(document.parties, a) > 0 && std::ranges::count(document.parties, b) > 0;
  });
}

bool share_a_meeting(const Snapshot& snapshot, const Question& question, Somebody a, Somebody b) {
  return std::ranges::any_of(snapshot.meetings, [&](const MeetingNode& meeting) {
    if (meeting.tier > question.tier) return false;
    if (question.day && meeting.has_period && *question.day < meeting.period.from) return false;
    std::set<Somebody> there;
    for (const auto& [who, capacity] : meeting.attendance) there.insert(who);
    return there.contains(a) && there.contains(b);
  });
}

bool sits_in(const Snapshot& snapshot, const Question& question, Somebody one, Somebody body) {
  return std::ranges::any_of(snapshot.memberships, [&](const MembershipEdge& edge) {
    return edge.tier <= question.tier && (!question.day || edge.period.has(*question.day)) &&
           edge.organisation == one && edge.body == body;
  });
}

bool share_a_body(const Snapshot& snapshot, const Question& question, Somebody a, Somebody b) {
  if (sits_in(snapshot, question, a, b) || sits_in(snapshot, question, b, a)) return true;
  for (Somebody body{0}; body.index < snapshot.organisations.size(); ++body.index) {
    if (sits_in(snapshot, question, a, body) && sits_in(snapshot, question, b, body)) return true;
  }
  return false;
}

// The words of the contacts of two, in the order of ContactKind.
std::string kinds(const Snapshot& snapshot, const Question& question, Somebody a, Somebody b) {
  if (!is_somebody(snapshot, a) || !is_somebody(snapshot, b)) return "";
  const auto either = [&](auto asks) { return asks(snapshot, question, a, b) || asks(snapshot, question, b, a); };
  std::string text;
  if (share_a_programme(snapshot, question, a, b)) text += " programme";
  if (either(funds)) text += " funding";
  if (either(refers)) text += " referral";
  if (share_a_document(snapshot, question, a, b)) text += " document";
  if (share_a_meeting(snapshot, question, a, b)) text += " meeting";
  if (share_a_body(snapshot, question, a, b)) text += " membership";
  if (snapshot.organisations[a.index].parent == b || snapshot.organisations[b.index].parent == a) text += " family";
  return text;
}

template <class Ask>
std::string for_each_two(const Snapshot& snapshot, Ask ask) {
  std::string text;
  for (Somebody a{0}; a.index < snapshot.organisations.size(); ++a.index) {
    for (Somebody b{a.index + 1}; b.index < snapshot.organisations.size(); ++b.index) text += ask(a, b);
  }
  return text;
}

std::string pair_text(const Snapshot& snapshot, Somebody a, Somebody b) {
  return snapshot.organisations[a.index].id + " " + snapshot.organisations[b.index].id;
}

std::string cell_text(const Snapshot& snapshot, const Cell& cell) {
  return " " + snapshot.locations.id(cell.location) + "/" + snapshot.services.id(cell.service) + "/" +
         snapshot.groups.id(cell.group);
}

bool stands_in(const Snapshot& snapshot, const Question& question, Somebody one, const Cell& cell) {
  for (std::size_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    if (snapshot.deliveries[delivery].organisation != one) continue;
    if (question.day && !counts_on(snapshot, delivery, *question.day)) continue;
    if (is_own_cell(snapshot, delivery, cell, question)) return true;
  }
  return false;
}

}  // namespace

std::string contacts(const Snapshot& snapshot, const Question& question) {
  return for_each_two(snapshot, [&](Somebody a, Somebody b) {
    const std::string how = kinds(snapshot, question, a, b);
    return how.empty() ? "" : pair_text(snapshot, a, b) + how + "\n";
  });
}

std::string summary(const Snapshot& snapshot, const std::vector<Contact>& contacts) {
  std::string text;
  for (const Contact& one : contacts) {
    text += pair_text(snapshot, one.a, one.b);
    for (const ContactKind kind : one.kinds) text += " " + std::string(to_text(kind));
    text += "\n";
  }
  return text;
}

std::string missing_conversations(const Snapshot& snapshot, const Question& question, std::size_t least) {
  const auto cells = all_cells(snapshot, question);
  std::vector<std::pair<std::size_t, std::string>> found;
  for_each_two(snapshot, [&](Somebody a, Somebody b) {
    const auto& asked = question.filter.organisations;
    const bool wanted = asked.empty() || std::ranges::count(asked, a) > 0 || std::ranges::count(asked, b) > 0;
    if (!wanted || !is_somebody(snapshot, a) || !is_somebody(snapshot, b)) return std::string();
    if (!kinds(snapshot, question, a, b).empty()) return std::string();
    std::size_t of_a = 0, of_b = 0, shared = 0;
    std::string text;
    for (const Cell& cell : cells) {
      const bool has_a = stands_in(snapshot, question, a, cell), has_b = stands_in(snapshot, question, b, cell);
      of_a += has_a;
      of_b += has_b;
      shared += has_a && has_b;
      if (has_a && has_b) text += cell_text(snapshot, cell);
    }
    if (shared > 0 && shared >= least) {
      found.emplace_back(
          shared, pair_text(snapshot, a, b) + " " + std::to_string(of_a) + " " + std::to_string(of_b) + text + "\n");
    }
    return std::string();
  });
  std::ranges::stable_sort(found, [](const auto& one, const auto& other) { return one.first > other.first; });
  std::string text;
  for (const auto& [shared, line] : found) text += line;
  return text;
}

std::string summary(const Snapshot& snapshot, const std::vector<MissingConversation>& missing) {
  std::string text;
  for (const MissingConversation& one : missing) {
    text += pair_text(snapshot, one.a, one.b) + " " + std::to_string(one.cells_a) + " " + std::to_string(one.cells_b);
    for (const Cell& cell : one.shared) text += cell_text(snapshot, cell);
    text += "\n";
  }
  return text;
}

}  // namespace obvious
