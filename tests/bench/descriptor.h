#pragma once

#include <filesystem>
#include <initializer_list>
#include <string_view>

namespace bench {

// Writes the datapackage.json of a folder with these tables. Throws Error{storage}.
void write_descriptor(const std::filesystem::path& folder, std::string_view name,
                      std::initializer_list<std::string_view> tables);

}  // namespace bench
