#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/graph/order.h"
#include "engine/graph/renumbering.h"
#include "engine/graph/symbols.h"

namespace engine {

// What ids mean: those of all records of one kind. It reads as a map does, in the order in which they were added, and a
// copy shares it: ids that are set after that stand beside those that it shares. Beside its text an id takes some
// thirty-four bytes. Any thread may read.
template <class Fact>
class ById {
 public:
  using value_type = std::pair<std::string, Ref<Fact>>;

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = ById::value_type;
    using difference_type = std::ptrdiff_t;
    using reference = value_type;
    struct pointer {
      value_type value;
      const value_type* operator->() const { return &value; }
    };

    Iterator() = default;
    Iterator(const ById* all, std::size_t at) : all_(all), at_(at) { skip(); }

    value_type operator*() const { return {std::string(all_->text(at_)), all_->ref(at_)}; }
    pointer operator->() const { return {**this}; }
    Iterator& operator++() {
      ++at_;
      skip();
      return *this;
    }
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator& one, const Iterator& other) { return one.at_ == other.at_; }

   private:
    void skip() {
      while (at_ < all_->places() && !all_->ref(at_).known()) ++at_;
    }

    const ById* all_ = nullptr;
    std::size_t at_ = 0;
  };
  using iterator = Iterator;
  using const_iterator = Iterator;

  std::size_t size() const { return size_; }
  bool empty() const { return size() == 0; }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, places()}; }

  Iterator find(std::string_view id) const { return {this, known_place(id)}; }
  bool contains(std::string_view id) const { return look_up(id).known(); }
  // Throws std::out_of_range where nothing has it.
  Ref<Fact> at(std::string_view id) const {
    const Ref<Fact> found = look_up(id);
    if (!found.known()) throw std::out_of_range("no id is " + std::string(id));
    return found;
  }
  // Unknown where nothing has it.
  Ref<Fact> look_up(std::string_view id) const {
    const std::size_t found = place(id);
    return found == places() ? Ref<Fact>{} : ref(found);
  }

  // The same of many ids, in their order. Cost: far less than one by one; see Symbols.
  std::vector<Ref<Fact>> look_up(std::span<const std::string_view> ids) const {
    std::vector<Ref<Fact>> found;
    found.reserve(ids.size());
    const std::vector<std::uint32_t> places = ids_->find(ids);
    for (std::size_t at = 0; at < ids.size(); ++at) {
      found.push_back(places[at] != Symbols::none ? ref(places[at]) : look_up_later(ids[at]));
    }
    return found;
  }

  // Adds an id; the first that is added counts, and the empty one is none. REQUIRES: no copy shares it.
  void emplace(std::string_view id, Ref<Fact> ref) {
    const std::size_t before = ids_->size();
    if (ids_->add(id) != before) return;
    refs_->push_back(ref);
    ++size_;
  }
  // The same of many ids, each with the ref at its place.
  void emplace(std::span<const std::string_view> ids, std::span<const Ref<Fact>> refs) {
    const std::vector<std::uint32_t> places = ids_->add(ids);
    for (std::size_t at = 0; at < places.size(); ++at) {
      if (places[at] != refs_->size()) continue;
      refs_->push_back(refs[at]);
      ++size_;
    }
  }
  void reserve(std::size_t ids) {
    ids_->reserve(ids);
    refs_->reserve(ids);
  }

  // Gives an id another meaning, where copies may share it; an unknown one takes it out. Cost: a copy of the ids that
  // were set since they were all added at once, which are `few` at most; where the id is not one of these, the first
  // time a copy of all meanings.
  void set(std::string_view id, Ref<Fact> meaning) {
    if (id.empty()) return;
    std::size_t found = place(id);
    if (found == places()) {
      if (!meaning.known()) return;
      own_later().ids.add(id);
      own_later().refs.push_back({});
      found = places() - 1;
    }
    size_ += meaning.known() ? 1 : 0;
    size_ -= ref(found).known() ? 1 : 0;
    if (found < ids_->size()) {
      own_refs()[found] = meaning;
    } else {
      own_later().refs[found - ids_->size()] = meaning;
    }
    if (later_ && later_->refs.size() > few) gather();
  }

  // Puts the new numbers in the stead of what every id means, and takes out those that have none. Cost: where none goes
  // a copy of the ids that were set since all were added at once, else one of all meanings.
  void renumber(const Renumbering<Fact>& numbers) {
    if (numbers.only_comes()) {
      moved_ = moved_.then(numbers);
    } else {
      for (Ref<Fact>& one : own_refs()) one = numbers(one);
    }
    if (later_) {
      for (Ref<Fact>& one : own_later().refs) one = numbers(one);
    }
    if (numbers.only_comes()) return;
    size_ = 0;
    for (std::size_t place = 0; place < places(); ++place) size_ += ref(place).known() ? 1 : 0;
  }

 private:
  static constexpr std::size_t few = 4096;

  // Ids that were set since a copy shares the others, and what they mean.
  struct Later {
    Symbols ids;
    std::vector<Ref<Fact>> refs;
  };

  std::size_t places() const { return refs_->size() + (later_ ? later_->refs.size() : 0); }
  Ref<Fact> ref(std::size_t place) const {
    return place < refs_->size() ? moved_((*refs_)[place]) : later_->refs[place - refs_->size()];
  }
  std::string_view text(std::size_t place) const {
    const std::size_t first = ids_->size();
    return place < first ? ids_->text(static_cast<std::uint32_t>(place))
                         : later_->ids.text(static_cast<std::uint32_t>(place - first));
  }

  // places() where it was never added.
  std::size_t place(std::string_view id) const {
    if (const std::uint32_t found = ids_->find(id); found != Symbols::none) return found;
    const std::uint32_t later = later_ ? later_->ids.find(id) : Symbols::none;
    return later == Symbols::none ? places() : ids_->size() + later;
  }
  Ref<Fact> look_up_later(std::string_view id) const {
    const std::uint32_t later = later_ ? later_->ids.find(id) : Symbols::none;
    return later == Symbols::none ? Ref<Fact>{} : later_->refs[later];
  }
  // places() too where nothing has it any more.
  std::size_t known_place(std::string_view id) const {
    const std::size_t found = place(id);
    return found == places() || ref(found).known() ? found : places();
  }

  // By the numbers that they have now.
  std::vector<Ref<Fact>>& own_refs() {
    if (refs_.use_count() > 1) refs_ = std::make_shared<std::vector<Ref<Fact>>>(*refs_);
    moved_.apply(*refs_);
    moved_ = {};
    return *refs_;
  }
  Later& own_later() {
    if (later_.use_count() != 1) later_ = std::make_shared<Later>(later_ ? *later_ : Later());
    return *later_;
  }

  // Adds all ids at once again.
  void gather() {
    ById all;
    all.reserve(size_);
    for (const auto& [id, ref] : *this) all.emplace(id, ref);
    *this = std::move(all);
  }

  std::shared_ptr<Symbols> ids_ = std::make_shared<Symbols>();
  std::shared_ptr<std::vector<Ref<Fact>>> refs_ = std::make_shared<std::vector<Ref<Fact>>>();  // of each
  Renumbering<Fact> moved_;       // how the numbers in refs_ moved since
  std::shared_ptr<Later> later_;  // null where there are none
  std::size_t size_ = 0;          // ids that are known
};

}  // namespace engine
