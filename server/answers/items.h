#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string_view>

#include "server/answers/asking.h"
#include "server/answers/json.h"

namespace server {

// Calls what it is given with each id that an answer mentions, and its name, by id.
using NamesWalk = std::function<void(const std::function<void(std::string_view id, std::string_view name)>&)>;

// Takes the items of a list as they are made, so that a long list is never in memory whole. One thread uses it.
class ItemTaker {
 public:
  virtual ~ItemTaker() = default;

  // What the answer says of itself before its items; called once, where it has any list, before the first item.
  virtual void begin(const nlohmann::json& answer) = 0;
  virtual void take(const nlohmann::json& item) = 0;

  // Takes the names after the last item, where a list mentions so many that they too are never in memory as JSON.
  // Returns whether it did; where not, the answer says them. REQUIRES: all that the answer says is said by now, but for
  // what comes after "names" by name.
  virtual bool take_names(const NamesWalk&) { return false; }
};

// What an answer says before its items: all that it says by then, or of that only what comes before "items" by name, so
// that its text is by name throughout.
enum class Saying : std::uint8_t { all_before, by_name };

// The items of an answer: handed to whoever takes them, else kept in it as `items`.
class Items {
 public:
  // `answer` says by now all that it says before its items. REQUIRES: both outlive it.
  Items(nlohmann::json& answer, const Asking& asking, Saying saying = Saying::all_before)
      : answer_(answer), taker_(asking.taker) {
    if (taker_ == nullptr) {
      answer_["items"] = nlohmann::json::array();
    } else if (saying == Saying::all_before) {
      taker_->begin(answer_);
    } else {
      nlohmann::json before = nlohmann::json::object();
      for (const auto& [name, value] : answer_.items()) {
        if (name < "items") before[name] = value;
      }
      taker_->begin(before);
    }
  }

  void add(nlohmann::json item) {
    if (taker_ != nullptr) return taker_->take(item);
    answer_["items"].push_back(std::move(item));
  }

  // Says the names of what they mention. REQUIRES: as take_names() says.
  void add_names(const NamesWalk& walk) {
    if (taker_ != nullptr && taker_->take_names(walk)) return;
    nlohmann::json& names = answer_["names"] = nlohmann::json::object();
    walk([&](std::string_view id, std::string_view name) { names.emplace(id, name); });
  }

 private:
  nlohmann::json& answer_;
  ItemTaker* const taker_;
};

// Adds the part of a list that is asked for as `items`, each as `write` makes it, and how many there are as `total`.
// REQUIRES: `answer` says by now all that it says before its items.
template <class List, class Write>
void add_items(nlohmann::json& answer, const Asking& asking, const List& list, Write write,
               Saying saying = Saying::all_before) {
  const Part part = Part::of(asking, list.size());
  answer["total"] = list.size();
  Items items(answer, asking, saying);
  for (std::size_t at = part.from; at < part.to; ++at) items.add(write(list[at]));
}

}  // namespace server
