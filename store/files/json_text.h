#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

// What a value of JSON says, as text: files of the field write one thing now as a number, now as a text.
namespace store {

// Empty for null, for lists and for objects; a number in its shortest form, true and false in these words.
std::string text_of(const nlohmann::json& value);

// The text of a member; empty where `object` is none or does not have it.
std::string text_at(const nlohmann::json& object, std::string_view member);

// The texts of a member that is a list, or the one text that stands in its stead.
std::vector<std::string> texts_at(const nlohmann::json& object, std::string_view member);

}  // namespace store
