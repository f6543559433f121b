#include "engine/analysis/recorded.h"

#include <algorithm>
#include <mutex>
#include <vector>

#include "engine/graph/parallel.h"

namespace engine {
namespace {

constexpr std::size_t worth_sharing = 4;  // chunks of deliveries

// What some chunks say.
class Walk {
 public:
  Walk(const Snapshot& snapshot, Tier tier) : snapshot_(snapshot), tier_(tier), named_(snapshot.locations.size()) {}

  void add(const DeliveryChunk& chunk) {
    for (std::size_t row = 0; row < chunk.size(); ++row) {
      const DeliveryMarks marks = chunk.marks[row];
      if (marks.tier() > tier_) continue;
      ++named_[chunk.locations[row].index];
      if (marks.has_stated()) add(chunk.stated[row]);
      for (const Period& period : chunk.reported_of(row)) {
        add(period);
        if (period.to != Period::open_end && period.to != last_end_) add_end(period.to);
      }
    }
  }

  // Adds what another walk found.
  void add(const Walk& other) {
    for (std::size_t place = 0; place < named_.size(); ++place) named_[place] += other.named_[place];
    add_first(other.found_.first);
    add_last(other.found_.last);
    found_.report_days.insert(other.found_.report_days.begin(), other.found_.report_days.end());
  }

  Recorded finish() {
    const auto& locations = snapshot_.locations;
    for (std::uint32_t place = 0; place < named_.size(); ++place) {
      if (named_[place] != 0) found_.deliveries[locations.level(Ref<Location>{place})] += named_[place];
    }
    return std::move(found_);
  }

 private:
  void add(const Period& period) {
    if (period.from != Period::open_start) add_first(period.from);
    if (period.to != Period::open_end) add_last(previous(period.to));
  }
  void add_first(std::optional<Day> day) {
    if (day) found_.first = found_.first ? std::min(*found_.first, *day) : *day;
  }
  void add_last(std::optional<Day> day) {
    if (day) found_.last = found_.last ? std::max(*found_.last, *day) : *day;
  }
  void add_end(Day end) {
    last_end_ = end;
    found_.report_days.insert(previous(end));
  }

  const Snapshot& snapshot_;
  const Tier tier_;
  std::vector<std::uint64_t> named_;  // deliveries by place
  Day last_end_ = Period::open_end;   // of what was added; many rows that follow each other say the same
  Recorded found_;
};

}  // namespace

Recorded find_recorded(const Snapshot& snapshot, Tier tier) {
  std::mutex guard;
  Walk all(snapshot, tier);
  in_ranges(snapshot.deliveries.part_count(), worth_sharing, [&](std::size_t from, std::size_t to) {
    Walk some(snapshot, tier);
    for (std::size_t part = from; part < to; ++part) some.add(snapshot.deliveries.part(part).chunk);
    const std::scoped_lock lock(guard);
    all.add(some);
  });
  return all.finish();
}

}  // namespace engine
