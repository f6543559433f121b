#pragma once

#include <cstddef>
#include <memory>

namespace engine {

// A container that copies share until one of them changes it. Reads as the container does; any thread may read.
template <class Container>
class Shared {
 public:
  Shared() : content_(std::make_shared<Container>()) {}
  Shared(Container content) : content_(std::make_shared<Container>(std::move(content))) {}

  const Container& operator*() const { return *content_; }
  operator const Container&() const { return *content_; }

  auto begin() const { return (**this).begin(); }
  auto end() const { return (**this).end(); }
  std::size_t size() const { return (**this).size(); }
  bool empty() const { return (**this).empty(); }
  template <class Key>
  decltype(auto) operator[](const Key& key) const {
    return (**this)[key];
  }
  template <class Key>
  decltype(auto) at(const Key& key) const {
    return (**this).at(key);
  }
  template <class Key>
  auto find(const Key& key) const {
    return (**this).find(key);
  }
  template <class Key>
  bool contains(const Key& key) const {
    return (**this).contains(key);
  }

  // To change it. Cost: a copy where others share it.
  Container& edit() {
    if (content_.use_count() > 1) content_ = std::make_shared<Container>(*content_);
    return *content_;
  }

 private:
  std::shared_ptr<Container> content_;
};

}  // namespace engine
