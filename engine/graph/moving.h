#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <utility>

#include "engine/graph/renumbering.h"

namespace engine {

// A piece of a list that names actors by number, which copies share. Where others come, the numbers of those after them
// move: what a piece says is then written anew when it is first read, and what nobody reads stays as it was. Any thread
// may read; who reads what another is just moving waits for it.
template <class Content>
class Moving {
 public:
  // Puts the new numbers of actors in the stead of the old ones.
  using Move = void (*)(Content& content, const Renumberings& renumberings);

  explicit Moving(Content content) : content_(std::move(content)) {}

  // What becomes of `before`. REQUIRES: `all` is what renumbered `before` gives for it.
  Moving(std::shared_ptr<const Moving> before, std::shared_ptr<const Renumberings> all, Move move)
      : waits_(true), waiting_(std::make_unique<Waiting>()) {
    waiting_->before = std::move(before);
    waiting_->all = std::move(all);
    waiting_->move = move;
  }

  // Stays where it is as long as nobody changes it. Cost: the first time, where numbers moved, a copy.
  const Content& read() const {
    if (waits_.load(std::memory_order_acquire)) settle();
    return content_;
  }

  // To change it. REQUIRES: nobody shares it.
  Content& edit() {
    read();
    return content_;
  }

 private:
  template <class Other>
  friend class MoveLater;

  struct Waiting {
    std::mutex guard;
    std::shared_ptr<const Moving> before;  // which waits for nothing; null once it is read
    std::shared_ptr<const Renumberings> all;
    Move move = nullptr;
  };

  void settle() const {
    const std::lock_guard lock(waiting_->guard);
    if (!waits_.load(std::memory_order_relaxed)) return;
    content_ = waiting_->before->content_;
    waiting_->move(content_, *waiting_->all);
    waiting_->before.reset();
    waiting_->all.reset();
    waits_.store(false, std::memory_order_release);
  }

  mutable Content content_;
  mutable std::atomic<bool> waits_ = false;
  std::unique_ptr<Waiting> waiting_;  // null where it never waited
};

// Gives the pieces of a list that become of others where numbers of actors move. REQUIRES: none goes.
template <class Content>
class MoveLater {
 public:
  MoveLater(std::shared_ptr<const Renumberings> renumberings, typename Moving<Content>::Move move)
      : renumberings_(std::move(renumberings)), move_(move) {}

  std::shared_ptr<Moving<Content>> operator()(const std::shared_ptr<const Moving<Content>>& piece) {
    if (piece->waits_.load(std::memory_order_acquire)) {
      const std::lock_guard lock(piece->waiting_->guard);
      const auto& waiting = *piece->waiting_;
      if (waiting.before && !is_much(*waiting.all)) return made(waiting.before, both(waiting.all));
    }
    piece->read();
    return made(piece, renumberings_);
  }

 private:
  // To be carried along from edit to edit, where nobody reads.
  static bool is_much(const Renumberings& waiting) {
    constexpr std::size_t most_coming = 4096;
    return waiting.organisations.coming() + waiting.programmes.coming() > most_coming;
  }

  std::shared_ptr<Moving<Content>> made(const std::shared_ptr<const Moving<Content>>& before,
                                        const std::shared_ptr<const Renumberings>& all) const {
    return std::make_shared<Moving<Content>>(before, all, move_);
  }

  // What a piece waits for, and then this. Mostly all of a list wait for the same.
  const std::shared_ptr<const Renumberings>& both(const std::shared_ptr<const Renumberings>& first) {
    if (first != first_) {
      first_ = first;
      both_ = std::make_shared<const Renumberings>(first->then(*renumberings_));
    }
    return both_;
  }

  std::shared_ptr<const Renumberings> renumberings_, first_, both_;
  typename Moving<Content>::Move move_;
};

}  // namespace engine
