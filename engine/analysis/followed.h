#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>

#include "engine/analysis/delivery_edits.h"

namespace engine {

// A value that is kept with a Snapshot (see Kept) and follows edits: an edit only notes what it changed, and who first
// asks for the value after it has it from the last that was made by the difference. `Edits` are what it is noted in:
// DeliveryEdits where the value says who delivers what. Any thread may ask; who asks for what another is just making
// waits for it.
template <class Value, class Edits = DeliveryEdits>
class Followed : public std::enable_shared_from_this<Followed<Value, Edits>> {
 public:
  using Made = std::shared_ptr<const Value>;

  explicit Followed(Made made) : last_(std::move(made)) {}

  // Where there were edits calls follow(before, edits), and where that gives null, make(). Where nobody else holds the
  // one before, as is usual once its Snapshot is gone, follow() has it alone, and may make the next one of it.
  template <class Follow, class Make>
  Made get(Follow follow, Make make) const {
    std::unique_lock lock(guard_);
    ready_.wait(lock, [this] { return !is_making_; });
    if (last_ && edits_.empty()) return last_;
    is_making_ = true;
    Made before = std::exchange(last_, nullptr);
    const auto source = std::exchange(source_, nullptr);
    const Edits edits = std::exchange(edits_, {});
    lock.unlock();
    Making making(*this);
    if (source) before = source->made();
    if (before) making.made = edits.empty() ? before : follow(std::move(before), edits);
    if (!making.made) making.made = make();
    return making.made;
  }

  // Null where what changed is not worth following.
  static constexpr bool follows_actors = true;
  static std::shared_ptr<const Followed> after(const Followed& before, const Snapshot& was, const Snapshot& is,
                                               const Alteration& alteration, std::size_t) {
    auto followed = std::make_shared<Followed>(nullptr);
    {
      const std::lock_guard lock(before.guard_);
      followed->last_ = before.last_;
      followed->source_ = before.is_making_ ? before.shared_from_this() : before.source_;
      followed->edits_ = before.edits_;
    }
    const bool is_known = followed->last_ || followed->source_;
    return is_known && followed->edits_.add(was, is, alteration) ? followed : nullptr;
  }

 private:
  // Says at its end what was made, if anything was.
  struct Making {
    explicit Making(const Followed& all_of) : of(all_of) {}
    Making(const Making&) = delete;
    Making& operator=(const Making&) = delete;
    ~Making() {
      {
        const std::lock_guard lock(of.guard_);
        of.last_ = made;
        of.is_making_ = false;
      }
      of.ready_.notify_all();
    }

    const Followed& of;
    Made made;
  };

  // What is just being made, once it is; null where it could not be.
  Made made() const {
    std::unique_lock lock(guard_);
    ready_.wait(lock, [this] { return !is_making_; });
    return edits_.empty() ? last_ : nullptr;
  }

  mutable std::mutex guard_;
  mutable std::condition_variable ready_;
  mutable bool is_making_ = false;
  mutable Made last_;                               // the last that was made
  mutable std::shared_ptr<const Followed> source_;  // or who is just making it
  mutable Edits edits_;                             // since then
};

// Whether the pointer is the only one to its value, which what others did with it then comes before.
template <class Value>
bool is_alone(const std::shared_ptr<const Value>& value) {
  if (value.use_count() != 1) return false;
  // Who let go of a copy did so after all that he did with it; the count alone does not say that we come after.
  std::atomic_thread_fence(std::memory_order_acquire);
  return true;
}

}  // namespace engine
