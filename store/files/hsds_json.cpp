#include "store/files/hsds_json.h"

#include <nlohmann/json.hpp>

#include "store/files/json_items.h"

namespace store {
namespace {

using Json = nlohmann::json;

// Under these names APIs send a page of objects, or a file holds a large table.
const std::set<std::string> lists{"contents",      "content",           "data",
                                  "items",         "organizations.csv", "services.csv",
                                  "locations.csv", "results",           "service_at_location.csv"};

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? "" : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// The table of an object that no name tells, by what only such objects have.
std::string table_by_fields(const Json& object) {
  const auto has = [&](const char* key) { return object.contains(key); };
  const bool at_location = (has("location") || has("location_id")) && (has("service") || has("service_id"));
  if (at_location && !has("name")) return "service_at_location";
  if (has("organization") || has("organization_id") || has("service_at_locations") || has("application_process")) {
    return has("latitude") || has("location_type") ? "location" : "service";
  }
  if (has("location_type") || has("addresses") || has("latitude")) return "location";
  if (has("taxonomy") || has("term_uri") || has("taxonomy_detail")) return "taxonomy_term";
  for (const char* key : {"legal_status", "services", "website", "tax_status", "organization_identifiers",
                          "alternate_name", "year_incorporated", "parent_organization_id", "locations"}) {
    if (has(key)) return "organization";
  }
  return has("status") ? "service" : "";
}

class Objects {
 public:
  Objects(std::string file, HsdsDirectory& directory) : file_(std::move(file)), directory_(directory) {}

  // `owner` is a field and the id of the object that holds this one; empty for the outermost.
  void take(const std::string& table, const Json& object, const std::pair<std::string, std::string>& owner) {
    HsdsRow row{table, {}, {}};
    if (!owner.first.empty() && !owner.second.empty()) row.fields[owner.first] = owner.second;
    for (const auto& [key, value] : object.items()) {
      if (!value.is_structured()) {
        const std::string text = text_of(value);
        if (!text.empty()) row.fields[key] = text;
      }
    }
    std::string& id = row.fields["id"];
    if (id.empty()) id = "no id, " + table + " " + std::to_string(++unnamed_);
    const std::string own_id = id;
    row.citation = {file_ + ", " + table + " " + own_id, 0};
    for (const auto& [key, value] : object.items()) {
      if (value.is_structured()) take_inside(row, own_id, key, value);
    }
    directory_.take(std::move(row));
  }

  // An object that is none of a directory may hold whole tables, each under its name.
  void take_tables(const Json& object) {
    for (const auto& [key, rows] : object.items()) {
      const std::string table = hsds_table(key);
      if (table.empty() || !rows.is_array()) continue;
      for (const Json& row : rows) {
        if (row.is_object()) take(table, row, {});
      }
    }
  }

 private:
  // A list holds what belongs to this object; an object is what this one refers to.
  void take_inside(HsdsRow& row, const std::string& own_id, const std::string& key, const Json& value) {
    const std::string table = hsds_table(key);
    if (table.empty()) return;
    if (value.is_array()) {
      const std::string link = table == "attribute" ? "link_id" : row.table + "_id";
      for (const Json& one : value) {
        if (one.is_object()) take(table, one, {link, own_id});
      }
      return;
    }
    Json referred = value;
    if (!referred.contains("id")) referred["id"] = table + " of " + own_id;
    row.fields[table + "_id"] = text_of(referred["id"]);
    take(table, referred, {});
  }

  std::string file_;
  HsdsDirectory& directory_;
  std::size_t unnamed_ = 0;
};

}  // namespace

std::uint64_t read_hsds_json(const std::filesystem::path& path, const ReadOptions& options, HsdsDirectory& directory) {
  Objects objects(options.name, directory);
  std::uint64_t pages = 1;
  each_json_item(path, options.name, lists, options.limits, [&](const JsonItem& item, Json&& object) {
    if (!object.is_object()) return true;
    const auto total = object.find("total_pages");
    if (item.list.empty() && total != object.end() && total->is_number_unsigned()) pages = total->get<std::uint64_t>();
    std::string table = item.list.ends_with(".csv") ? hsds_table(item.list) : table_by_fields(object);
    const bool holds_tables = !object.contains("id") && !object.contains("name");
    if (holds_tables) objects.take_tables(object);
    if (!table.empty() && !holds_tables) objects.take(table, object, {});
    return true;
  });
  return pages;
}

}  // namespace store
