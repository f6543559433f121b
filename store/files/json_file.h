#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace store {

// Reads a JSON file of at most 16 MB that is nested at most 64 deep.
// Throws Error{invalid} with a sentence that begins with `name`; Error{not_found}; Error{too_large}.
nlohmann::json read_json(const std::filesystem::path& path, const std::string& name);

}  // namespace store
