#include "engine/analysis/ownership.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "engine/analysis/activity.h"
#include "engine/analysis/evidence.h"
#include "engine/analysis/touched_cells.h"

namespace engine {
namespace {

bool is_public(const OrganisationNode& organisation) {
  return organisation.kind == "government" || organisation.kind == "local-government" ||
         organisation.kind == "other-public";
}

// The country that the place lies in, by its code; empty where it lies in none.
std::string_view country_of(const Snapshot& snapshot, Ref<Location> place) {
  for (const auto above : snapshot.locations.above(place)) {
    if (snapshot.locations.level(above) == 0) return snapshot.locations.id(above);
  }
  return {};
}

// Whether the organisation is known to be of the country; unknown countries are of none.
bool is_of(const OrganisationNode& organisation, std::string_view country) {
  return !country.empty() && organisation.country == country;
}

bool any(const std::vector<Ref<Organisation>>& wanted, std::initializer_list<Ref<Organisation>> found) {
  return wanted.empty() ||
         std::ranges::any_of(found, [&](auto one) { return std::ranges::find(wanted, one) != wanted.end(); });
}

// Whether the answer about the delivery is asked for.
bool asked_for(const Snapshot& snapshot, const DeliveryRow& row, const Filter& filter) {
  if (!any(filter.organisations, {row.organisation, snapshot.lead(row)})) return false;
  if (filter.donors.empty()) return true;
  if (!row.programme.known()) return false;
  return std::ranges::any_of(snapshot.programmes[row.programme.index].donors,
                             [&](auto donor) { return any(filter.donors, {donor}); });
}

HandOff::Gap gap_of(const Snapshot& snapshot, const HandOff& hand_off) {
  using Gap = HandOff::Gap;
  if (!hand_off.successor_stated) return Gap::no_successor;
  if (!hand_off.successor.known()) return Gap::not_recorded;
  const OrganisationNode& successor = snapshot.organisations[hand_off.successor.index];
  const auto country = country_of(snapshot, snapshot.deliveries[hand_off.delivery].location);
  const bool foreign = !country.empty() && !successor.country.empty() && successor.country != country;
  if (foreign || (!is_public(successor) && !is_of(successor, country))) return Gap::not_national;
  if (!hand_off.handover) return Gap::no_date;
  return *hand_off.handover > next(hand_off.last) ? Gap::late : Gap::none;
}

Date last_day(const Snapshot& snapshot, const DeliveryRow& row) {
  if (row.has_stated && row.stated.to != Period::open_end) return previous(row.stated.to);
  if (!row.programme.known()) return std::nullopt;
  const Day end = snapshot.programmes[row.programme.index].period.to;
  return end == Period::open_end ? Date() : Date(previous(end));
}

std::vector<HandOff> find_hand_offs(const View& view) {
  const Snapshot& snapshot = view.snapshot;
  const Day day = *view.question.day;
  std::vector<HandOff> found;
  for (std::uint32_t delivery = 0; delivery < snapshot.deliveries.size(); ++delivery) {
    const DeliveryRow& row = snapshot.deliveries[delivery];
    if (!chosen(snapshot, delivery, view.question) || !asked_for(snapshot, row, view.question.filter)) continue;
    if (days_filled(snapshot, delivery).empty() || payer_of(snapshot, delivery) != Payer::project) continue;
    const Date last = last_day(snapshot, row);
    if (!last || *last < day) continue;
    HandOff hand_off{delivery, *last, {}, false, {}};
    const auto stated = std::ranges::lower_bound(snapshot.handovers, row.number, {}, &HandoverRow::delivery);
    if (stated != snapshot.handovers.end() && stated->delivery == row.number) {
      hand_off.successor_stated = !stated->successor.empty();
      hand_off.successor = look_up(snapshot.organisation_by_id, Id<Organisation>{stated->successor});
      hand_off.handover = stated->date;
    }
    hand_off.gap = gap_of(snapshot, hand_off);
    found.push_back(hand_off);
  }
  std::ranges::stable_sort(found, {}, &HandOff::last);
  return found;
}

FundingType type_of(const OwnedCell& cell) {
  if (cell.national > 0) return cell.project > 0 ? FundingType::both : FundingType::national;
  if (cell.unknown > 0) return FundingType::unknown;
  return cell.project > 0 ? FundingType::project : FundingType::none;
}

}  // namespace

std::string_view to_text(FundingType type) {
  constexpr std::array<std::string_view, funding_type_count> words{"project", "national", "both", "none", "unknown"};
  return words[static_cast<std::size_t>(type)];
}

std::string_view to_text(HandOff::Gap gap) {
  constexpr std::array<std::string_view, 6> words{"no-successor", "successor-not-recorded", "successor-not-national",
                                                  "no-date",      "after-the-end",          "none"};
  return words[static_cast<std::size_t>(gap)];
}

Payer payer_of(const Snapshot& snapshot, std::size_t delivery) {
  const DeliveryRow& row = snapshot.deliveries[delivery];
  const std::string& stated = snapshot.profiles[row.profile].paid_by;
  if (stated == "national-budget") return Payer::national;
  if (stated == "project") return Payer::project;
  if (row.programme.known()) {
    const ProgrammeNode& programme = snapshot.programmes[row.programme.index];
    const auto country = country_of(snapshot, row.location);
    const auto is_domestic = [&](Ref<Organisation> donor) {
      const OrganisationNode& node = snapshot.organisations[donor.index];
      return is_public(node) && is_of(node, country);
    };
    const auto domestic = std::ranges::count_if(programme.donors, is_domestic);
    if (programme.donors.empty()) return Payer::unknown;
    if (domestic == 0) return Payer::project;
    // Paid by both, nobody says whether it would go on.
    return programme.donors_known && std::cmp_equal(domestic, programme.donors.size()) ? Payer::national
                                                                                       : Payer::unknown;
  }
  const OrganisationNode& organisation = snapshot.organisations[row.organisation.index];
  const bool domestic = is_public(organisation) && is_of(organisation, country_of(snapshot, row.location));
  return domestic ? Payer::national : Payer::unknown;
}

Ownership find_ownership(const Snapshot& snapshot, const Question& question) {
  assert(question.day);
  const View view(snapshot, question);
  const ScopeRule scopes(snapshot, *question.day);
  const CellIndex cells = find_touched_cells(view, scopes, PackageRule(view));
  const EvidenceOfCells evidence(view, cells, scopes);
  Ownership ownership;
  for (const std::uint32_t number : order_by_id(snapshot, cells.cells())) {
    OwnedCell cell;
    cell.cell = cells.cell(number);
    bool asked = question.filter.organisations.empty() && question.filter.donors.empty();
    for (const Evidence& one : evidence.of(number)) {
      if (one.role != Role::dedicated && one.role != Role::general) continue;
      asked = asked || asked_for(snapshot, snapshot.deliveries[one.what], question.filter);
      const Payer payer = payer_of(snapshot, one.what);
      ++(payer == Payer::national ? cell.national : payer == Payer::project ? cell.project : cell.unknown);
    }
    if (!asked) continue;
    cell.type = type_of(cell);
    ++ownership.types[static_cast<std::size_t>(cell.type)];
    ownership.surviving += cell.survives();
    ownership.may_survive += cell.may_survive();
    ownership.cells.push_back(cell);
  }
  ownership.hand_offs = find_hand_offs(view);
  return ownership;
}

}  // namespace engine
