#include "store/files/json_items.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "store/files/refusal.h"

namespace store {
namespace {

using Json = nlohmann::json;

constexpr std::size_t deepest = 64;
constexpr std::uint64_t most_values = 1'000'000;

// Builds one object at a time out of the events of the parser.
class Items {
 public:
  using number_integer_t = Json::number_integer_t;
  using number_unsigned_t = Json::number_unsigned_t;
  using number_float_t = Json::number_float_t;
  using string_t = Json::string_t;
  using binary_t = Json::binary_t;

  Items(std::string name, const std::set<std::string>& lists, const Limits& limits, const TakeJson& take)
      : name_(std::move(name)), lists_(lists), limits_(limits), take_(take) {}

  bool null() { return value(nullptr); }
  bool boolean(bool yes) { return value(yes); }
  bool number_integer(number_integer_t number) { return value(number); }
  bool number_unsigned(number_unsigned_t number) { return value(number); }
  bool number_float(number_float_t number, const string_t&) { return value(number); }
  bool string(string_t& text) {
    bytes_ += text.size();
    return value(std::move(text));
  }
  bool binary(binary_t&) { return false; }
  bool key(string_t& text) {
    bytes_ += text.size();
    key_ = std::move(text);
    return true;
  }
  bool start_object(std::size_t) { return open(Json::object()); }
  bool start_array(std::size_t) {
    const bool is_list = depth_ == 0 || (depth_ == open_.size() && lists_.contains(path()));
    if (!is_list || in_list_) return open(Json::array());
    in_list_ = true;
    list_ = depth_ == 0 ? "" : path();
    list_depth_ = depth_;
    number_ = 0;
    return deeper();
  }
  bool end_object() { return close(); }
  bool end_array() {
    if (in_list_ && depth_ == list_depth_ + 1) {
      in_list_ = false;
      list_.clear();
      --depth_;
      return true;
    }
    return close();
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
    const std::string what = error.what();
    const auto reason = what.find("syntax error");
    throw unreadable(name_, "is no JSON at byte " + std::to_string(position) + ": " +
                                (reason == std::string::npos ? what : what.substr(reason)));
  }

  bool stopped() const { return stopped_; }
  // The next text of the file, where it is one of several.
  void next_text() { ++texts_; }

 private:
  // The keys that lead to the value that comes next, "data/flows".
  std::string path() const {
    std::string path;
    for (std::size_t at = 1; at < open_.size(); ++at) path += open_[at].first + "/";
    return path + key_;
  }

  bool deeper() {
    if (++depth_ > deepest) throw unreadable(name_, "is nested more than 64 deep, which no file of the field is");
    return true;
  }

  bool value(Json&& value) {
    if (++values_ > most_values || bytes_ > limits_.part_bytes) {
      throw oversized(name_, "holds an object of more than a million values, which no record of the field is");
    }
    if (open_.empty() || (in_list_ && depth_ == list_depth_ + 1)) return show(std::move(value));
    put(std::move(value));
    return true;
  }

  // A list inside a list without objects, say of coordinates, is counted by its values.
  bool open(Json&& container) {
    if (++values_ > most_values) {
      throw oversized(name_, "holds an object of more than a million values, which no record of the field is");
    }
    open_.emplace_back(std::move(key_), std::move(container));
    key_.clear();
    return deeper();
  }

  bool close() {
    --depth_;
    auto [key, container] = std::move(open_.back());
    open_.pop_back();
    if (open_.empty() || (in_list_ && depth_ == list_depth_ + 1)) return show(std::move(container));
    key_ = std::move(key);
    put(std::move(container));
    return true;
  }

  void put(Json&& value) {
    Json& holder = open_.back().second;
    if (holder.is_array()) {
      holder.push_back(std::move(value));
    } else {
      holder[key_] = std::move(value);
    }
  }

  bool show(Json&& item) {
    values_ = 0;
    bytes_ = 0;
    const bool go_on = take_({list_, in_list_ ? ++number_ : texts_}, std::move(item));
    stopped_ = !go_on;
    return go_on;
  }

  std::string name_;
  const std::set<std::string>& lists_;
  const Limits& limits_;
  const TakeJson& take_;
  std::vector<std::pair<std::string, Json>> open_;  // from the outermost, each with the key under which it stands
  std::string key_, list_;
  std::size_t depth_ = 0, list_depth_ = 0;
  std::uint64_t values_ = 0, bytes_ = 0;
  std::uint32_t number_ = 0, texts_ = 1;
  bool in_list_ = false, stopped_ = false;
};

}  // namespace

void each_json_item(const std::filesystem::path& path, const std::string& name, const std::set<std::string>& lists,
                    const Limits& limits, const TakeJson& take) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) throw Error(Error::Kind::not_found, name + " cannot be opened");
  Items items(name, lists, limits, take);
  constexpr bool whole_file = false;
  while (!items.stopped() && !(file >> std::ws).eof()) {
    if (!Json::sax_parse(file, &items, nlohmann::detail::input_format_t::json, whole_file)) return;
    items.next_text();
  }
}

}  // namespace store
