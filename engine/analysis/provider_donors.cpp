#include "engine/analysis/provider_donors.h"

#include "engine/model/pack.h"

namespace engine {
namespace {

std::shared_ptr<const ProviderDonors> make_donors(const Snapshot& snapshot, const ProviderOrder& order) {
  auto made = std::make_shared<ProviderDonors>();
  std::vector<std::uint32_t> number(snapshot.organisations.size());  // one more than each donor's
  for (const ProgrammeNode& programme : snapshot.programmes) {
    for (const auto donor : programme.donors) number[donor.index] = 1;
  }
  for (std::uint32_t one = 0; one < number.size(); ++one) {
    if (number[one] == 0) continue;
    made->all.push_back({one});
    number[one] = static_cast<std::uint32_t>(made->all.size());
  }
  made->starts.reserve(order.size() + 1);
  made->starts.push_back(0);
  made->known.assign(order.size(), 0);
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    const Ref<Programme> one = order.provider(rank).programme;
    if (one.known()) {
      const ProgrammeNode& programme = snapshot.programmes[one.index];
      for (const auto donor : programme.donors) made->numbers.push_back(number[donor.index] - 1);
      made->known[rank] = programme.donors_known ? 1 : 0;
    }
    made->starts.push_back(static_cast<std::uint32_t>(made->numbers.size()));
  }
  return made;
}

// What is kept, so that a Snapshot had by an edit can share it.
struct KeptDonors {
  std::shared_ptr<const ProviderDonors> donors;

  // Donors are those who take part in a programme or give it money: no other edit changes them.
  static std::shared_ptr<const KeptDonors> after(const KeptDonors& before, const Snapshot&, const Snapshot& is,
                                                 const Alteration& alteration, std::size_t) {
    // Ranks are others where there are other actors: as ProviderOrder::after() has it.
    if (before.donors->known.size() != is.organisations.size() + is.programmes.size()) return nullptr;
    if (alteration.kinds.test(kind_of<Funding>()) || alteration.kinds.test(kind_of<Participation>())) return nullptr;
    return std::make_shared<const KeptDonors>(before);
  }
};

}  // namespace

std::shared_ptr<const ProviderDonors> provider_donors_of(const Snapshot& snapshot, const ProviderOrder& order) {
  return snapshot.kept
      .get<KeptDonors>(0, [&] { return std::make_shared<const KeptDonors>(KeptDonors{make_donors(snapshot, order)}); })
      ->donors;
}

}  // namespace engine
