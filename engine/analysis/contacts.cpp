#include "engine/analysis/contacts.h"

#include <map>

#include "engine/analysis/circles.h"

namespace engine {
namespace {

Circles::Kinds bit(ContactKind kind) { return KindSet<ContactKind>(kind).bits(); }

std::vector<bool> known_organisations(const Snapshot& snapshot) {
  std::vector<bool> known(snapshot.organisations.size());
  for (std::uint32_t one = 0; one < known.size(); ++one) known[one] = !snapshot.organisations[one].placeholder;
  return known;
}

class Gathering {
 public:
  Gathering(const Snapshot& snapshot, const Question& question)
      : snapshot_(snapshot), question_(question), circles_(known_organisations(snapshot)) {
    add_programmes();
    add_money();
    add_bodies();
    add_tables();
    add_referrals();
    for (Ref<Organisation> one{0}; one.index < snapshot.organisations.size(); ++one.index) {
      link(one, snapshot.organisations[one.index].parent, ContactKind::family);
    }
  }

  std::vector<Tie> ties() { return circles_.ties(); }

 private:
  bool seen(const Stated& edge) const { return edge.tier <= question_.tier; }

  void link(Ref<Organisation> one, Ref<Organisation> other, ContactKind kind) {
    if (one.known() && other.known()) circles_.link(Circles::alone(one), Circles::alone(other), bit(kind));
  }

  void add_programmes() {
    const auto programmes = static_cast<std::uint32_t>(snapshot_.programmes.size());
    first_programme_ = circles_.add(programmes, bit(ContactKind::programme));
    for (const auto& edge : snapshot_.participations) {
      if (seen(edge) && edge.programme.known()) circles_.join(circle_of(edge.programme), edge.organisation);
    }
    for (std::size_t part = 0; part < snapshot_.deliveries.part_count(); ++part) {
      const DeliveryChunk& chunk = snapshot_.deliveries.part(part).chunk;
      for (std::size_t row = 0; row < chunk.size(); ++row) {
        const Ref<Programme> programme = chunk.programmes[row];
        if (!programme.known() || chunk.marks[row].tier() > question_.tier) continue;
        circles_.join(circle_of(programme), chunk.organisations[row]);
      }
    }
  }

  // Who stands for a programme are all who take part in it.
  void add_money() {
    const auto circle = [&](const Provider& end) {
      return end.organisation.known() ? Circles::alone(end.organisation) : circle_of(end.programme);
    };
    for (const auto& edge : snapshot_.funding) {
      if (!seen(edge) || !edge.provider.known() || !edge.receiver.known()) continue;
      circles_.link(circle(edge.provider), circle(edge.receiver), bit(ContactKind::funding));
    }
  }

  void add_bodies() {
    std::map<Ref<Organisation>, std::uint32_t> bodies;
    for (const auto& edge : snapshot_.memberships) {
      if (!seen(edge) || (question_.day && !edge.period.has(*question_.day))) continue;
      link(edge.organisation, edge.body, ContactKind::membership);
      const auto [body, is_new] = bodies.try_emplace(edge.body);
      if (is_new) body->second = circles_.add(1, bit(ContactKind::membership));
      circles_.join(body->second, edge.organisation);
    }
  }

  void add_tables() {
    const auto& day = question_.day;
    for (const MeetingNode& meeting : snapshot_.meetings) {
      if (!seen(meeting) || (day && meeting.has_period && meeting.period.from > *day)) continue;
      const std::uint32_t there = circles_.add(1, bit(ContactKind::meeting));
      for (const auto& [organisation, capacity] : meeting.attendance) circles_.join(there, organisation);
    }
    for (const DocumentNode& document : snapshot_.documents) {
      const bool ended = day && document.end && *document.end <= *day;
      const bool to_come = day && document.start && *document.start > *day;
      if (!seen(document) || ended || to_come) continue;
      const std::uint32_t parties = circles_.add(1, bit(ContactKind::document));
      for (const auto organisation : document.parties) circles_.join(parties, organisation);
    }
  }

  void add_referrals() {
    for (const ReferralEdge& edge : snapshot_.referrals) {
      const bool over =
          edge.status == "proposed" || edge.status == "ended" || (question_.day && !edge.period.has(*question_.day));
      if (seen(edge) && !over) link(edge.from, edge.to, ContactKind::referral);
    }
  }

  std::uint32_t circle_of(Ref<Programme> programme) const { return first_programme_ + programme.index; }

  const Snapshot& snapshot_;
  const Question& question_;
  Circles circles_;
  std::uint32_t first_programme_ = 0;
};

}  // namespace

std::string_view to_text(ContactKind kind) {
  static constexpr std::string_view texts[] = {"programme", "funding",    "referral", "document",
                                               "meeting",   "membership", "family"};
  static_assert(std::size(texts) == contact_kind_count);
  return texts[static_cast<std::size_t>(kind)];
}

std::vector<Contact> find_contacts(const Snapshot& snapshot, const Question& question) {
  std::vector<Contact> contacts;
  const std::vector<Tie> ties = Gathering(snapshot, question).ties();
  contacts.reserve(ties.size());
  for (const Tie& tie : ties) contacts.push_back({tie.a, tie.b, KindSet<ContactKind>::of_bits(tie.kinds)});
  return contacts;
}

}  // namespace engine
