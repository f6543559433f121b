#include "engine/model/held_records.h"

#include <algorithm>
#include <utility>

#include "engine/model/blob.h"

namespace engine {

HeldRecords::HeldRecords(std::span<const StoredRecord> records) {
  for (const StoredRecord& stored : records) add(stored);
  close();
}

void HeldRecords::add(const Pack& pack, std::span<const std::uint16_t> left_out) {
  if (left_out.size() < pack.size()) add_part(pack, left_out, as_they_came_);
}

void HeldRecords::add(const StoredRecord& stored) {
  coming_.add(stored);
  if (coming_.full()) close();
}

void HeldRecords::close() {
  if (coming_.size() == 0) return;
  Pack pack = coming_.finish();
  // Those without a number are numbered on.
  if (pack.number(0) == 0) pack.renumber(size_);
  add_part(std::move(pack), {}, apart_);
}

void HeldRecords::add_part(Pack pack, std::span<const std::uint16_t> left_out, Parts& parts) {
  size_ += pack.size() - left_out.size();
  parts.push_back(static_cast<std::uint32_t>(parts_.size()));
  parts_.push_back({std::move(pack), {left_out.begin(), left_out.end()}});
}

void HeldRecords::leave_out(std::span<const Number> numbers) {
  for (const Number number : numbers) {
    const auto place = find(number);
    if (!place) continue;
    auto& left_out = parts_[place->part].left_out;
    left_out.insert(std::ranges::upper_bound(left_out, place->at), place->at);
    --size_;
  }
}

bool HeldRecords::holds(const Part& part, std::size_t at) { return !std::ranges::binary_search(part.left_out, at); }

std::optional<HeldRecords::Place> HeldRecords::find(Number number) const {
  const auto place = find_among(as_they_came_, number);
  return place ? place : find_among(apart_, number);
}

std::optional<HeldRecords::Place> HeldRecords::find_among(const Parts& parts, Number number) const {
  const auto behind =
      std::ranges::upper_bound(parts, number, {}, [&](std::uint32_t part) { return parts_[part].pack.number(0); });
  if (behind == parts.begin()) return std::nullopt;
  const std::uint32_t part = *std::prev(behind);
  const auto at = parts_[part].pack.find(number);
  if (!at || !holds(parts_[part], *at)) return std::nullopt;
  return Place{part, static_cast<std::uint16_t>(*at)};
}

// What came one by one stands between what is in packs.
template <class PlacesOf>
std::vector<HeldRecords::Place> HeldRecords::gather(PlacesOf places_of) const {
  const auto among = [&](const Parts& parts) {
    std::vector<Place> places;
    for (const std::uint32_t part : parts) places_of(part, places);
    return places;
  };
  std::vector<Place> came = among(as_they_came_);
  const std::vector<Place> apart = among(apart_);
  if (apart.empty()) return came;
  std::vector<Place> all;
  all.reserve(came.size() + apart.size());
  std::ranges::merge(
      came, apart, std::back_inserter(all), {}, [&](const Place& one) { return number(one); },
      [&](const Place& one) { return number(one); });
  return all;
}

std::vector<HeldRecords::Place> HeldRecords::places() const {
  return gather([&](std::uint32_t part, std::vector<Place>& places) {
    for (std::size_t at = 0; at < parts_[part].pack.size(); ++at) {
      if (holds(parts_[part], at)) places.push_back({part, static_cast<std::uint16_t>(at)});
    }
  });
}

std::vector<HeldRecords::Place> HeldRecords::places(std::size_t kind) const {
  return gather([&](std::uint32_t part, std::vector<Place>& places) {
    for (const std::uint16_t at : parts_[part].pack.places(kind)) {
      if (holds(parts_[part], at)) places.push_back({part, at});
    }
  });
}

std::vector<Word> HeldRecords::words(const Place& place) const {
  std::vector<Word> words;
  blob::read(pack(place).text(pack(place).common(Common::words)[place.at]), words);
  return words;
}

Date HeldRecords::assured(const Place& place) const {
  const auto day = pack(place).common(Common::assured).number(place.at);
  return day ? Date(Day{static_cast<std::int32_t>(*day)}) : std::nullopt;
}

void HeldRecords::for_each(std::size_t kind, const std::function<void(const StoredRecord&)>& visit) const {
  for (const Place& place : places(kind)) visit(record(place));
}

std::vector<StoredRecord> HeldRecords::all_of(std::size_t kind) const {
  std::vector<StoredRecord> records;
  for_each(kind, [&](const StoredRecord& stored) { records.push_back(stored); });
  return records;
}

}  // namespace engine
