#include "engine/analysis/roster_following.h"

#include <algorithm>
#include <ranges>

#include "engine/analysis/followed.h"
#include "engine/analysis/position_moves.h"
#include "engine/analysis/roster_districts.h"
#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4;   // blocks that are written
constexpr std::size_t worth_copying = 64;  // blocks of which a core copies some
constexpr std::size_t too_much = 4;        // anew where one of so many blocks is touched
constexpr std::size_t few = 8;             // but for so few

class RosterFollowing {
 public:
  RosterFollowing(std::shared_ptr<const Roster> before, const DeliveryEdits& edits, const Snapshot& now,
                  DeliveryMoves moves)
      : edits_(edits),
        now_(now),
        moves_(std::move(moves)),
        is_alone_(engine::is_alone(before)),
        led_before_(before->programmes),
        before_(std::move(before)),
        roster_(is_alone_ ? std::const_pointer_cast<Roster>(before_) : copied()),
        districts_(now, *roster_),
        touches_(roster_->blocks.size()) {
    roster_->providers = providers_by_place(now);
    roster_->programmes = programme_columns_of(now);
    roster_->deliveries = now.deliveries.size();
  }

  std::shared_ptr<const Roster> follow() {
    if (edits_.actors().any()) move_actors();
    find_touched();
    if (blocks_.size() > few && blocks_.size() * too_much > touches_.size()) return nullptr;
    find_rows();
    find_extras();
    if (!write() || !place()) return nullptr;
    sum_up(*roster_);
    move_deliveries();
    positions_.apply(*roster_, is_alone_);
    return roster_;
  }

 private:
  // A block that is touched, and what stands in it now.
  struct Touched {
    std::size_t block = 0;
    std::vector<Districts::Extra> extras;                         // by district
    std::vector<std::pair<std::uint32_t, Districts::Rows>> rows;  // likewise
    std::uint32_t first = 0;                                      // its place
    RosterWriting::Block written;
  };

  // Shares what does not change.
  std::shared_ptr<Roster> copied() const {
    auto roster = std::make_shared<Roster>(*before_);
    roster->entries.part_deliveries();
    return roster;
  }

  void move_actors();
  void move_stays();
  void find_touched();
  void touch_those_led_otherwise();
  void find_rows();
  void find_extras();
  bool write();
  bool place();
  void place(const Touched& one);
  void move_deliveries();
  Touched* touched_at(std::uint32_t district);
  std::size_t count(const Touched& one) const;
  void fill(Touched& one) const;

  std::uint32_t end_district(std::size_t block) const {
    return block + 1 < roster_->blocks.size() ? roster_->blocks[block + 1].district : districts_.size();
  }

  const DeliveryEdits& edits_;
  const Snapshot& now_;
  const DeliveryMoves moves_;
  const bool is_alone_;  // nobody else has the one before
  const std::shared_ptr<const ProgrammeColumns> led_before_;
  const std::shared_ptr<const Roster> before_;
  const std::shared_ptr<Roster> roster_;  // the same one, or a copy
  const Districts districts_;
  std::vector<std::uint8_t> touches_;  // by block
  std::vector<Touched> blocks_;        // those touched
  PositionMoves positions_;
};

std::size_t block_of(const Roster& roster, std::uint32_t district) {
  const auto after = std::ranges::upper_bound(roster.blocks, district, {}, &Roster::Block::district);
  return static_cast<std::size_t>(after - roster.blocks.begin()) - 1;
}

// Gives organisations their present numbers; those who came stand nowhere yet.
void RosterFollowing::move_actors() {
  auto& standings = roster_->stays.standings;
  standings.resize(roster_->providers->size() + 1, Stays::Standing(standings.back()));
  const auto& organisations = edits_.actors().organisations;
  if (!organisations.any()) return;
  const auto is_placeholder = [&](Ref<Organisation> one) -> std::uint8_t {
    return now_.organisations[one.index].placeholder ? 1 : 0;
  };
  roster_->placeholders = std::make_shared<const std::vector<std::uint8_t>>(
      with_arrivals(*roster_->placeholders, organisations, is_placeholder));
  for (StayDetail& detail : roster_->details) detail.organisation = organisations(detail.organisation);
  move_stays();
}

void RosterFollowing::move_stays() {
  const auto& organisations = edits_.actors().organisations;
  Room<RollEntry>& stays = roster_->stays.all;
  const bool where_they_are = is_alone_ && stays.is_alone();
  const Room<RollEntry> before = stays;
  if (!where_they_are) stays = Room<RollEntry>(before.size());
  in_ranges(roster_->blocks.size(), worth_copying, [&](std::size_t from, std::size_t to) {
    for (std::size_t block = from; block < to; ++block) {
      const auto& [first, end] = std::pair(roster_->blocks[block].stay, roster_->blocks[block].end);
      if (!where_they_are) std::copy(before.data() + first, before.data() + end, stays.data() + first);
      for (RollEntry& one : std::span(stays.data() + first, end - first)) {
        one.lead = organisations(one.lead);
        one.organisation = organisations(one.organisation);
      }
    }
  });
}

void RosterFollowing::find_touched() {
  for (const auto& [location, with_all_below] : edits_.places()) {
    districts_.for_each(location, with_all_below,
                        [&](std::uint32_t district, Ref<Location>) { touches_[block_of(*roster_, district)] = 1; });
  }
  touch_those_led_otherwise();
  for (std::size_t block = 0; block < touches_.size(); ++block) {
    if (touches_[block] == 0) continue;
    blocks_.emplace_back().block = block;
  }
}

// Where a programme stands that has another lead now, all of its stays are others.
void RosterFollowing::touch_those_led_otherwise() {
  std::vector<std::uint8_t> led_otherwise;  // by provider
  for (const Ref<Programme> one : edits_.programmes()) {
    const Ref<Programme> old = edits_.actors().programmes.before(one);
    if (!old.known()) continue;
    const Ref<Organisation> lead = edits_.actors()(led_before_->leads[old.index]);
    if (lead == roster_->programmes->leads[one.index]) continue;
    led_otherwise.resize(roster_->providers->size());
    led_otherwise[roster_->providers->rank({{}, one})] = 1;
  }
  if (led_otherwise.empty()) return;
  in_ranges(before_->blocks.size(), worth_copying, [&](std::size_t from, std::size_t to) {
    for (std::size_t block = from; block < to; ++block) {
      const std::span stays(before_->stays.all.data() + before_->blocks[block].stay,
                            before_->stays.all.data() + before_->blocks[block].end);
      const auto is_other = [&](const RollEntry& stay) {
        return stay.provider != Presence::nobody && led_otherwise[stay.provider] != 0;
      };
      if (std::ranges::any_of(stays, is_other)) touches_[block] = 1;
    }
  });
  for (const std::uint32_t cell : before_->with_nobody) {
    for (const RosterEntry& entry : before_->nobodys(cell)) {
      if (!entry.in_programme || moves_.is_gone(entry.delivery)) continue;
      if (led_otherwise[roster_->providers->rank(now_.provider(moves_(entry.delivery)))] == 0) continue;
      const auto after = std::ranges::upper_bound(before_->blocks, cell, {}, &Roster::Block::cell);
      touches_[static_cast<std::size_t>(after - before_->blocks.begin()) - 1] = 1;
    }
  }
}

RosterFollowing::Touched* RosterFollowing::touched_at(std::uint32_t district) {
  const std::size_t block = block_of(*roster_, district);
  if (touches_[block] == 0) return nullptr;
  return &*std::ranges::lower_bound(blocks_, block, {}, &Touched::block);
}

void RosterFollowing::find_rows() {
  const Deliveries& deliveries = now_.deliveries;
  const auto rows = std::views::iota(std::uint32_t{0}, static_cast<std::uint32_t>(deliveries.size()));
  const auto first_at = [&](std::uint32_t location) {
    return *std::ranges::lower_bound(rows, location, {},
                                     [&](std::uint32_t row) { return deliveries.location(row).index; });
  };
  for (Ref<Location> location{0}; location.index < now_.locations.size(); ++location.index) {
    std::optional<Districts::Rows> own;
    districts_.for_each(location, false, [&](std::uint32_t district, Ref<Location>) {
      Touched* const one = touched_at(district);
      if (one == nullptr) return;
      if (!own) own = {first_at(location.index), first_at(location.index + 1)};
      one->rows.emplace_back(district, *own);
    });
  }
  for (Touched& one : blocks_) std::ranges::stable_sort(one.rows, {}, [](const auto& in_one) { return in_one.first; });
}

// What counts elsewhere than at its own place stood in the block before, or comes.
void RosterFollowing::find_extras() {
  std::vector<std::uint32_t> elsewhere;
  const auto note = [&](std::uint32_t delivery) {
    if (now_.deliveries.serves_elsewhere(delivery)) elsewhere.push_back(delivery);
  };
  for (const Touched& one : blocks_) {
    const Roster::Block& block = before_->blocks[one.block];
    for (std::uint32_t at = block.entry; at < block.last; ++at) {
      const std::uint32_t delivery = before_->entries.delivery(at);
      if (!moves_.is_gone(delivery)) note(moves_(delivery));
    }
  }
  std::ranges::for_each(moves_.came(), note);
  std::ranges::sort(elsewhere);
  elsewhere.erase(std::ranges::unique(elsewhere).begin(), elsewhere.end());
  std::vector<Districts::Extra> extras;
  Deliveries::Cursor cursor(now_.deliveries);
  for (const std::uint32_t delivery : elsewhere) {
    const auto [chunk, row] = cursor.at(delivery);
    districts_.add_extras(chunk, row, delivery, extras);
  }
  std::ranges::stable_sort(extras, {}, &Districts::Extra::district);
  for (const Districts::Extra& extra : extras) {
    if (Touched* const one = touched_at(extra.district)) one->extras.push_back(extra);
  }
}

// Calls work(district, rows, extras) for each district of a block.
template <class Touched, class Work>
void in_districts(const Touched& one, std::uint32_t first, std::uint32_t end, Work work) {
  std::vector<Districts::Rows> rows;
  auto next = one.rows.begin();
  for (std::uint32_t district = first; district < end; ++district) {
    rows.clear();
    for (; next != one.rows.end() && next->first == district; ++next) rows.push_back(next->second);
    const auto extras = std::ranges::equal_range(one.extras, district, {}, &Districts::Extra::district);
    work(district, std::span<const Districts::Rows>(rows), std::span<const Districts::Extra>(extras));
  }
}

std::size_t RosterFollowing::count(const Touched& one) const {
  Districts::Filling filling(districts_);
  std::size_t entries = 0;
  in_districts(one, before_->blocks[one.block].district, end_district(one.block),
               [&](std::uint32_t, auto rows, auto extras) { entries += filling.count(rows, extras); });
  return entries;
}

void RosterFollowing::fill(Touched& one) const {
  const auto differences = differences_of(now_);
  Districts::Filling filling(districts_);
  RosterWriting writing(*roster_, districts_.view(), *differences, one.first);
  in_districts(one, before_->blocks[one.block].district, end_district(one.block),
               [&](std::uint32_t district, auto rows, auto extras) { filling.fill(district, rows, extras, writing); });
  one.written = writing.finish();
}

// Whether there was room.
bool RosterFollowing::write() {
  for (Touched& one : blocks_) {
    const auto first = roster_->room->take(count(one));
    if (!first) return false;
    one.first = *first;
  }
  in_ranges(blocks_.size(), worth_sharing, [&](std::size_t from, std::size_t to) {
    for (std::size_t at = from; at < to; ++at) fill(blocks_[at]);
  });
  return true;
}

// Puts what was written in the stead of the old blocks; whether these have cells enough.
bool RosterFollowing::place() {
  for (const Touched& one : blocks_) {
    const std::size_t cells = roster_->end_cell(one.block) - roster_->blocks[one.block].cell;
    if (one.written.cells.size() > cells) return false;
    positions_.take_out(*roster_, one.block);
    positions_.put_in(*roster_, one.block, one.written.rolls);
    place(one);
  }
  return true;
}

void RosterFollowing::place(const Touched& one) {
  const RosterWriting::Block& written = one.written;
  const Roster::Block old = roster_->blocks[one.block];
  const std::uint32_t end = roster_->end_cell(one.block);
  const Cell like = written.cells.empty() ? roster_->cells[old.cell] : written.cells.back();
  for (std::uint32_t cell = old.cell; cell < end; ++cell) {
    const std::size_t at = cell - old.cell;
    const bool is_spare = at >= written.cells.size();
    roster_->cells[cell] = is_spare ? like : written.cells[at];
    roster_->entries_in[cell] = is_spare ? Stays::Roll{written.place.last, written.place.last} : written.entries_in[at];
    roster_->stays.rolls[cell] = is_spare ? Stays::Roll{written.place.end, written.place.end} : written.rolls[at];
  }
  auto& nobody = roster_->with_nobody;
  const auto from = std::ranges::lower_bound(nobody, old.cell);
  auto place = nobody.erase(from, std::ranges::lower_bound(nobody, end));
  for (const std::uint32_t cell : written.with_nobody) place = std::next(nobody.insert(place, old.cell + cell));
  add_aside(*roster_, written);
  Roster::Block& block = roster_->blocks[one.block];
  block = written.place;
  block.district = old.district;
  block.cell = old.cell;
}

// Of the blocks that stay as they are.
void RosterFollowing::move_deliveries() {
  const std::uint32_t* const from_all = before_->entries.deliveries();
  std::uint32_t* const to_all = roster_->entries.deliveries();
  in_ranges(roster_->blocks.size(), worth_copying, [&](std::size_t from, std::size_t to) {
    for (std::size_t number = from; number < to; ++number) {
      Roster::Block& block = roster_->blocks[number];
      if (touches_[number] != 0 || block.entry == block.last) continue;
      moves_.apply(std::span(from_all + block.entry, from_all + block.last), block.least, block.greatest,
                   to_all + block.entry);
      block.least = moves_(block.least);
      block.greatest = moves_(block.greatest);
    }
  });
}

}  // namespace

std::shared_ptr<const Roster> follow_roster(std::shared_ptr<const Roster> before, const DeliveryEdits& edits,
                                            const Snapshot& now) {
  auto moves = DeliveryMoves::find(edits, before->deliveries, now.deliveries);
  if (!moves || !providers_by_place(now)->keeps_ranks_of(*before->providers)) return nullptr;
  return RosterFollowing(std::move(before), edits, now, std::move(*moves)).follow();
}

}  // namespace engine
