#pragma once

#include <atomic>
#include <bitset>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <typeindex>
#include <utility>

#include "engine/graph/deliveries.h"

namespace engine {

struct Snapshot;

// What an edit changed of a Snapshot, for those who keep something up with it. Places, services, groups and packages
// are the same: see edited().
struct Alteration {
  std::span<const DeliveryRow> out;  // deliveries that are taken out, by the old numbers of actors, in no order
  std::span<const DeliveryLine> in;  // and that come, in no order
  const std::set<Ref<Programme>>& programmes;        // whose lead, donors or deliveries may be others now
  std::bitset<64> kinds;                             // the alternatives of Fact of which any record changed
  const Renumberings& actors;                        // how their numbers moved
  const std::set<Ref<Organisation>>& organisations;  // that came or are stated otherwise, by number
  const std::set<Number>& links;  // the records of funding and participations that went, came or are others now
};

// What questions make of a Snapshot whatever they ask for, and leave with it for the next that asks: made once, when it
// is first asked for. Any thread may ask; who asks for what another is just making waits for it.
//
// A Value is a pure function of the Snapshot and its `key` (a tier, say). Where it has a
//   static std::shared_ptr<const Value> after(const Value& before, const Snapshot& was, const Snapshot& is,
//                                             const Alteration& alteration, std::size_t key);
// it is had from the one before by the difference when a Snapshot is edited, if it was made by then; where `after`
// gives null, or there is none, it is made anew when it is next asked for. Where organisations or programmes change,
// all are made anew but those of which `after` says
//   static constexpr bool follows_actors = true;
class Kept {
 public:
  Kept() = default;
  // A copy of a Snapshot is about to become another one: it keeps nothing yet.
  Kept(const Kept&) {}
  Kept& operator=(const Kept&) = delete;

  // Calls make() where nothing is kept, which returns a std::shared_ptr<const Value>.
  template <class Value, class Make>
  std::shared_ptr<const Value> get(std::size_t key, Make make) const {
    const std::shared_ptr<Slot> slot = slot_of<Value>(key);
    std::call_once(slot->asked, [&] {
      if (!slot->made) slot->value = make();
      slot->made = true;
    });
    return std::static_pointer_cast<const Value>(slot->value);
  }

  // Whether it is there already.
  template <class Value>
  bool has(std::size_t key) const {
    return slot_of<Value>(key)->made;
  }

  // Takes on what was made of the Snapshot before, kept up by the difference. REQUIRES: nobody asks yet.
  void follow(const Kept& before, const Snapshot& was, const Snapshot& is, const Alteration& alteration);

 private:
  using After = std::shared_ptr<const void> (*)(const void*, const Snapshot&, const Snapshot&, const Alteration&,
                                                std::size_t);
  struct Slot {
    std::once_flag asked;
    std::atomic<bool> made = false;
    std::shared_ptr<const void> value;
    After after = nullptr;
    bool follows_actors = false;
  };
  using Name = std::pair<std::type_index, std::size_t>;

  template <class Value>
  static After after_of() {
    if constexpr (requires { &Value::after; }) {
      return [](const void* value, const Snapshot& was, const Snapshot& is, const Alteration& alteration,
                std::size_t key) -> std::shared_ptr<const void> {
        return Value::after(*static_cast<const Value*>(value), was, is, alteration, key);
      };
    } else {
      return nullptr;
    }
  }

  template <class Value>
  std::shared_ptr<Slot> slot_of(std::size_t key) const {
    const std::lock_guard lock(guard_);
    auto& slot = slots_[{typeid(Value), key}];
    if (!slot) {
      slot = std::make_shared<Slot>();
      slot->after = after_of<Value>();
      slot->follows_actors = requires { Value::follows_actors; };
    }
    return slot;
  }

  mutable std::mutex guard_;
  mutable std::map<Name, std::shared_ptr<Slot>> slots_;
};

}  // namespace engine
