#include "server/answers/mentioned.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/library/edition.h"

namespace server {

void Mentioned::add(const std::string& id) {
  const std::string& name = edition_.name_of(id);
  if (name != id) {
    names_(id);
    return;
  }
  nameless_.push_back({text_.size(), static_cast<std::uint32_t>(id.size())});
  text_ += id;
}

void Mentioned::walk(const std::function<void(std::string_view id, std::string_view name)>& visit) {
  std::ranges::sort(nameless_, {}, [&](const Place& place) { return id_at(place); });
  const auto same = [&](const Place& one, const Place& other) { return id_at(one) == id_at(other); };
  nameless_.erase(std::unique(nameless_.begin(), nameless_.end(), same), nameless_.end());
  const nlohmann::json named = names_.json();
  auto next = nameless_.begin();
  for (const auto& [id, name] : named.items()) {
    for (; next != nameless_.end() && id_at(*next) < id; ++next) visit(id_at(*next), id_at(*next));
    if (next != nameless_.end() && id_at(*next) == id) ++next;
    visit(id, name.get_ref<const std::string&>());
  }
  for (; next != nameless_.end(); ++next) visit(id_at(*next), id_at(*next));
}

}  // namespace server
