#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

// What a question says besides its name: the options of a command or the query of an address. The
// command line writes "service-level" and JSON "service_level"; both are one parameter here.
class Parameters {
 public:
  void add(std::string_view name, std::string value);

  bool has(std::string_view name) const;

  // The value, or nothing where it was not given or is empty. Throws Error{invalid} where it was given twice.
  std::optional<std::string> text(std::string_view name) const;

  // Every value, over all that were given and split at "|"; empty ones are left out.
  std::vector<std::string> list(std::string_view name) const;

  // Throws Error{invalid} where the value is no whole number from `least` to `most`.
  std::optional<std::int64_t> whole(std::string_view name, std::int64_t least, std::int64_t most) const;

  // Throws Error{invalid} where the value is no number from `least` to `most`.
  std::optional<double> number(std::string_view name, double least, double most) const;

  // Whether it was given and says yes: "true", "yes", "1" or nothing at all. Throws Error{invalid}.
  bool yes(std::string_view name) const;

  // By name; each in the order given.
  const std::map<std::string, std::vector<std::string>, std::less<>>& all() const { return values_; }

  friend bool operator==(const Parameters&, const Parameters&) = default;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

}  // namespace server
