#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/analysis/provider_cells.h"
#include "engine/analysis/provider_donors.h"

namespace engine {

// Lists of donors by their numbers, as of each cell or each programme those that pay there: each list ascending, with
// an end behind it.
struct DonorLists {
  static constexpr std::uint32_t end = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::uint32_t> starts;  // list n begins at donors[starts[n]]; and the end of all
  std::vector<std::uint32_t> donors;
};

// The donors of each cell. Cost: a step for each provider in a cell, on all cores.
DonorLists donors_in_cells(const ProviderCells& stand, const ProviderDonors& donors);

// The donors of each rank that is a programme, where `asked` by rank is 1. Cost: a pass over them.
DonorLists donors_of(const std::vector<std::uint8_t>& asked, const ProviderDonors& donors);

// In how many lists each donor is, by its number. Cost: a pass over the lists.
std::vector<std::uint32_t> count_lists(const DonorLists& lists, std::size_t donors);

// How many lists a donor shares with each later one, for those from `from` to `to`: of the first with the donor n at
// [n], of the second at [donors + n]. Cost: a pass over the lists, and a step for each two that meet in one, on all
// cores.
std::vector<std::uint32_t> count_shared(const DonorLists& lists, std::size_t donors, std::uint32_t from,
                                        std::uint32_t to);

// The same of all donors and the lists of cells or programmes that the functions above would make, for who needs no
// lists. Cost: likewise, and a step for each provider in a cell.
std::vector<std::uint32_t> count_shared(const ProviderCells& stand, const ProviderDonors& donors);
std::vector<std::uint32_t> count_shared(const std::vector<std::uint8_t>& asked, const ProviderDonors& donors);

// Where two meet in such lists.
class DonorMeetings {
 public:
  // Cost: two passes over the lists. REQUIRES: every donor in them is below `donors`; `lists` outlives it.
  DonorMeetings(const DonorLists& lists, std::size_t donors);

  // The numbers of the lists that the donor shares with a later one, ascending. Cost: the lists that it is in.
  std::vector<std::uint32_t> shared(std::uint32_t donor, std::uint32_t later) const;

 private:
  std::span<const std::uint32_t> places_of(std::uint32_t donor) const {
    return std::span(places_).subspan(starts_[donor], starts_[donor + 1] - starts_[donor]);
  }
  std::uint32_t list_at(std::uint32_t place) const;

  const DonorLists& lists_;
  std::vector<std::uint32_t> starts_;  // where the donor n stands begins at places_[starts_[n]]; and the end
  std::vector<std::uint32_t> places_;  // in lists_.donors
};

}  // namespace engine
