#include <algorithm>
#include <array>
#include <map>

#include "engine/graph/gathered_records.h"
#include "engine/graph/gathering.h"
#include "engine/model/blob.h"

namespace engine {

// Reads the deliveries of a pack a column at a time into the columns of a chunk; what a text means is found once a
// pack.
class PackedDeliveries {
 public:
  PackedDeliveries(const Pack& of, std::span<const std::uint16_t> left_out, GatheredDeliveries& gathered)
      : rows_(of, left_out), pack_(of), into_(gathered) {}

  void read() {
    if (rows_.size() == 0) return;
    chunk_ = &into_.next(rows_.size());
    before_ = chunk_->size();
    marks_.assign(rows_.size(), 0);
    read_served();  // says of some that they count everywhere below, and so comes before the marks
    read_references();
    read_sources();
    read_words();
    read_days();
    read_profiles();
    read_handovers();
    read_reported();
    for (const unsigned marks : marks_) chunk_->marks.push_back(DeliveryMarks(marks));
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      chunk_->numbers.push_back(static_cast<std::uint32_t>(rows_.number(row)));
    }
  }

 private:
  template <auto Member, class Fact>
  void references(Symbols& symbols, std::vector<Ref<Fact>>& refs) {
    const auto found = rows_.meanings_at_once<Member>([&](auto texts) { return symbols.add(texts); });
    for (const std::uint32_t symbol : found) refs.push_back({symbol});
  }

  // Marks of the rows what meaning(text) says in bits.
  template <auto Member, class Meaning>
  void mark(Meaning meaning) {
    const PackedColumn& column = rows_.column<Member>();
    if (column.width == 0) {
      const unsigned bits = meaning(pack_.text(column.constant));
      for (unsigned& marks : marks_) marks |= bits;
      return;
    }
    const std::vector<unsigned> bits = rows_.meanings<Member>(meaning);
    for (std::size_t row = 0; row < bits.size(); ++row) marks_[row] |= bits[row];
  }

  // The number of each row; `otherwise` of those that have none.
  std::vector<std::int64_t> numbers(const PackedColumn& column, const std::vector<std::uint64_t>& stored,
                                    std::int64_t otherwise) const {
    std::vector<std::int64_t> all(stored.size());
    std::ranges::transform(stored, all.begin(), [base = static_cast<std::uint64_t>(column.base), otherwise](auto one) {
      return one == 0 ? otherwise : static_cast<std::int64_t>(base + one - 1);
    });
    return all;
  }

  // Adds a column of numbers of which -1 is an unknown one.
  template <auto Member, class Column>
  void add_numbers(Column& into) {
    const PackedColumn& column = rows_.column<Member>();
    if (column.largest == 0 && into.empty()) return;
    std::size_t at = before_;
    for (const std::int64_t number : numbers(column, rows_.stored<Member>(), -1)) into.add(number, at++);
  }

  // Puts the days that are stated in a column in the stead of those that the rows have.
  template <auto Member>
  void read_stated(Day Period::*day) {
    const PackedColumn& column = rows_.column<Member>();
    if (column.largest == 0) return;
    const auto stored = rows_.stored<Member>();
    const auto days = numbers(column, stored, (chunk_->stated[before_].*day).number);
    for (std::size_t row = 0; row < days.size(); ++row) {
      chunk_->stated[before_ + row].*day = Day{static_cast<std::int32_t>(days[row])};
      marks_[row] |= stored[row] == 0 ? 0u : static_cast<unsigned>(DeliveryMarks::stated);
    }
  }

  template <auto Member>
  struct Column {};

  void read_served();
  void read_references();
  void read_sources();
  void read_words();
  void read_days();
  void read_profiles();
  void read_handovers();
  void read_reported();
  std::uint32_t profile_of(const std::array<std::uint64_t, 7>& codes);

  PackedRows<Delivery> rows_;
  const Pack& pack_;
  GatheredDeliveries& into_;
  DeliveryChunk* chunk_ = nullptr;
  std::size_t before_ = 0;  // rows of the chunk
  std::vector<unsigned> marks_;
};

void PackedDeliveries::read_served() {
  const PackedColumn& lists = rows_.column<&Delivery::serves>();
  if (lists.largest == 0 && chunk_->served_starts.empty()) return;
  auto& starts = chunk_->served_starts;
  if (starts.empty()) starts.assign(before_ + 1, 0);
  Ids<Location> serves;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (const auto code = lists[rows_.rank(row)]; code != 0) {
      blob::read(pack_.text(code), serves);
      for (const auto& location : serves) {
        if (location.text == "*") {
          marks_[row] |= DeliveryMarks::serves_below;
        } else {
          chunk_->served.push_back({into_.locations_.add(location.text)});
        }
      }
    }
    starts.push_back(static_cast<std::uint32_t>(chunk_->served.size()));
  }
}

void PackedDeliveries::read_references() {
  references<&Delivery::organisation>(into_.organisations_, chunk_->organisations);
  references<&Delivery::programme>(into_.programmes_, chunk_->programmes);
  references<&Delivery::location>(into_.locations_, chunk_->locations);
  references<&Delivery::service>(into_.services_, chunk_->services);
  references<&Delivery::group>(into_.groups_, chunk_->groups);
}

void PackedDeliveries::read_sources() {
  const auto symbols = rows_.meanings(Common::source, [&](std::string_view text) { return into_.sources_.add(text); });
  std::map<std::uint32_t, std::size_t> records;  // of each source
  std::size_t since = 0;
  for (std::size_t row = 0; row < symbols.size(); ++row) {
    chunk_->sources.add(symbols[row], before_ + row);
    if (row + 1 < symbols.size() && symbols[row + 1] == symbols[row]) continue;
    records[symbols[row]] += row + 1 - since;
    since = row + 1;
  }
  for (const auto& [symbol, count] : records) {
    into_.meet_source(symbol == Symbols::none ? "" : std::string(into_.sources_.text(symbol)), count);
  }
}

void PackedDeliveries::read_words() {
  mark<&Delivery::role>([](std::string_view role) {
    return role == "sub-implementer" ? static_cast<unsigned>(DeliveryMarks::by_sub_implementer) : 0u;
  });
  mark<&Delivery::status>([](std::string_view status) { return static_cast<unsigned>(delivery_status_of(status)); });
  mark<&Delivery::per>(
      [](std::string_view per) { return static_cast<unsigned>(unit_of(per)) << DeliveryMarks::unit_at; });
  const auto tiers = numbers(pack_.common(Common::tier), rows_.stored(Common::tier), 0);
  for (std::size_t row = 0; row < tiers.size(); ++row) {
    marks_[row] |= static_cast<unsigned>(tiers[row]) << DeliveryMarks::tier_at;
  }
  add_numbers<&Delivery::capacity>(chunk_->capacities);
  add_numbers<&Delivery::reach>(chunk_->reaches);
}

void PackedDeliveries::read_days() {
  chunk_->stated.resize(before_ + rows_.size(), Period::always());
  read_stated<&Delivery::start>(&Period::from);
  read_stated<&Delivery::end>(&Period::to);
  const PackedColumn& column = pack_.common(Common::assured);
  auto& assured = chunk_->assured;
  if (assured.empty() && column.largest == 0) return;
  assured.resize(before_);  // nothing yet where it begins with this pack
  const auto stored = rows_.stored(Common::assured);
  const auto days = numbers(column, stored, Day{}.number);
  for (std::size_t row = 0; row < days.size(); ++row) {
    assured.push_back({static_cast<std::int32_t>(days[row])});
    marks_[row] |= stored[row] == 0 ? 0u : static_cast<unsigned>(DeliveryMarks::is_assured);
  }
}

std::uint32_t PackedDeliveries::profile_of(const std::array<std::uint64_t, 7>& codes) {
  DeliveryProfile made;
  made.stage = pack_.text(codes[0]);
  made.modality = pack_.text(codes[1]);
  blob::read(pack_.text(codes[2]), made.return_types);
  blob::read(pack_.text(codes[3]), made.host_countries);
  blob::read(pack_.text(codes[4]), made.way_in);
  blob::read(pack_.text(codes[5]), made.conditions);
  made.paid_by = pack_.text(codes[6]);
  return into_.profile_of(std::move(made));
}

// Most packs have few profiles: each combination of codes is made a profile once.
void PackedDeliveries::read_profiles() {
  std::array<std::uint64_t, 7> codes{}, last{};
  std::vector<std::pair<std::size_t, std::vector<std::uint64_t>>> differing;  // the parts that do
  const auto take = [&]<auto Member>(std::size_t part, Column<Member>) {
    const PackedColumn& column = rows_.column<Member>();
    codes[part] = column.constant;
    if (column.width != 0) differing.emplace_back(part, rows_.stored<Member>());
  };
  take(0, Column<&Delivery::stage>());
  take(1, Column<&Delivery::modality>());
  take(2, Column<&Delivery::return_types>());
  take(3, Column<&Delivery::host_countries>());
  take(4, Column<&Delivery::way_in>());
  take(5, Column<&Delivery::conditions>());
  take(6, Column<&Delivery::paid_by>());
  std::map<std::array<std::uint64_t, 7>, std::uint32_t> known;
  std::uint32_t profile = 0;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    for (const auto& [part, of_rows] : differing) codes[part] = of_rows[row];
    if (row == 0 || codes != last) {
      const auto [place, fresh] = known.emplace(codes, 0);
      if (fresh) place->second = profile_of(codes);
      profile = place->second;
      last = codes;
    }
    chunk_->profiles.add(profile, before_ + row);
  }
}

void PackedDeliveries::read_handovers() {
  const PackedColumn& successors = rows_.column<&Delivery::successor>();
  const PackedColumn& days = rows_.column<&Delivery::handover>();
  const PackedColumn& feedbacks = rows_.column<&Delivery::feedback>();
  if (successors.largest == 0 && days.largest == 0 && feedbacks.largest == 0) return;
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const std::size_t rank = rows_.rank(row);
    const auto day = days.number(rank);
    if (successors[rank] == 0 && !day && feedbacks[rank] == 0) continue;
    HandoverRow handover;
    handover.delivery = rows_.number(row);
    handover.successor = pack_.text(successors[rank]);
    if (day) handover.date = Day{static_cast<std::int32_t>(*day)};
    handover.feedback = pack_.text(feedbacks[rank]);
    into_.handovers_.push_back(std::move(handover));
  }
}

void PackedDeliveries::read_reported() {
  if (rows_.column<&Delivery::reported>().largest == 0 && chunk_->reported_starts.empty()) return;
  auto& starts = chunk_->reported_starts;
  if (starts.empty()) starts.assign(before_ + 1, 0);
  std::vector<std::vector<Period>> lists;
  const auto places = rows_.meanings<&Delivery::reported>([&](std::string_view text) {
    auto& reported = lists.emplace_back();
    blob::read(text, reported);
    std::ranges::sort(reported);
    return lists.size() - 1;
  });
  for (const std::size_t place : places) {
    chunk_->reported.insert(chunk_->reported.end(), lists[place].begin(), lists[place].end());
    starts.push_back(static_cast<std::uint32_t>(chunk_->reported.size()));
  }
}

void GatheredDeliveries::add(const Pack& pack, std::span<const std::uint16_t> left_out) {
  if (!pack.places(kind_of<Delivery>()).empty()) PackedDeliveries(pack, left_out, *this).read();
}

}  // namespace engine
