#include "server/answers/hidden_sites.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "engine/model/error.h"
#include "server/answers/shown_cells.h"
#include "store/files/site_guard.h"

namespace server {
namespace {

using engine::Location;
using engine::Ref;
using engine::Service;
using nlohmann::json;

// Texts of people, which are no ids.
bool is_prose(const std::string& column) {
  return column == "name" || column == "text" || column == "note" || column == "reason" || column == "detail";
}

// What is keyed by ids, and is put right once it is known which of them the answer still names.
bool is_by_id(const std::string& column) { return column == "names" || column == "parents" || column == "levels_of"; }

}  // namespace

class HiddenSites::Hiding {
 public:
  explicit Hiding(const Asking& asking)
      : asking_(asking), locations_(asking.edition.snapshot().locations), cells_(asking) {}

  // Hides what a part of an answer names, and says whether the part itself may be told.
  bool hide_in(json& part) {
    if (part.contains("id") && is_kept_record(part["id"])) return false;
    walk(part);
    return true;
  }

  void hide(json& answer) {
    const auto id = answer.find("id");
    if (id != answer.end() && is_kept_record(*id)) {
      throw engine::Error(engine::Error::Kind::not_found, "no record has the id '" + id->get<std::string>() + "'");
    }
    walk(answer);
    rename(answer);
    for (const char* column : {"names", "parents", "levels_of"}) {
      const auto found = answer.find(column);
      if (found != answer.end()) put_right(*found, column);
    }
  }

 private:
  // Unknown where the text is not the id of a site.
  Ref<Location> site(const std::string& text) const {
    const auto place = locations_.find(text);
    return place.known() && locations_.level(place) > store::deepest_shown ? place : Ref<Location>{};
  }

  // Whether the id is that of a site of which nobody said in public that he works there.
  bool is_kept_record(const json& id) {
    if (!id.is_string()) return false;
    const auto place = site(id.get_ref<const std::string&>());
    return place.known() && !cells_.is_told(place);
  }

  void put_shown(json& value, Ref<Service> service) {
    const std::string text = value;
    const auto place = site(text);
    if (!place.known()) return;
    const auto shown = cells_.is_told(place) ? cells_.shown({place, service, {}}) : cells_.around({place, service, {}});
    if (shown.location == place) {
      told_.insert(text);
      return;
    }
    value = shown.location.known() ? json(locations_.id(shown.location)) : json();
    instead_.emplace(text, shown.location);
  }

  Ref<Service> service_of(const json& object) const {
    const auto found = object.find("service");
    return found != object.end() && found->is_string() ? asking_.edition.snapshot().services.find(*found)
                                                       : Ref<Service>{};
  }

  bool is_own(const json& object) const {
    const auto found = object.find("organisation");
    return found != object.end() && !asking_.organisation.empty() && *found == asking_.organisation;
  }

  void walk_list(json& list, Ref<Service> service) {
    std::erase_if(list.get_ref<json::array_t&>(),
                  [&](const json& one) { return one.is_object() && one.contains("id") && is_kept_record(one["id"]); });
    const std::size_t before = instead_.size();
    bool has_changed = false;
    for (json& one : list) {
      const json old = one.is_string() ? one : json();
      walk_value(one, service);
      has_changed = has_changed || (!old.is_null() && one != old) || instead_.size() != before;
    }
    if (has_changed && std::ranges::all_of(list, [](const json& one) { return one.is_string(); })) keep_once(list);
  }

  static void keep_once(json& list) {
    json once = json::array();
    for (json& one : list) {
      if (std::ranges::find(once, one) == once.end()) once.push_back(std::move(one));
    }
    list = std::move(once);
  }

  void walk_value(json& value, Ref<Service> service) {
    if (value.is_string()) {
      put_shown(value, service);
    } else if (value.is_array()) {
      walk_list(value, service);
    } else if (value.is_object()) {
      walk(value);
    }
  }

  void walk(json& object) {
    if (is_own(object)) return note_own(object);
    const auto service = service_of(object);
    const json place = object.value("location", json());
    for (auto& [column, value] : object.items()) {
      if (column == "id" && value.is_string()) {
        told_.insert(value.get<std::string>());  // what may not be told was left out
      } else if (!is_prose(column) && !is_by_id(column)) {
        walk_value(value, service);
      }
    }
    if (object.value("location", json()) != place && object.contains("words")) object["words"] = json::object();
  }

  void note_own(const json& object) {
    for (const char* column : {"location", "serves"}) {
      const auto found = object.find(column);
      if (found == object.end()) continue;
      for (const json& one : found->is_array() ? *found : json::array({*found})) {
        if (one.is_string()) told_.insert(one.get<std::string>());
      }
    }
  }

  // The title of a page says where it is about.
  void rename(json& answer) {
    const auto title = answer.find("name");
    if (title == answer.end() || !title->is_string()) return;
    std::string text = *title;
    for (const auto& [id, place] : instead_) {
      const std::string& name = asking_.edition.name_of(id);
      const auto at = text.find(name);
      if (at != std::string::npos) text.replace(at, name.size(), place.known() ? locations_.name(place) : "");
    }
    *title = text;
  }

  void put_right(json& by_id, const std::string& column) {
    for (auto one = by_id.begin(); one != by_id.end();) {
      const bool is_hidden = site(one.key()).known() && !told_.contains(one.key());
      one = is_hidden ? by_id.erase(one) : std::next(one);
    }
    if (column != "names") return;
    for (const auto& [id, place] : instead_) {
      if (place.known()) by_id[locations_.id(place)] = locations_.name(place);
    }
  }

  const Asking& asking_;
  const engine::Order<Location>& locations_;
  ShownCells cells_;
  std::set<std::string> told_;                    // sites that the answer names as it stands
  std::map<std::string, Ref<Location>> instead_;  // by the id of a hidden site: what stands in its stead
};

HiddenSites::HiddenSites(const Asking& asking, ItemTaker* taker)
    : hiding_(std::make_unique<Hiding>(asking)), taker_(taker) {}
HiddenSites::~HiddenSites() = default;

void HiddenSites::begin(const json& answer) {
  json shown = answer;
  hiding_->hide_in(shown);
  taker_->begin(shown);
}

void HiddenSites::take(const json& item) {
  json shown = item;
  if (hiding_->hide_in(shown)) taker_->take(shown);
}

void HiddenSites::end(json& answer) { hiding_->hide(answer); }

}  // namespace server
