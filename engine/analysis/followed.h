#pragma once

#include <memory>
#include <mutex>
#include <utility>

#include "engine/analysis/delivery_edits.h"

namespace engine {

// A value of who delivers what that is kept with a Snapshot (see Kept) and follows edits: an edit only notes what it
// changed, and who first asks for the value after it has it from the last that was made by the difference. Any thread
// may ask.
template <class Value>
class Followed {
 public:
  using Made = std::shared_ptr<const Value>;

  explicit Followed(Made made) : value_(std::move(made)) {}

  // Where there were edits calls follow(before, edits), and where that gives null, make().
  template <class Follow, class Make>
  Made get(Follow follow, Make make) const {
    std::call_once(asked_, [&] {
      // Nobody else writes these; who copies them meanwhile has the last that was made, which does as well.
      Made made = edits_.empty() ? value_ : follow(*value_, edits_);
      if (!made) made = make();
      const std::lock_guard lock(guard_);
      value_ = std::move(made);
      edits_ = {};
    });
    const std::lock_guard lock(guard_);
    return value_;
  }

  static std::shared_ptr<const Followed> after(const Followed& before, const Snapshot& was, const Snapshot&,
                                               const Alteration& alteration, std::size_t) {
    std::shared_ptr<Followed> followed;
    {
      const std::lock_guard lock(before.guard_);
      followed = std::make_shared<Followed>(before.value_);
      followed->edits_ = before.edits_;
    }
    return followed->edits_.add(was, alteration) ? followed : nullptr;
  }

 private:
  mutable std::once_flag asked_;
  mutable std::mutex guard_;
  mutable Made value_;           // the last that was made
  mutable DeliveryEdits edits_;  // since then
};

}  // namespace engine
