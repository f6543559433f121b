#include "engine/analysis/contacts.h"

#include <algorithm>
#include <set>

#include "engine/analysis/flags.h"

namespace engine {
namespace {

using Organisations = std::set<Ref<Organisation>>;

class Gathering {
 public:
  explicit Gathering(const Snapshot& snapshot) : snapshot_(snapshot) {}

  void add(Ref<Organisation> one, Ref<Organisation> other, ContactKind kind) {
    if (one == other || !is_known(snapshot_, one) || !is_known(snapshot_, other)) return;
    contacts_[std::minmax(one, other)].insert(kind);
  }

  void add_all(const Organisations& together, ContactKind kind) {
    for (auto one = together.begin(); one != together.end(); ++one) {
      for (auto other = std::next(one); other != together.end(); ++other) add(*one, *other, kind);
    }
  }

  std::vector<Contact> list() const {
    std::vector<Contact> list;
    for (const auto& [pair, kinds] : contacts_) list.push_back({pair.first, pair.second, {kinds.begin(), kinds.end()}});
    return list;
  }

 private:
  const Snapshot& snapshot_;
  std::map<std::pair<Ref<Organisation>, Ref<Organisation>>, std::set<ContactKind>> contacts_;
};

void add_programmes(Gathering& gathering, const Snapshot& snapshot, Tier tier) {
  std::vector<Organisations> taking_part(snapshot.programmes.size());
  for (const auto& edge : snapshot.participations) {
    if (edge.tier <= tier && edge.programme.known()) taking_part[edge.programme.index].insert(edge.organisation);
  }
  for (const DeliveryRow& row : snapshot.deliveries) {
    if (row.tier <= tier && row.programme.known()) taking_part[row.programme.index].insert(row.organisation);
  }
  for (const auto& edge : snapshot.funding) {
    if (edge.tier > tier) continue;
    const auto behind = [&](const Provider& end) {
      if (end.organisation.known()) return Organisations{end.organisation};
      return end.programme.known() ? taking_part[end.programme.index] : Organisations();
    };
    for (const auto one : behind(edge.provider)) {
      for (const auto other : behind(edge.receiver)) gathering.add(one, other, ContactKind::funding);
    }
  }
  for (const auto& together : taking_part) gathering.add_all(together, ContactKind::programme);
}

void add_tables(Gathering& gathering, const Snapshot& snapshot, const Question& question) {
  const auto& day = question.day;
  std::map<Ref<Organisation>, Organisations> bodies;
  for (const auto& edge : snapshot.memberships) {
    if (edge.tier > question.tier || (day && !edge.period.has(*day))) continue;
    gathering.add(edge.organisation, edge.body, ContactKind::membership);
    bodies[edge.body].insert(edge.organisation);
  }
  for (const auto& [body, members] : bodies) gathering.add_all(members, ContactKind::membership);
  for (const MeetingNode& meeting : snapshot.meetings) {
    if (meeting.tier > question.tier || (day && meeting.has_period && meeting.period.from > *day)) continue;
    Organisations there;
    for (const auto& [organisation, capacity] : meeting.attendance) there.insert(organisation);
    gathering.add_all(there, ContactKind::meeting);
  }
  for (const DocumentNode& document : snapshot.documents) {
    const bool ended = day && document.end && *document.end <= *day;
    const bool to_come = day && document.start && *document.start > *day;
    if (document.tier > question.tier || ended || to_come) continue;
    gathering.add_all({document.parties.begin(), document.parties.end()}, ContactKind::document);
  }
}

}  // namespace

std::string_view to_text(ContactKind kind) {
  static constexpr std::string_view texts[] = {"programme", "funding",    "referral", "document",
                                               "meeting",   "membership", "family"};
  static_assert(std::size(texts) == contact_kind_count);
  return texts[static_cast<std::size_t>(kind)];
}

std::vector<Contact> find_contacts(const Snapshot& snapshot, const Question& question) {
  Gathering gathering(snapshot);
  add_programmes(gathering, snapshot, question.tier);
  add_tables(gathering, snapshot, question);
  for (const ReferralEdge& edge : snapshot.referrals) {
    const bool over =
        edge.status == "proposed" || edge.status == "ended" || (question.day && !edge.period.has(*question.day));
    if (edge.tier <= question.tier && !over) gathering.add(edge.from, edge.to, ContactKind::referral);
  }
  for (Ref<Organisation> one{0}; one.index < snapshot.organisations.size(); ++one.index) {
    gathering.add(one, snapshot.organisations[one.index].parent, ContactKind::family);
  }
  return gathering.list();
}

}  // namespace engine
