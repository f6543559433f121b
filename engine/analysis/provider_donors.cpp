#include "engine/analysis/provider_donors.h"

#include "engine/analysis/followed.h"

namespace engine {
namespace {

std::shared_ptr<const ProviderDonors> make_donors(std::size_t organisations, const ProviderOrder& order,
                                                  const ProgrammeColumns& programmes) {
  auto made = std::make_shared<ProviderDonors>();
  std::vector<std::uint32_t> number(organisations);  // one more than each donor's
  for (const auto donor : programmes.donors) number[donor.index] = 1;
  for (std::uint32_t one = 0; one < number.size(); ++one) {
    if (number[one] == 0) continue;
    made->all.push_back({one});
    number[one] = static_cast<std::uint32_t>(made->all.size());
  }
  made->starts.reserve(order.size() + 1);
  made->starts.push_back(0);
  made->known.assign(order.size(), 0);
  made->numbers.reserve(programmes.donors.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
    const Ref<Programme> one = order.provider(rank).programme;
    if (one.known()) {
      for (const auto donor : programmes.donors_of(one)) made->numbers.push_back(number[donor.index] - 1);
      made->known[rank] = programmes.donors_known[one.index];
    }
    made->starts.push_back(static_cast<std::uint32_t>(made->numbers.size()));
  }
  return made;
}

// What is kept, and what it is of, as far as that is kept too: where both are the same after edits, so is it.
struct KeptDonors {
  std::shared_ptr<const ProviderOrder> order;
  std::shared_ptr<const ProgrammeColumns> programmes;
  std::shared_ptr<const ProviderDonors> donors;
};

}  // namespace

std::shared_ptr<const ProviderDonors> provider_donors_of(const Snapshot& snapshot, const ProviderOrder& order) {
  const auto programmes = programme_columns_of(snapshot);
  const auto is_of_these = [&](const KeptDonors& kept) {
    return kept.order.get() == &order && kept.programmes == programmes;
  };
  const auto make = [&] {
    auto donors = make_donors(snapshot.organisations.size(), order, *programmes);
    return std::make_shared<const KeptDonors>(KeptDonors{order.weak_from_this().lock(), programmes, std::move(donors)});
  };
  const auto follow = [&](const std::shared_ptr<const KeptDonors>& before, const ActorEdits&) {
    return is_of_these(*before) ? before : nullptr;
  };
  using Following = Followed<KeptDonors, ActorEdits>;
  const auto kept =
      snapshot.kept.get<Following>(0, [&] { return std::make_shared<const Following>(make()); })->get(follow, make);
  return is_of_these(*kept) ? kept->donors : make()->donors;
}

}  // namespace engine
