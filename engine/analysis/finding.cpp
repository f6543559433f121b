#include "engine/analysis/finding.h"

#include <algorithm>
#include <array>

#include "engine/analysis/finding_id.h"
#include "engine/model/text.h"

namespace engine {
namespace {

template <class Nodes, class Fact>
std::string id_in(const Nodes& nodes, Ref<Fact> ref) {
  return ref.known() ? nodes[ref.index].id : "";
}

template <class Fact>
std::string id_in(const Order<Fact>& order, Ref<Fact> ref) {
  return ref.known() ? order.id(ref) : "";
}

std::string period_text(const DeliveryRow& delivery) {
  if (!delivery.has_stated) return "";
  return std::to_string(delivery.stated.from.number) + "/" + std::to_string(delivery.stated.to.number);
}

}  // namespace

std::string_view to_text(FindingKind kind) {
  constexpr std::array<std::string_view, finding_kind_count> names = {"gap", "watch", "duplication", "broken-referral",
                                                                      "double-record"};
  return names[static_cast<std::size_t>(kind)];
}

std::string evidence_text(const Snapshot& snapshot, const DeliveryRow& delivery) {
  const DeliveryProfile& profile = snapshot.profiles[delivery.profile];
  std::string text = "delivery";
  for (const std::string& part :
       {id_in(snapshot.organisations, delivery.organisation), id_in(snapshot.programmes, delivery.programme),
        id_in(snapshot.locations, delivery.location), id_in(snapshot.services, delivery.service),
        id_in(snapshot.groups, delivery.group), period_text(delivery),
        std::to_string(static_cast<int>(delivery.status)), std::to_string(static_cast<int>(delivery.unit)),
        std::to_string(delivery.capacity), std::to_string(delivery.reach),
        std::string(delivery.sub_implementer ? "sub" : "lead"), profile.stage, profile.modality,
        to_text(profile.return_types), to_text(profile.host_countries), to_text(profile.conditions)}) {
    text += "\x1f" + part;
  }
  return text;
}

std::string evidence_hash(std::vector<std::string> texts) {
  std::ranges::sort(texts);
  return finding_id("evidence", texts);
}

}  // namespace engine
