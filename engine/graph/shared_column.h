#pragma once

#include <cassert>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace engine {

// A column of a chunk that copies share: a chunk of which one column is another one costs that column alone. Reads as a
// vector does, and as fast.
//
// Whoever fills one has it alone: what changes a column REQUIRES that no copy shares it. own() makes it so.
template <class Value>
class SharedColumn {
 public:
  using value_type = Value;
  using iterator = Value*;
  using const_iterator = const Value*;

  SharedColumn() = default;
  SharedColumn(std::vector<Value> values) : content_(std::make_shared<std::vector<Value>>(std::move(values))) {
    look();
  }
  SharedColumn(const SharedColumn&) = default;
  SharedColumn& operator=(const SharedColumn&) = default;
  SharedColumn(SharedColumn&& other) noexcept { swap(other); }
  SharedColumn& operator=(SharedColumn&& other) noexcept {
    SharedColumn taken(std::move(other));
    swap(taken);
    return *this;
  }
  ~SharedColumn() = default;

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Value* data() const { return data_; }
  const Value& operator[](std::size_t at) const { return data_[at]; }
  const Value& back() const { return data_[size_ - 1]; }
  const Value* begin() const { return data_; }
  const Value* end() const { return data_ + size_; }

  Value* data() { return data_; }
  Value& operator[](std::size_t at) { return data_[at]; }
  Value& back() { return data_[size_ - 1]; }
  Value* begin() { return data_; }
  Value* end() { return data_ + size_; }

  void push_back(const Value& value) {
    mine().push_back(value);
    look();
  }
  template <class From>
  void append(From from, From to) {
    mine().insert(mine().end(), from, to);
    look();
  }
  void resize(std::size_t size, const Value& value = Value()) {
    mine().resize(size, value);
    look();
  }
  template <class... Arguments>
  void assign(Arguments&&... arguments) {
    mine().assign(std::forward<Arguments>(arguments)...);
    look();
  }
  void reserve(std::size_t size) {
    mine().reserve(size);
    look();
  }
  void shrink_to_fit() {
    mine().shrink_to_fit();
    look();
  }

  // Makes it nobody else's. Cost: a copy where others share it.
  void own() {
    if (content_.use_count() > 1) *this = SharedColumn(std::vector<Value>(*content_));
  }

 private:
  std::vector<Value>& mine() {
    if (!content_) content_ = std::make_shared<std::vector<Value>>();
    assert(content_.use_count() == 1);
    return *content_;
  }
  void swap(SharedColumn& other) noexcept {
    std::swap(content_, other.content_);
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
  }
  void look() {
    data_ = content_->data();
    size_ = content_->size();
  }

  std::shared_ptr<std::vector<Value>> content_;  // null where it is empty
  Value* data_ = nullptr;                        // its values
  std::size_t size_ = 0;
};

}  // namespace engine
