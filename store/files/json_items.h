#pragma once

#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>

#include "store/files/limits.h"

namespace store {

// One object of a JSON file.
struct JsonItem {
  std::string
      list;  // the name of the list that holds it; empty where it is the file itself or of a list without a name
  std::uint32_t number = 0;  // of the object in its list, from 1
};

// Returns false to stop the reading.
using TakeJson = std::function<bool(const JsonItem&, nlohmann::json&&)>;

// Shows the objects of a JSON file one by one, so that no more than one is held: the elements of a list, those of
// the lists of an object that are named in `lists` ("data/flows" is one of an object inside), or the object itself,
// without these lists, after them. Several texts of JSON in one file, one a line, are shown as one list. Throws
// Error{not_found}; Error{invalid} where it is no JSON or nested more than 64 deep; Error{too_large} where one object
// holds more than a million values, or more bytes of text than a part of a file may. Cost: one walk over the file;
// memory for one object.
void each_json_item(const std::filesystem::path& path, const std::string& name, const std::set<std::string>& lists,
                    const Limits& limits, const TakeJson& take);

}  // namespace store
