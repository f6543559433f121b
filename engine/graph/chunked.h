#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <iterator>
#include <memory>
#include <span>
#include <vector>

#include "engine/graph/moving.h"
#include "engine/graph/parallel.h"

namespace engine {

// A list in chunks of some thousand values. A copy shares the chunks, and who changes it copies those that it touches,
// so that one edit of a long list costs a chunk. Reads as a vector does; any thread may read.
template <class Value>
class Chunked {
 public:
  static constexpr std::size_t usual = 1024;

  class Iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = Value;
    using difference_type = std::ptrdiff_t;
    using reference = const Value&;
    using pointer = const Value*;

    Iterator() = default;
    Iterator(const Chunked* list, std::size_t at) : list_(list), at_(at) {}

    reference operator*() const { return (*list_)[at_]; }
    pointer operator->() const { return &(*list_)[at_]; }
    reference operator[](difference_type by) const { return *(*this + by); }
    Iterator& operator++() { return ++at_, *this; }
    Iterator operator++(int) { return {list_, at_++}; }
    Iterator& operator--() { return --at_, *this; }
    Iterator operator--(int) { return {list_, at_--}; }
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
    const Chunked* list_ = nullptr;
    std::size_t at_ = 0;
  };
  using value_type = Value;
  using const_iterator = Iterator;
  using iterator = Iterator;

  std::size_t size() const { return starts_.back(); }
  bool empty() const { return size() == 0; }
  const Value& operator[](std::size_t at) const {
    const Place place = this->place(at);
    return chunks_[place.chunk]->read()[place.at];
  }
  const Value& front() const { return (*this)[0]; }
  const Value& back() const { return (*this)[size() - 1]; }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

  // Who walks much of the list reads its chunks.
  std::size_t chunk_count() const { return chunks_.size(); }
  std::span<const Value> chunk(std::size_t number) const { return chunks_[number]->read(); }

  // Cost of each of these: a copy of the chunk where others share it, and a step for each chunk where one is added or
  // taken away before the end.
  Value& edit(std::size_t at) {
    const Place place = this->place(at);
    return own(place.chunk)[place.at];
  }
  void push_back(Value value) {
    if (chunks_.empty() || size_of(chunks_.size() - 1) >= usual) {
      chunks_.push_back(piece_of({}));
      chunks_.back()->edit().reserve(usual);
      starts_.push_back(starts_.back());
    }
    own(chunks_.size() - 1).push_back(std::move(value));
    ++starts_.back();
  }
  // Adds all of `values` at the end. Cost: none where they are as many as a chunk usually has, or the last ones, and
  // come after full chunks.
  void append(std::vector<Value> values) {
    if (values.empty()) return;
    const bool after_full = chunks_.empty() || size_of(chunks_.size() - 1) >= usual;
    if (!after_full || values.size() > usual) {
      for (Value& value : values) push_back(std::move(value));
      return;
    }
    starts_.push_back(starts_.back() + values.size());
    chunks_.push_back(piece_of(std::move(values)));
  }
  void insert(std::size_t at, Value value) {
    if (at == size()) return push_back(std::move(value));
    const Place place = this->place(at);
    auto& chunk = own(place.chunk);
    chunk.insert(chunk.begin() + static_cast<std::ptrdiff_t>(place.at), std::move(value));
    for (std::size_t later = place.chunk + 1; later < starts_.size(); ++later) ++starts_[later];
    if (chunk.size() >= 2 * usual) split(place.chunk);
    look_whether_even();
  }
  void erase(std::size_t at) {
    const Place place = this->place(at);
    auto& chunk = own(place.chunk);
    chunk.erase(chunk.begin() + static_cast<std::ptrdiff_t>(place.at));
    for (std::size_t later = place.chunk + 1; later < starts_.size(); ++later) --starts_[later];
    if (chunk.empty()) {
      chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(place.chunk));
      starts_.erase(starts_.begin() + static_cast<std::ptrdiff_t>(place.chunk));
    }
    look_whether_even();
  }
  void clear() { *this = Chunked(); }

  // Calls change(value) for every value, and keeps what it leaves. Cost: a copy.
  template <class Change>
  void edit_all(Change change) {
    for (std::size_t chunk = 0; chunk < chunks_.size(); ++chunk) std::ranges::for_each(own(chunk), change);
  }
  // Calls change(value) for each value for which concerned(value) holds, on all cores, and shares every chunk where it
  // holds for none; returns whether it holds for any. Neither may depend on other values. Cost: a pass, and a copy of
  // the other chunks.
  template <class Concerned, class Change>
  bool edit_where(Concerned concerned, Change change) {
    std::atomic<bool> any = false;
    in_ranges(chunks_.size(), 4, [&](std::size_t from, std::size_t to) {
      if (edit_where(from, to, concerned, change)) any = true;
    });
    return any;
  }
  // The same for the chunks from one on up to another, by one of several threads that each have their own.
  template <class Concerned, class Change>
  bool edit_where(std::size_t from, std::size_t to, Concerned concerned, Change change) {
    bool any = false;
    for (std::size_t chunk = from; chunk < to; ++chunk) {
      if (std::ranges::none_of(chunks_[chunk]->read(), concerned)) continue;
      any = true;
      for (Value& value : own(chunk)) {
        if (concerned(value)) change(value);
      }
    }
    return any;
  }
  // Has move(chunk, renumberings) applied to each chunk when it is first read. REQUIRES: none goes. Cost: a step for
  // each chunk.
  void move_later(const std::shared_ptr<const Renumberings>& renumberings,
                  typename Moving<std::vector<Value>>::Move move) {
    MoveLater<std::vector<Value>> later(renumberings, move);
    for (auto& chunk : chunks_) chunk = later(chunk);
  }
  template <class Gone>
  void erase_if(Gone gone) {
    Chunked kept;
    for (const Value& value : *this) {
      if (!gone(value)) kept.push_back(value);
    }
    *this = std::move(kept);
  }

 private:
  struct Place {
    std::size_t chunk, at;
  };

  Place place(std::size_t at) const {
    if (even_) return {at / usual, at % usual};
    const auto after = std::ranges::upper_bound(starts_, at);
    const auto chunk = static_cast<std::size_t>(after - starts_.begin()) - 1;
    return {chunk, at - starts_[chunk]};
  }

  using Piece = Moving<std::vector<Value>>;

  static std::shared_ptr<Piece> piece_of(std::vector<Value> values) {
    return std::make_shared<Piece>(std::move(values));
  }
  std::size_t size_of(std::size_t chunk) const { return starts_[chunk + 1] - starts_[chunk]; }

  std::vector<Value>& own(std::size_t chunk) {
    if (chunks_[chunk].use_count() > 1) chunks_[chunk] = piece_of(chunks_[chunk]->read());
    return chunks_[chunk]->edit();
  }

  void split(std::size_t number) {
    auto& whole = own(number);
    const auto middle = whole.begin() + static_cast<std::ptrdiff_t>(whole.size() / 2);
    auto rest = piece_of({middle, whole.end()});
    whole.erase(middle, whole.end());
    const auto next = static_cast<std::ptrdiff_t>(number) + 1;
    chunks_.insert(chunks_.begin() + next, std::move(rest));
    starts_.insert(starts_.begin() + next, starts_[number] + whole.size());
  }

  void look_whether_even() {
    even_ = true;
    for (std::size_t chunk = 0; chunk < chunks_.size() && even_; ++chunk) {
      even_ = chunk + 1 == chunks_.size() ? size_of(chunk) <= usual : size_of(chunk) == usual;
    }
  }

  std::vector<std::shared_ptr<Piece>> chunks_;
  std::vector<std::size_t> starts_ = {0};  // of each chunk among all values, and the end
  bool even_ = true;                       // every chunk but the last has the usual number
};

}  // namespace engine
