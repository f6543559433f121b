#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>

#include "server/answers/asking.h"
#include "server/answers/items.h"

namespace server {

// Puts the place of level 2 in the stead of each site that the asker may not see, wherever an answer names it, and
// leaves out what is told of the site alone: its own record, its name, its point and the source's words for it. An
// organisation reads its own deliveries as they are. Numbers, and `total`, stay those of all. Of the secretariat
// nothing is hidden. One thread uses it, for one answer.
//
// Cost: a look at each text of the answer; that of ShownCells where some is a site.
class HiddenSites : public ItemTaker {
 public:
  // Hands on to `taker`, where there is one, what is taken, as it may be seen. REQUIRES: both outlive it.
  explicit HiddenSites(const Asking& asking, ItemTaker* taker = nullptr);
  ~HiddenSites() override;

  void begin(const nlohmann::json& answer) override;
  void take(const nlohmann::json& item) override;

  // Hides in what an answer says beside what was taken. Called once, last.
  // Throws Error{not_found} where the answer is the record of such a site.
  void end(nlohmann::json& answer);

 private:
  class Hiding;
  std::unique_ptr<Hiding> hiding_;
  ItemTaker* taker_;
};

}  // namespace server
