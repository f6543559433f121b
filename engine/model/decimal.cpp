#include "engine/model/decimal.h"

#include "engine/model/error.h"

namespace engine {
namespace {

constexpr std::int64_t scale = 10'000;
constexpr std::int64_t largest_whole = 900'000'000'000'000;

Error not_an_amount(std::string_view text) {
  return Error(Error::Kind::invalid, "'" + std::string(text) + "' is no amount written as 1234.50");
}

}  // namespace

Decimal parse_decimal(std::string_view text) {
  std::string_view rest = text;
  const bool negative = !rest.empty() && rest.front() == '-';
  if (negative) rest.remove_prefix(1);
  const std::string_view whole = rest.substr(0, rest.find('.'));
  const std::string_view part = whole.size() < rest.size() ? rest.substr(whole.size() + 1) : std::string_view();
  if (whole.empty() && part.empty()) throw not_an_amount(text);

  std::int64_t number = 0;
  for (const char digit : whole) {
    if (digit < '0' || digit > '9') throw not_an_amount(text);
    number = number * 10 + (digit - '0');
    if (number > largest_whole) throw not_an_amount(text);
  }
  std::int64_t fraction = 0;
  std::int64_t place = scale;
  bool round_up = false;
  for (const char digit : part) {
    if (digit < '0' || digit > '9') throw not_an_amount(text);
    if (place == 1) {
      round_up = digit >= '5';
      place = 0;
    } else if (place > 1) {
      place /= 10;
      fraction += (digit - '0') * place;
    }
  }
  const std::int64_t all = number * scale + fraction + (round_up ? 1 : 0);
  return {negative ? -all : all};
}

std::string to_text(Decimal amount) {
  const bool negative = amount.ten_thousandths < 0;
  const std::int64_t size = negative ? -amount.ten_thousandths : amount.ten_thousandths;
  std::string text = (negative ? "-" : "") + std::to_string(size / scale);
  std::int64_t fraction = size % scale;
  if (fraction == 0) return text;
  text += '.';
  for (std::int64_t place = scale / 10; fraction != 0; place /= 10) {
    text += static_cast<char>('0' + fraction / place);
    fraction %= place;
  }
  return text;
}

double to_double(Decimal amount) { return static_cast<double>(amount.ten_thousandths) / static_cast<double>(scale); }

}  // namespace engine
