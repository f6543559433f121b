#pragma once

#include <nlohmann/json.hpp>

#include "server/answers/asking.h"
#include "server/answers/json.h"

namespace server {

// Takes the items of a list as they are made, so that a long list is never in memory whole. One thread uses it.
class ItemTaker {
 public:
  virtual ~ItemTaker() = default;

  // What the answer says of itself before its items; called once, where it has any list, before the first item.
  virtual void begin(const nlohmann::json& answer) = 0;
  virtual void take(const nlohmann::json& item) = 0;
};

// The items of an answer: handed to whoever takes them, else kept in it as `items`.
class Items {
 public:
  // `answer` says by now all that it says before its items. REQUIRES: both outlive it.
  Items(nlohmann::json& answer, const Asking& asking) : answer_(answer), taker_(asking.taker) {
    if (taker_ != nullptr) {
      taker_->begin(answer_);
    } else {
      answer_["items"] = nlohmann::json::array();
    }
  }

  void add(nlohmann::json item) {
    if (taker_ != nullptr) return taker_->take(item);
    answer_["items"].push_back(std::move(item));
  }

 private:
  nlohmann::json& answer_;
  ItemTaker* const taker_;
};

// Adds the part of a list that is asked for as `items`, each as `write` makes it, and how many there are as `total`.
// REQUIRES: `answer` says by now all that it says before its items.
template <class List, class Write>
void add_items(nlohmann::json& answer, const Asking& asking, const List& list, Write write) {
  const Part part = Part::of(asking, list.size());
  answer["total"] = list.size();
  Items items(answer, asking);
  for (std::size_t at = part.from; at < part.to; ++at) items.add(write(list[at]));
}

}  // namespace server
