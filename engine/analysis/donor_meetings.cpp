#include "engine/analysis/donor_meetings.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <functional>
#include <mutex>
#include <numeric>

#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 10'000;  // cells
constexpr std::size_t batch = 4096;            // cells or programmes that a core takes at a time
constexpr std::size_t most_cores = 16;         // as in_ranges() has it

// Unites the donors of several providers. A bit for each donor, so that they need no sorting.
class Uniting {
 public:
  explicit Uniting(const ProviderDonors& donors) : donors_(donors), bits_(donors.all.size() / 64 + 1) {}

  // Writes them from `to` on, where there is room for all donors, and returns the end.
  std::uint32_t* unite(std::span<const std::uint32_t> providers, std::uint32_t* to) {
    for (const std::uint32_t provider : providers) {
      for (const std::uint32_t donor : donors_.of(provider)) bits_[donor / 64] |= std::uint64_t{1} << donor % 64;
    }
    for (std::uint32_t word = 0; word < bits_.size(); ++word) {
      for (std::uint64_t rest = bits_[word]; rest != 0; rest &= rest - 1) {
        *to++ = word * 64 + static_cast<std::uint32_t>(std::countr_zero(rest));
      }
      bits_[word] = 0;
    }
    return to;
  }

 private:
  const ProviderDonors& donors_;
  std::vector<std::uint64_t> bits_;
};

// Lists the donors of one cell after another.
class Listing {
 public:
  // Room for about so many donors.
  Listing(const ProviderDonors& donors, std::size_t room)
      : donors_(donors), uniting_(donors), found_(room + donors.all.size() + 1) {}

  // Adds the list of these providers, and returns its length with its end.
  std::uint32_t add(std::span<const std::uint32_t> providers) {
    const std::size_t most = donors_.all.size() + 1;
    if (found_.size() - size_ < most) found_.resize(2 * found_.size() + most);
    std::uint32_t* const first = found_.data() + size_;
    std::uint32_t* to = first;
    if (providers.size() == 1) {
      for (const std::uint32_t donor : donors_.of(providers.front())) *to++ = donor;
    } else if (!providers.empty()) {
      to = uniting_.unite(providers, to);
    }
    *to++ = DonorLists::end;
    size_ += static_cast<std::size_t>(to - first);
    return static_cast<std::uint32_t>(to - first);
  }

  std::vector<std::uint32_t> found() {
    found_.resize(size_);
    return std::move(found_);
  }

 private:
  const ProviderDonors& donors_;
  Uniting uniting_;
  std::vector<std::uint32_t> found_;  // its first `size_`
  std::size_t size_ = 0;
};

// Counts whom a donor meets, of all: with the donor n at [n] of each one's row.
class PairCounting {
 public:
  explicit PairCounting(std::size_t donors) : donors_(donors), counts_(donors * donors) {}

  void add(std::span<const std::uint32_t> list) {
    for (std::size_t one = 0; one < list.size(); ++one) {
      std::uint32_t* const row = &counts_[list[one] * donors_];
      for (const std::uint32_t other : list.subspan(one + 1)) ++row[other];
    }
  }
  std::vector<std::uint32_t> counts() { return std::move(counts_); }

 private:
  std::size_t donors_;
  std::vector<std::uint32_t> counts_;
};

// Has count(from, to) count what is from 0 to `all`, a part at a time on each core, and adds up.
template <class MakeCount>
std::vector<std::uint32_t> add_up(std::size_t all, std::size_t donors, MakeCount make_count) {
  std::mutex guard;
  std::atomic<std::size_t> next = 0;
  std::vector<std::uint32_t> sums(donors * donors);
  in_ranges(most_cores, all < worth_sharing ? most_cores + 1 : 1, [&](std::size_t, std::size_t) {
    PairCounting pairs(donors);
    auto count = make_count(pairs);
    for (std::size_t from = next.fetch_add(batch); from < all; from = next.fetch_add(batch)) {
      count(from, std::min(all, from + batch));
    }
    const std::vector<std::uint32_t> counts = pairs.counts();
    const std::lock_guard lock(guard);
    std::ranges::transform(sums, counts, sums.begin(), std::plus{});
  });
  return sums;
}

}  // namespace

DonorLists donors_in_cells(const ProviderCells& stand, const ProviderDonors& donors) {
  const std::size_t cells = stand.cells->size();
  DonorLists lists;
  lists.starts.assign(cells + 1, 0);
  lists.donors = gather_in_ranges<std::uint32_t>(cells, worth_sharing, [&](std::size_t from, std::size_t to) {
    std::size_t there = 0;
    for (std::size_t cell = from; cell < to; ++cell) there += stand.rolls[cell].size();
    Listing listing(donors, 2 * there + (to - from));
    for (std::size_t cell = from; cell < to; ++cell) {
      lists.starts[cell + 1] = listing.add(stand.in(static_cast<std::uint32_t>(cell)));
    }
    return listing.found();
  });
  for (std::size_t cell = 0; cell < cells; ++cell) lists.starts[cell + 1] += lists.starts[cell];
  return lists;
}

DonorLists donors_of(const std::vector<std::uint8_t>& asked, const ProviderDonors& donors) {
  DonorLists lists;
  lists.starts.reserve(asked.size() + 1);
  lists.donors.reserve(asked.size() + donors.numbers.size());
  lists.starts.push_back(0);
  for (std::uint32_t rank = 0; rank < asked.size(); ++rank) {
    if (asked[rank] != 0) {
      const auto own = donors.of(rank);
      lists.donors.insert(lists.donors.end(), own.begin(), own.end());
    }
    lists.donors.push_back(DonorLists::end);
    lists.starts.push_back(static_cast<std::uint32_t>(lists.donors.size()));
  }
  return lists;
}

std::vector<std::uint32_t> count_lists(const DonorLists& lists, std::size_t donors) {
  std::vector<std::uint32_t> counts(donors);
  for (const std::uint32_t donor : lists.donors) {
    if (donor != DonorLists::end) ++counts[donor];
  }
  return counts;
}

std::vector<std::uint32_t> count_shared(const DonorLists& lists, std::size_t donors, std::uint32_t from,
                                        std::uint32_t to) {
  std::mutex guard;
  std::vector<std::uint32_t> all;
  in_ranges(lists.starts.size() - 1, worth_sharing, [&](std::size_t first, std::size_t last) {
    std::vector<std::uint32_t> counts((to - from) * donors);
    const std::uint32_t* const end = lists.donors.data() + lists.starts[last];
    for (const std::uint32_t* one = lists.donors.data() + lists.starts[first]; one != end; ++one) {
      if (*one < from || *one >= to) continue;  // the end of a list is beyond all
      std::uint32_t* const row = &counts[(*one - from) * donors];
      for (const std::uint32_t* other = one + 1; *other != DonorLists::end; ++other) ++row[*other];
    }
    const std::lock_guard lock(guard);
    all.resize(counts.size());
    std::ranges::transform(all, counts, all.begin(), std::plus{});
  });
  return all;
}

std::vector<std::uint32_t> count_shared(const ProviderCells& stand, const ProviderDonors& donors) {
  return add_up(stand.cells->size(), donors.all.size(), [&](PairCounting& pairs) {
    return [&, uniting = Uniting(donors), list = std::vector<std::uint32_t>(donors.all.size())](
               std::size_t from, std::size_t to) mutable {
      for (auto cell = static_cast<std::uint32_t>(from); cell < to; ++cell) {
        const auto providers = stand.in(cell);
        if (providers.size() == 1) {
          pairs.add(donors.of(providers.front()));
        } else if (!providers.empty()) {
          pairs.add({list.data(), uniting.unite(providers, list.data())});
        }
      }
    };
  });
}

std::vector<std::uint32_t> count_shared(const std::vector<std::uint8_t>& asked, const ProviderDonors& donors) {
  return add_up(asked.size(), donors.all.size(), [&](PairCounting& pairs) {
    return [&](std::size_t from, std::size_t to) {
      for (auto rank = static_cast<std::uint32_t>(from); rank < to; ++rank) {
        if (asked[rank] != 0) pairs.add(donors.of(rank));
      }
    };
  });
}

DonorMeetings::DonorMeetings(const DonorLists& lists, std::size_t donors) : lists_(lists), starts_(donors + 1) {
  for (const std::uint32_t donor : lists_.donors) {
    if (donor != DonorLists::end) ++starts_[donor + 1];
  }
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  places_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  for (std::uint32_t place = 0; place < lists_.donors.size(); ++place) {
    const std::uint32_t donor = lists_.donors[place];
    if (donor != DonorLists::end) places_[next[donor]++] = place;
  }
}

std::uint32_t DonorMeetings::list_at(std::uint32_t place) const {
  const auto after = std::ranges::upper_bound(lists_.starts, place);
  return static_cast<std::uint32_t>(after - lists_.starts.begin() - 1);
}

std::vector<std::uint32_t> DonorMeetings::shared(std::uint32_t donor, std::uint32_t later) const {
  std::vector<std::uint32_t> lists;
  for (const std::uint32_t place : places_of(donor)) {
    const std::uint32_t* other = &lists_.donors[place + 1];
    while (*other < later) ++other;
    if (*other == later) lists.push_back(list_at(place));
  }
  return lists;
}

}  // namespace engine
