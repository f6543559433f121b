#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "server/answers/items_in_order.h"
#include "server/answers/resources.h"

namespace server {

// Takes text as it is made.
using Put = std::function<void(std::string_view)>;

// An answer as text, written while it is made: of its items one is in memory at a time.
class AnswerText : public ItemTextTaker {
 public:
  // Writes what is left of an answer: all that `answer` says and was not written when its items began. Called once,
  // last. Throws Error{invalid} where it cannot be written in this form, and then nothing was written.
  virtual void end(const nlohmann::json& answer) = 0;

  // How many items were written.
  std::size_t items() const { return items_; }

 protected:
  std::size_t items_ = 0;
};

// As JSON: what an answer says before its items by name, these, and then the rest by name.
std::unique_ptr<AnswerText> json_text(Put put);

// Its items as CSV, as to_csv() has them. `parts` are those of the path.
std::unique_ptr<AnswerText> csv_text(Put put, const Resource& resource, std::vector<std::string> parts);

}  // namespace server
