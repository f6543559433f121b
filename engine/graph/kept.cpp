#include "engine/graph/kept.h"

namespace engine {

void Kept::follow(const Kept& before, const Snapshot& was, const Snapshot& is, const Alteration& alteration) {
  std::map<Name, std::shared_ptr<Slot>> slots;
  {
    const std::lock_guard lock(before.guard_);
    slots = before.slots_;
  }
  for (const auto& [name, slot] : slots) {
    if (!slot->made || slot->after == nullptr) continue;
    auto followed = std::make_shared<Slot>();
    followed->after = slot->after;
    followed->value = slot->after(slot->value.get(), was, is, alteration, name.second);
    followed->made = followed->value != nullptr;
    if (followed->made) slots_[name] = std::move(followed);
  }
}

}  // namespace engine
