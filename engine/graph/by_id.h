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
// copy shares it. Beside its text an id takes some thirty-four bytes. Any thread may read.
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
    Iterator(const ById* all, std::size_t at) : all_(all), at_(at) {}

    value_type operator*() const {
      return {std::string(all_->content_->ids.text(static_cast<std::uint32_t>(at_))), all_->content_->refs[at_]};
    }
    pointer operator->() const { return {**this}; }
    Iterator& operator++() { return ++at_, *this; }
    Iterator operator++(int) { return {all_, at_++}; }
    friend bool operator==(const Iterator&, const Iterator&) = default;

   private:
    const ById* all_ = nullptr;
    std::size_t at_ = 0;
  };
  using iterator = Iterator;
  using const_iterator = Iterator;

  std::size_t size() const { return content_->refs.size(); }
  bool empty() const { return size() == 0; }
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

  Iterator find(std::string_view id) const { return {this, place(id)}; }
  bool contains(std::string_view id) const { return place(id) < size(); }
  // Throws std::out_of_range where nothing has it.
  Ref<Fact> at(std::string_view id) const {
    const std::size_t found = place(id);
    if (found == size()) throw std::out_of_range("no id is " + std::string(id));
    return content_->refs[found];
  }
  // Unknown where nothing has it.
  Ref<Fact> look_up(std::string_view id) const {
    const std::size_t found = place(id);
    return found == size() ? Ref<Fact>{} : content_->refs[found];
  }

  // The same of many ids, in their order. Cost: far less than one by one; see Symbols.
  std::vector<Ref<Fact>> look_up(std::span<const std::string_view> ids) const {
    std::vector<Ref<Fact>> found;
    found.reserve(ids.size());
    for (const std::uint32_t place : content_->ids.find(ids)) {
      found.push_back(place == Symbols::none ? Ref<Fact>{} : content_->refs[place]);
    }
    return found;
  }

  // Adds an id; the first that is added counts, and the empty one is none. REQUIRES: no copy shares it.
  void emplace(std::string_view id, Ref<Fact> ref) {
    const std::size_t before = size();
    if (content_->ids.add(id) == before) content_->refs.push_back(ref);
  }
  // The same of many ids, each with the ref at its place.
  void emplace(std::span<const std::string_view> ids, std::span<const Ref<Fact>> refs) {
    const std::vector<std::uint32_t> places = content_->ids.add(ids);
    for (std::size_t at = 0; at < places.size(); ++at) {
      if (places[at] == size()) content_->refs.push_back(refs[at]);
    }
  }
  void reserve(std::size_t ids) {
    content_->ids.reserve(ids);
    content_->refs.reserve(ids);
  }

 private:
  struct Content {
    Symbols ids;
    std::vector<Ref<Fact>> refs;
  };

  // size() where nothing has it.
  std::size_t place(std::string_view id) const {
    const std::uint32_t found = content_->ids.find(id);
    return found == Symbols::none ? size() : found;
  }

  std::shared_ptr<Content> content_ = std::make_shared<Content>();
};

}  // namespace engine
