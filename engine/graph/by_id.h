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

  // Gives an id another meaning, where copies may share it; an unknown one takes it out. Cost: the first time a copy of
  // all meanings; and of the ids that were set since they were all added at once, which are `few` at most.
  void set(std::string_view id, Ref<Fact> meaning) {
    if (id.empty()) return;
    std::size_t found = place(id);
    if (found == places()) {
      if (!meaning.known()) return;
      if (later_ids_.use_count() != 1) later_ids_ = std::make_shared<Symbols>(later_ids_ ? *later_ids_ : Symbols());
      later_ids_->add(id);
      own_refs().push_back({});
      found = places() - 1;
    }
    size_ += meaning.known() ? 1 : 0;
    size_ -= ref(found).known() ? 1 : 0;
    own_refs()[found] = meaning;
    if (later_ids_ && later_ids_->size() > few) gather();
  }

  // Puts what meaning(ref) gives in the stead of what every id means, and takes out those where it is unknown. Cost: a
  // copy of all meanings.
  template <class Meaning>
  void renumber(Meaning meaning) {
    auto& refs = own_refs();
    size_ = 0;
    for (Ref<Fact>& one : refs) {
      if (one.known()) one = meaning(one);
      size_ += one.known() ? 1 : 0;
    }
  }

 private:
  static constexpr std::size_t few = 4096;

  std::size_t places() const { return refs_->size(); }
  Ref<Fact> ref(std::size_t place) const { return (*refs_)[place]; }
  std::string_view text(std::size_t place) const {
    const std::size_t first = ids_->size();
    return place < first ? ids_->text(static_cast<std::uint32_t>(place))
                         : later_ids_->text(static_cast<std::uint32_t>(place - first));
  }

  // places() where it was never added.
  std::size_t place(std::string_view id) const {
    if (const std::uint32_t found = ids_->find(id); found != Symbols::none) return found;
    const std::uint32_t later = later_ids_ ? later_ids_->find(id) : Symbols::none;
    return later == Symbols::none ? places() : ids_->size() + later;
  }
  Ref<Fact> look_up_later(std::string_view id) const {
    const std::uint32_t later = later_ids_ ? later_ids_->find(id) : Symbols::none;
    return later == Symbols::none ? Ref<Fact>{} : ref(ids_->size() + later);
  }
  // places() too where nothing has it any more.
  std::size_t known_place(std::string_view id) const {
    const std::size_t found = place(id);
    return found == places() || ref(found).known() ? found : places();
  }

  std::vector<Ref<Fact>>& own_refs() {
    if (refs_.use_count() > 1) refs_ = std::make_shared<std::vector<Ref<Fact>>>(*refs_);
    return *refs_;
  }

  // Adds all ids at once again.
  void gather() {
    ById all;
    all.reserve(size_);
    for (const auto& [id, ref] : *this) all.emplace(id, ref);
    *this = std::move(all);
  }

  std::shared_ptr<Symbols> ids_ = std::make_shared<Symbols>();
  std::shared_ptr<Symbols> later_ids_;  // set since a copy shares ids_; null where there are none
  std::shared_ptr<std::vector<Ref<Fact>>> refs_ = std::make_shared<std::vector<Ref<Fact>>>();  // of ids_, then of those
  std::size_t size_ = 0;                                                                       // that are known
};

}  // namespace engine
