#include <algorithm>
#include <array>
#include <map>

#include "engine/graph/gathering.h"
#include "engine/model/blob.h"

namespace engine {

// Reads the deliveries of a pack a column at a time into the columns of a chunk; what a text means is found once a
// pack.
class PackedDeliveries {
 public:
  static constexpr std::size_t kind = kind_of<Delivery>();

  PackedDeliveries(const Pack& of, std::span<const std::uint16_t> left_out, GatheredDeliveries& gathered)
      : pack_(of), into_(gathered) {
    const auto all = of.places(kind);
    auto out = left_out.begin();
    for (std::size_t rank = 0; rank < all.size(); ++rank) {
      while (out != left_out.end() && *out < all[rank]) ++out;
      if (out != left_out.end() && *out == all[rank]) continue;
      places_.push_back(all[rank]);
      ranks_.push_back(static_cast<std::uint16_t>(rank));
    }
  }

  void read() {
    if (places_.empty()) return;
    chunk_ = &into_.next(places_.size());
    before_ = chunk_->size();
    marks_.assign(places_.size(), 0);
    read_served();  // says of some that they count everywhere below, and so comes before the marks
    read_references();
    read_words();
    read_days();
    read_profiles();
    read_handovers();
    read_reported();
    for (const unsigned marks : marks_) chunk_->marks.push_back(DeliveryMarks(marks));
    for (const std::uint16_t place : places_) {
      chunk_->numbers.push_back(static_cast<std::uint32_t>(pack_.number(place)));
    }
  }

 private:
  using Places = std::vector<std::uint16_t>;

  template <auto Member>
  const PackedColumn& column() const {
    return pack_.column(kind, position_of<Member>());
  }

  // Calls take(row, meaning) for every row, where meaning(text) is asked once a text.
  template <class Meaning, class Take>
  void codes(const PackedColumn& column, const Places& at, Meaning meaning, Take take) {
    if (column.width == 0) {
      const std::uint32_t every = meaning(pack_.text(column.constant));
      for (std::size_t row = 0; row < at.size(); ++row) take(row, every);
      return;
    }
    constexpr std::uint32_t unasked = Symbols::none - 1;
    meanings_.assign(pack_.text_count(), unasked);
    for (std::size_t row = 0; row < at.size(); ++row) {
      std::uint32_t& known = meanings_[column[at[row]]];
      if (known == unasked) known = meaning(pack_.text(column[at[row]]));
      take(row, known);
    }
  }
  template <auto Member, class Fact>
  void references(Symbols& symbols, SharedColumn<Ref<Fact>>& refs) {
    codes(
        column<Member>(), ranks_, [&](std::string_view text) { return symbols.add(text); },
        [&](std::size_t, std::uint32_t symbol) { refs.push_back({symbol}); });
  }
  // Marks of the rows what meaning(text) says in bits.
  template <auto Member, class Meaning>
  void mark(Meaning meaning) {
    codes(column<Member>(), ranks_, meaning, [&](std::size_t row, std::uint32_t bits) { marks_[row] |= bits; });
  }

  // Calls take(row, number) for every row that has one.
  template <class Take>
  void numbers(const PackedColumn& column, const Places& at, Take take) {
    if (column.largest == 0) return;
    for (std::size_t row = 0; row < at.size(); ++row) {
      if (const auto number = column.number(at[row])) take(row, *number);
    }
  }

  void read_served();
  void read_references();
  void read_words();
  void read_days();
  void read_profiles();
  void read_handovers();
  void read_reported();

  const Pack& pack_;
  GatheredDeliveries& into_;
  DeliveryChunk* chunk_ = nullptr;
  std::size_t before_ = 0;  // rows of the chunk
  Places places_;           // of the deliveries that are not left out, among all records of the pack,
  Places ranks_;            // and among its deliveries
  std::vector<unsigned> marks_;
  std::vector<std::uint32_t> meanings_;  // by code
};

void PackedDeliveries::read_served() {
  const PackedColumn& lists = column<&Delivery::serves>();
  if (lists.largest == 0 && chunk_->served_starts.empty()) return;
  auto& starts = chunk_->served_starts;
  if (starts.empty()) starts.assign(before_ + 1, 0);
  Ids<Location> serves;
  for (std::size_t row = 0; row < ranks_.size(); ++row) {
    if (const auto code = lists[ranks_[row]]; code != 0) {
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
  std::vector<std::uint32_t> records;  // by symbol
  std::size_t without = 0;
  codes(
      pack_.common(Common::source), places_, [&](std::string_view text) { return into_.sources_.add(text); },
      [&](std::size_t row, std::uint32_t symbol) {
        chunk_->sources.add(symbol, before_ + row);
        if (symbol == Symbols::none) {
          ++without;
          return;
        }
        if (symbol >= records.size()) records.resize(symbol + 1);
        ++records[symbol];
      });
  for (std::uint32_t symbol = 0; symbol < records.size(); ++symbol) {
    if (records[symbol] > 0) into_.meet_source(std::string(into_.sources_.text(symbol)), records[symbol]);
  }
  if (without > 0) into_.meet_source("", without);
}

void PackedDeliveries::read_words() {
  mark<&Delivery::role>([](std::string_view role) {
    return role == "sub-implementer" ? std::uint32_t{DeliveryMarks::by_sub_implementer} : 0u;
  });
  mark<&Delivery::status>(
      [](std::string_view status) { return static_cast<std::uint32_t>(delivery_status_of(status)); });
  mark<&Delivery::per>(
      [](std::string_view per) { return static_cast<std::uint32_t>(unit_of(per)) << DeliveryMarks::unit_at; });
  numbers(pack_.common(Common::tier), places_, [&](std::size_t row, std::int64_t tier) {
    marks_[row] |= static_cast<unsigned>(tier) << DeliveryMarks::tier_at;
  });
  for (std::size_t row = 0; row < ranks_.size(); ++row) {
    chunk_->capacities.add(column<&Delivery::capacity>().number(ranks_[row]).value_or(-1), before_ + row);
    chunk_->reaches.add(column<&Delivery::reach>().number(ranks_[row]).value_or(-1), before_ + row);
  }
}

void PackedDeliveries::read_days() {
  const auto day = [](std::int64_t number) { return Day{static_cast<std::int32_t>(number)}; };
  auto& assured = chunk_->assured;
  if (assured.empty() && pack_.common(Common::assured).largest != 0) assured.resize(before_);
  if (!assured.empty() || pack_.common(Common::assured).largest != 0) assured.resize(before_ + ranks_.size());
  numbers(pack_.common(Common::assured), places_, [&](std::size_t row, std::int64_t number) {
    marks_[row] |= DeliveryMarks::is_assured;
    assured[before_ + row] = day(number);
  });
  chunk_->stated.resize(before_ + ranks_.size(), Period::always());
  numbers(column<&Delivery::start>(), ranks_, [&](std::size_t row, std::int64_t number) {
    marks_[row] |= DeliveryMarks::stated;
    chunk_->stated[before_ + row].from = day(number);
  });
  numbers(column<&Delivery::end>(), ranks_, [&](std::size_t row, std::int64_t number) {
    marks_[row] |= DeliveryMarks::stated;
    chunk_->stated[before_ + row].to = day(number);
  });
}

// Most packs have few profiles: each combination of codes is made a profile once.
void PackedDeliveries::read_profiles() {
  const std::array<const PackedColumn*, 7> parts = {
      &column<&Delivery::stage>(),          &column<&Delivery::modality>(), &column<&Delivery::return_types>(),
      &column<&Delivery::host_countries>(), &column<&Delivery::way_in>(),   &column<&Delivery::conditions>(),
      &column<&Delivery::paid_by>()};
  std::map<std::array<std::uint64_t, 7>, std::uint32_t> known;
  std::array<std::uint64_t, 7> codes{}, last{};
  std::uint32_t profile = 0;
  const bool all_alike = std::ranges::all_of(parts, [](const PackedColumn* part) { return part->width == 0; });
  for (std::size_t row = 0; row < ranks_.size(); ++row) {
    if (row == 0 || !all_alike) {
      for (std::size_t part = 0; part < parts.size(); ++part) codes[part] = (*parts[part])[ranks_[row]];
    }
    if (row == 0 || codes != last) {
      const auto [place, fresh] = known.emplace(codes, 0);
      if (fresh) {
        DeliveryProfile made;
        made.stage = pack_.text(codes[0]);
        made.modality = pack_.text(codes[1]);
        blob::read(pack_.text(codes[2]), made.return_types);
        blob::read(pack_.text(codes[3]), made.host_countries);
        blob::read(pack_.text(codes[4]), made.way_in);
        blob::read(pack_.text(codes[5]), made.conditions);
        made.paid_by = pack_.text(codes[6]);
        place->second = into_.profile_of(std::move(made));
      }
      profile = place->second;
      last = codes;
    }
    chunk_->profiles.add(profile, before_ + row);
  }
}

void PackedDeliveries::read_handovers() {
  const PackedColumn& successors = column<&Delivery::successor>();
  const PackedColumn& days = column<&Delivery::handover>();
  const PackedColumn& feedbacks = column<&Delivery::feedback>();
  if (successors.largest == 0 && days.largest == 0 && feedbacks.largest == 0) return;
  for (std::size_t row = 0; row < ranks_.size(); ++row) {
    const auto day = days.number(ranks_[row]);
    if (successors[ranks_[row]] == 0 && !day && feedbacks[ranks_[row]] == 0) continue;
    HandoverRow handover;
    handover.delivery = pack_.number(places_[row]);
    handover.successor = pack_.text(successors[ranks_[row]]);
    if (day) handover.date = Day{static_cast<std::int32_t>(*day)};
    handover.feedback = pack_.text(feedbacks[ranks_[row]]);
    into_.handovers_.push_back(std::move(handover));
  }
}

void PackedDeliveries::read_reported() {
  const PackedColumn& lists = column<&Delivery::reported>();
  if (lists.largest == 0 && chunk_->reported_starts.empty()) return;
  auto& starts = chunk_->reported_starts;
  if (starts.empty()) starts.assign(before_ + 1, 0);
  std::vector<Period> reported;
  for (std::size_t row = 0; row < ranks_.size(); ++row) {
    if (const auto code = lists[ranks_[row]]; code != 0) {
      blob::read(pack_.text(code), reported);
      std::ranges::sort(reported);
      std::ranges::copy(reported, std::back_inserter(chunk_->reported));
    }
    starts.push_back(static_cast<std::uint32_t>(chunk_->reported.size()));
  }
}

void GatheredDeliveries::add(const Pack& pack, std::span<const std::uint16_t> left_out) {
  if (!pack.places(PackedDeliveries::kind).empty()) PackedDeliveries(pack, left_out, *this).read();
}

}  // namespace engine
