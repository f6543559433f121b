#include "engine/graph/kept.h"

#include "engine/model/pack.h"

namespace engine {

void Kept::follow(const Kept& before, const Snapshot& was, const Snapshot& is, const Alteration& alteration) {
  std::map<Name, std::shared_ptr<Slot>> slots;
  {
    const std::lock_guard lock(before.guard_);
    slots = before.slots_;
  }
  const bool same_actors = !alteration.actors.any() && !alteration.kinds[kind_of<Organisation>()] &&
                           !alteration.kinds[kind_of<Programme>()] && !alteration.kinds[kind_of<SameAs>()];
  for (const auto& [name, slot] : slots) {
    if (!slot->made || slot->after == nullptr || (!same_actors && !slot->follows_actors)) continue;
    auto followed = std::make_shared<Slot>();
    followed->after = slot->after;
    followed->follows_actors = slot->follows_actors;
    followed->value = slot->after(slot->value.get(), was, is, alteration, name.second);
    followed->made = followed->value != nullptr;
    if (followed->made) slots_[name] = std::move(followed);
  }
}

}  // namespace engine
