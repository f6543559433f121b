#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <vector>

#include "engine/graph/edges.h"
#include "engine/graph/moving.h"
#include "engine/graph/narrow.h"
#include "engine/graph/renumbering.h"
#include "engine/graph/shared_column.h"

namespace engine {

enum class DeliveryStatus : std::uint8_t { active, planned, completed, suspended, cancelled };

// One service edge, with references resolved and what counting needs; the rest is in the record.
struct DeliveryRow {
  Number number = 0;
  Ref<Organisation> organisation;
  Ref<Programme> programme;
  Ref<Location> location;  // unknown only where the record is damaged: such rows are left out of the Snapshot
  Ref<Service> service;
  Ref<PopulationGroup> group;  // unknown where the source names none
  Period stated = Period::always();
  bool has_stated = false;        // a start or an end is stated
  bool serves_all_below = false;  // counts for every location below `location` too
  bool sub_implementer = false;
  DeliveryStatus status = DeliveryStatus::active;
  Unit unit = Unit::unknown;
  Tier tier = Tier::everybody;
  std::uint32_t source = 0;  // index of Snapshot::sources
  Day assured{};             // 0 where not known: see has_assured
  bool has_assured = false;
  std::int64_t capacity = -1, reach = -1;  // -1 is unknown
  std::uint32_t profile = 0;               // index of Snapshot::profiles
};

// The small things of a row, in 16 bits.
class DeliveryMarks {
 public:
  // One that is set, and where the others begin.
  enum Bit : unsigned { stated = 0x80, serves_below = 0x100, by_sub_implementer = 0x200, is_assured = 0x400 };
  static constexpr unsigned unit_at = 3, tier_at = 5;

  DeliveryMarks() = default;
  explicit DeliveryMarks(const DeliveryRow& row);
  explicit DeliveryMarks(unsigned bits) : bits_(static_cast<std::uint16_t>(bits)) {}

  DeliveryStatus status() const { return static_cast<DeliveryStatus>(bits_ & 7); }
  Unit unit() const { return static_cast<Unit>((bits_ >> unit_at) & 3); }
  Tier tier() const { return static_cast<Tier>((bits_ >> tier_at) & 3); }
  bool has_stated() const { return (bits_ & stated) != 0; }
  bool serves_all_below() const { return (bits_ & serves_below) != 0; }
  bool sub_implementer() const { return (bits_ & by_sub_implementer) != 0; }
  bool has_assured() const { return (bits_ & is_assured) != 0; }

  void set_status(DeliveryStatus status) {
    bits_ = static_cast<std::uint16_t>((bits_ & ~7u) | static_cast<unsigned>(status));
  }

 private:
  std::uint16_t bits_ = 0;
};

// Some thousand deliveries in columns: one value a row in each, but in those that say otherwise. A copy shares them.
struct DeliveryChunk {
  static constexpr std::size_t usual = 16384;  // rows

  SharedColumn<std::uint32_t> numbers;
  SharedColumn<Ref<Organisation>> organisations;
  SharedColumn<Ref<Programme>> programmes;
  SharedColumn<Ref<Location>> locations;
  SharedColumn<Ref<Service>> services;
  SharedColumn<Ref<PopulationGroup>> groups;
  SharedColumn<Period> stated;
  SharedColumn<DeliveryMarks> marks;
  Narrow<std::uint32_t, std::uint16_t, 0> sources, profiles;
  Narrow<std::int64_t, std::int32_t, -1> capacities, reaches;  // empty where every row's is unknown
  SharedColumn<Day> assured;                                   // empty where no row has any
  SharedColumn<std::uint32_t> reported_starts;                 // empty where no row has any; else one more than rows
  SharedColumn<Period> reported;              // of row n from reported_starts[n] to reported_starts[n + 1]
  SharedColumn<std::uint32_t> served_starts;  // likewise; empty where each row counts at its own location
  SharedColumn<Ref<Location>> served;

  std::size_t size() const { return numbers.size(); }
  void reserve(std::size_t rows);

  DeliveryRow row(std::size_t at) const;
  std::uint32_t profile(std::size_t at) const { return profiles[at]; }
  std::int64_t capacity(std::size_t at) const { return capacities[at]; }
  std::int64_t reach(std::size_t at) const { return reaches[at]; }
  Day assured_of(std::size_t at) const { return assured.empty() ? Day{} : assured[at]; }
  std::span<const Period> reported_of(std::size_t at) const;
  // Where the delivery counts: what it serves, else its own location.
  std::span<const Ref<Location>> served_of(std::size_t at) const;

  // Whether it counts anywhere but at its own location.
  bool serves_elsewhere(std::size_t at) const {
    if (marks[at].serves_all_below()) return true;
    if (served_starts.empty()) return false;
    const auto count = served_starts[at + 1] - served_starts[at];
    return count > 1 || (count == 1 && served[served_starts[at]] != locations[at]);
  }

  // Adds a row at the end. REQUIRES: `served_there` is empty where the row counts at its own location.
  void add(const DeliveryRow& row, std::span<const Period> reported_then, std::span<const Ref<Location>> served_there);
  // Puts the places that `by_symbol` gives in the stead of those that rows serve, each row's ascending; unknown ones
  // go.
  void resolve_served(const std::vector<Ref<Location>>& by_symbol);
  // Adds the row `at` of another chunk.
  void add(const DeliveryChunk& other, std::size_t at);
};

// A row with its lists. `served` is empty where it counts at its own location.
struct DeliveryLine {
  DeliveryRow row;
  std::vector<Period> reported;
  std::vector<Ref<Location>> served;
};

// The deliveries of a Snapshot, in the order of location, service, group (unknown last), organisation, number. Any
// thread may read; a copy shares the chunks, and who changes it copies those that it touches.
class Deliveries {
 public:
  // Walks rows as values.
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using iterator_concept = std::random_access_iterator_tag;
    using value_type = DeliveryRow;
    using difference_type = std::ptrdiff_t;
    using reference = DeliveryRow;
    using pointer = void;

    Iterator() = default;
    Iterator(const Deliveries* all, std::size_t at) : all_(all), at_(at) {}

    DeliveryRow operator*() const { return (*all_)[at_]; }
    DeliveryRow operator[](difference_type by) const { return *(*this + by); }
    Iterator& operator++() { return ++at_, *this; }
    Iterator operator++(int) { return {all_, at_++}; }
    Iterator& operator--() { return --at_, *this; }
    Iterator operator--(int) { return {all_, at_--}; }
    Iterator& operator+=(difference_type by) {
      at_ = static_cast<std::size_t>(static_cast<difference_type>(at_) + by);
      return *this;
    }
    Iterator& operator-=(difference_type by) { return *this += -by; }
    friend Iterator operator+(Iterator from, difference_type by) { return from += by; }
    friend Iterator operator+(difference_type by, Iterator from) { return from += by; }
    friend Iterator operator-(Iterator from, difference_type by) { return from -= by; }
    friend difference_type operator-(const Iterator& one, const Iterator& other) {
      return static_cast<difference_type>(one.at_) - static_cast<difference_type>(other.at_);
    }
    friend bool operator==(const Iterator& one, const Iterator& other) { return one.at_ == other.at_; }
    friend auto operator<=>(const Iterator& one, const Iterator& other) { return one.at_ <=> other.at_; }

   private:
    const Deliveries* all_ = nullptr;
    std::size_t at_ = 0;
  };

  // A chunk, and the place of its first row among all.
  struct Part {
    const DeliveryChunk& chunk;
    std::size_t first;
  };

  // Finds rows that are asked for one after another.
  class Cursor {
   public:
    explicit Cursor(const Deliveries& all) : all_(all) {}

    struct Found {
      const DeliveryChunk& chunk;
      std::size_t row;
    };
    Found at(std::size_t delivery) {
      if (delivery < first_ || delivery >= end_) {
        const Place place = all_.place(delivery);
        chunk_ = &all_.chunk(place.chunk);
        first_ = all_.starts_[place.chunk];
        end_ = all_.starts_[place.chunk + 1];
      }
      return {*chunk_, delivery - first_};
    }

   private:
    const Deliveries& all_;
    const DeliveryChunk* chunk_ = nullptr;
    std::size_t first_ = 0, end_ = 0;
  };

  Deliveries() = default;

  // Puts the rows of `chunks` into their order. REQUIRES: every row's place, service and organisation are known. Cost:
  // a few passes on all cores, and sorting what is of one place and service; each chunk is let go of once it was read.
  explicit Deliveries(std::vector<DeliveryChunk> chunks);

  std::size_t size() const { return starts_.back(); }
  bool empty() const { return size() == 0; }

  // What is asked of one delivery. Cost: constant; a walk over parts() reads whole columns faster.
  DeliveryRow operator[](std::size_t delivery) const { return read(delivery, &DeliveryChunk::row); }
  std::span<const Period> reported(std::size_t delivery) const { return read(delivery, &DeliveryChunk::reported_of); }
  std::span<const Ref<Location>> served(std::size_t delivery) const {
    return read(delivery, &DeliveryChunk::served_of);
  }
  Number number(std::size_t delivery) const { return at(delivery, &DeliveryChunk::numbers); }
  Ref<Organisation> organisation(std::size_t delivery) const { return at(delivery, &DeliveryChunk::organisations); }
  Ref<Programme> programme(std::size_t delivery) const { return at(delivery, &DeliveryChunk::programmes); }
  Ref<Location> location(std::size_t delivery) const { return at(delivery, &DeliveryChunk::locations); }
  Ref<Service> service(std::size_t delivery) const { return at(delivery, &DeliveryChunk::services); }
  Ref<PopulationGroup> group(std::size_t delivery) const { return at(delivery, &DeliveryChunk::groups); }
  std::uint32_t profile(std::size_t delivery) const { return read(delivery, &DeliveryChunk::profile); }
  DeliveryMarks marks(std::size_t delivery) const { return at(delivery, &DeliveryChunk::marks); }
  Day assured(std::size_t delivery) const { return read(delivery, &DeliveryChunk::assured_of); }  // see marks()
  std::int64_t capacity(std::size_t delivery) const { return read(delivery, &DeliveryChunk::capacity); }
  std::int64_t reach(std::size_t delivery) const { return read(delivery, &DeliveryChunk::reach); }
  // Stays where it is as long as the Snapshot does.
  const Period& stated(std::size_t delivery) const { return at(delivery, &DeliveryChunk::stated); }
  bool serves_elsewhere(std::size_t delivery) const { return read(delivery, &DeliveryChunk::serves_elsewhere); }

  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

  std::size_t part_count() const { return chunks_.size(); }
  Part part(std::size_t number) const { return {chunk(number), starts_[number]}; }

  // Takes out the rows that stand where those of `out` do, and puts those of `in` in their places in the order. Cost:
  // the chunks touched are copied, and a step for each chunk.
  void replace(const std::vector<DeliveryRow>& out, std::vector<DeliveryLine> in);

  // Puts the new numbers of actors in the stead of the old ones. REQUIRES: the rows stay in their order. Cost: a pass
  // over the two columns, on all cores, and a copy of each that changes in a chunk.
  void renumber(const Renumberings& renumberings);
  // The same for the parts from one on up to another, by one of several threads that each have their own.
  void renumber(const Renumberings& renumberings, std::size_t from, std::size_t to);
  // The same of each part when it is first read. REQUIRES: none goes. Cost: a step for each part.
  void renumber_later(const std::shared_ptr<const Renumberings>& renumberings);

  // Gives every row for which wanted(chunk, row) holds another status. Cost: a pass, and a copy of each chunk that
  // changes.
  template <class Wanted>
  void set_status(DeliveryStatus status, Wanted wanted) {
    for (auto& piece : chunks_) {
      const DeliveryChunk& chunk = piece->read();
      std::shared_ptr<Piece> changed;
      for (std::size_t row = 0; row < chunk.size(); ++row) {
        if (!wanted(chunk, row)) continue;
        if (!changed) {
          changed = std::make_shared<Piece>(chunk);
          changed->edit().marks.own();
        }
        changed->edit().marks[row].set_status(status);
      }
      if (changed) piece = std::move(changed);
    }
  }

 private:
  using Piece = Moving<DeliveryChunk>;
  using Pieces = std::vector<std::shared_ptr<const Piece>>;

  static constexpr std::size_t block = 4096;  // rows for each of guesses_

  struct Place {
    std::size_t chunk, row;
  };

  Place place(std::size_t delivery) const {
    if (even_) return {delivery / DeliveryChunk::usual, delivery % DeliveryChunk::usual};
    std::size_t chunk = guesses_[delivery / block];
    while (delivery >= starts_[chunk + 1]) ++chunk;
    return {chunk, delivery - starts_[chunk]};
  }
  template <class Value>
  Value read(std::size_t delivery, Value (DeliveryChunk::*member)(std::size_t) const) const {
    const Place place = this->place(delivery);
    return (chunk(place.chunk).*member)(place.row);
  }
  template <class Value>
  const Value& at(std::size_t delivery, SharedColumn<Value> DeliveryChunk::*column) const {
    const Place place = this->place(delivery);
    return (chunk(place.chunk).*column)[place.row];
  }
  const DeliveryChunk& chunk(std::size_t number) const { return chunks_[number]->read(); }
  static Pieces pieces_of(DeliveryChunk chunk);
  void index(const std::vector<std::size_t>& sizes);
  std::size_t chunk_for(const DeliveryRow& row) const;

  Pieces chunks_;
  std::vector<std::size_t> starts_ = {0};  // of each chunk among all rows, and the end
  std::vector<std::uint32_t> guesses_;     // the chunk of each block's first row
  bool even_ = true;                       // every chunk but the last has the usual number of rows
};

}  // namespace engine
