#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "engine/graph/in_order.h"
#include "server/answers/items.h"

namespace server {

// Takes items as text too, which so is made on several cores.
class ItemTextTaker : public ItemTaker {
 public:
  // What is written of an item. Any thread may ask once begin() was called.
  virtual std::string text_of(const nlohmann::json& item) const = 0;

  // Takes the texts of `count` items, one after the other.
  virtual void take_texts(std::string_view texts, std::size_t count) = 0;
};

// Adds make(at, names) for every `at` of the part, in their order; on as many cores as there are where the items are
// written as they are made. Returns the names that `make` noted, by id. REQUIRES: `items` are those of `asking`; `make`
// may be called from several threads, each with names of its own.
template <class Make>
nlohmann::json add_in_order(Items& items, const Asking& asking, const Part& part, Make make) {
  auto* const taker = dynamic_cast<ItemTextTaker*>(asking.taker);
  Names names(asking.edition);
  if (taker == nullptr) {
    for (std::size_t at = part.from; at < part.to; ++at) items.add(make(at, names));
    return names.json();
  }
  struct Some {
    std::string texts;
    std::size_t count = 0;
    nlohmann::json names;
  };
  const auto some_of = [&](std::size_t from, std::size_t to) {
    Some some;
    Names noted(asking.edition);
    for (std::size_t at = from; at < to; ++at) some.texts += taker->text_of(make(at, noted));
    some.count = to - from;
    some.names = noted.json();
    return some;
  };
  nlohmann::json all = names.json();
  engine::in_order(part.from, part.to, some_of, [&](Some&& some) {
    taker->take_texts(some.texts, some.count);
    for (const auto& [id, name] : some.names.items()) all.emplace(id, name);
  });
  return all;
}

}  // namespace server
