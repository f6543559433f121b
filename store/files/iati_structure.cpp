#include "store/files/iati_structure.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "store/files/iati_values.h"
#include "store/files/sheet.h"
#include "store/files/standard.h"

namespace store {
namespace {

bool is_digit(char one) { return one >= '0' && one <= '9'; }
bool are_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

std::string_view without_sign(std::string_view text) {
  return text.starts_with('-') || text.starts_with('+') ? text.substr(1) : text;
}

bool is_decimal(std::string_view text) {
  text = without_sign(text);
  const auto point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view part = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  return (are_digits(whole) && (part.empty() || are_digits(part))) || (whole.empty() && are_digits(part));
}

bool is_date(std::string_view text) {
  return iati_day(text).has_value() && (text.size() == 10 || text[10] == 'Z' || text[10] == '+' || text[10] == '-');
}

bool is_time(std::string_view text) {
  constexpr std::size_t shortest = 19;  // 2014-01-31T07:15:37
  return text.size() >= shortest && iati_day(text).has_value() && text[10] == 'T' && text[13] == ':' && text[16] == ':';
}

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const auto comma = line.find(',');
    fields.push_back(line.substr(0, comma));
    if (comma == std::string_view::npos) return fields;
    line.remove_prefix(comma + 1);
  }
}

std::size_t number_of(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

IatiStructure::Holds IatiStructure::holds(std::string_view word) {
  constexpr std::array words{
      std::pair(std::string_view("text"), Holds::text),         std::pair(std::string_view("date"), Holds::date),
      std::pair(std::string_view("time"), Holds::time),         std::pair(std::string_view("decimal"), Holds::decimal),
      std::pair(std::string_view("integer"), Holds::integer),   std::pair(std::string_view("count"), Holds::count),
      std::pair(std::string_view("positive"), Holds::positive), std::pair(std::string_view("boolean"), Holds::boolean),
      std::pair(std::string_view("token"), Holds::token),
  };
  const auto found = std::ranges::find(words, word, [](const auto& pair) { return pair.first; });
  return found == words.end() ? Holds::nothing : found->second;
}

bool IatiStructure::fits(Holds wanted, std::string_view value) {
  value = trim(value);
  switch (wanted) {
    case Holds::nothing:
      return value.empty();
    case Holds::text:
      return true;
    case Holds::date:
      return is_date(value);
    case Holds::time:
      return is_time(value);
    case Holds::decimal:
      return is_decimal(value);
    case Holds::integer:
      return are_digits(without_sign(value));
    case Holds::count:
      return are_digits(value);
    case Holds::positive:
      return are_digits(value) && value.find_first_not_of('0') != std::string_view::npos;
    case Holds::boolean:
      return value == "0" || value == "1" || value == "true" || value == "false";
    case Holds::token:
      break;
  }
  return !value.empty() && value.find_first_of(" \t\r\n") == std::string_view::npos;
}

std::string_view IatiStructure::sentence(Holds wanted) {
  switch (wanted) {
    case Holds::date:
      return "is no day written as 2014-01-31";
    case Holds::time:
      return "is no time written as 2014-01-31T09:30:00";
    case Holds::boolean:
      return "is neither 0, 1, true nor false";
    case Holds::token:
      return "is no single word";
    case Holds::nothing:
      return "holds text, where IATI 2.03 has none";
    default:
      return "is no number of the kind that IATI 2.03 has there";
  }
}

std::size_t IatiStructure::shape(const std::string& name) {
  const auto found = std::ranges::find(shapes_, name, &Shape::name);
  if (found != shapes_.end()) return static_cast<std::size_t>(found - shapes_.begin());
  shapes_.push_back({name, {}, {}, Holds::nothing});
  return shapes_.size() - 1;
}

void IatiStructure::read_table() {
  const auto files = standard_files();
  std::string_view text = std::ranges::find(files, "iati/structure.csv", &EmbeddedFile::name)->text;
  text.remove_prefix(text.find('\n') + 1);  // its heading: shape, part, name, is, least, most
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto fields = fields_of(text.substr(0, end));
    text.remove_prefix(end + 1);
    const std::size_t of = shape(std::string(fields[0]));
    Part part{std::string(fields[2]), 0, holds(fields[3]), number_of(fields[4]), number_of(fields[5])};
    if (fields[1] == "attribute") {
      shapes_[of].attributes.push_back(std::move(part));
    } else if (fields[1] == "text") {
      shapes_[of].text = part.holds;
    } else if (fields[1] == "element") {
      part.shape = shape(std::string(fields[3]));
      shapes_[of].elements.push_back(std::move(part));
    }
  }
}

IatiStructure::IatiStructure(IatiReport& report) : report_(report) { read_table(); }

void IatiStructure::push(std::string_view name, std::size_t of, std::uint32_t line) {
  if (depth_ == open_.size()) open_.emplace_back();
  Open& element = open_[depth_++];
  element.shape = of;
  element.part = element.times = 0;
  element.line = line;
  element.name.assign(name);
  element.text.clear();
}

void IatiStructure::lacks(const Open& element, const std::string& child) {
  report_.note(element.line, element.name, "", "lacks the element " + child + ", which IATI 2.03 must have there");
}

// Steps to the child of this name in the order of the parent's elements; null where it has no place there.
const IatiStructure::Part* IatiStructure::enter(std::string_view name, std::uint32_t line) {
  Open& parent = open_[depth_ - 1];
  const std::vector<Part>& parts = shapes_[parent.shape].elements;
  const auto found = std::ranges::find(parts, name, &Part::name);
  if (found == parts.end()) {
    report_.note(line, parent.name, name, "has an element that IATI 2.03 does not have there");
    return nullptr;
  }
  const auto place = static_cast<std::size_t>(found - parts.begin());
  if (place < parent.part) {
    report_.note(line, parent.name, name, "has this element after one that must follow it");
    return &*found;
  }
  for (; parent.part < place; ++parent.part) {
    if (parent.times < parts[parent.part].least) lacks(parent, parts[parent.part].name);
    parent.times = 0;
  }
  ++parent.times;
  if (found->most != 0 && parent.times > found->most) {
    report_.note(line, parent.name, name, "has this element more often than IATI 2.03 does");
  }
  return &*found;
}

void IatiStructure::check_attributes(const Shape& of, const Attributes& attributes) {
  const Open& element = open_[depth_ - 1];
  attributes.for_each([&](std::string_view name, std::string_view value) {
    if (name.find(':') != std::string_view::npos || name == "xmlns") return;
    const auto known = std::ranges::find(of.attributes, name, &Part::name);
    if (known == of.attributes.end()) {
      report_.note(element.line, element.name, name, "has an attribute that IATI 2.03 does not have there");
      return;
    }
    if (!fits(known->holds, value)) {
      report_.note(element.line, element.name + " " + known->name, value, sentence(known->holds));
    }
  });
  for (const Part& attribute : of.attributes) {
    bool there = attribute.least == 0;
    if (there) continue;
    attributes.for_each([&](std::string_view name, std::string_view) { there = there || name == attribute.name; });
    if (!there) {
      report_.note(element.line, element.name, "",
                   "lacks the attribute " + attribute.name + ", which IATI 2.03 must have there");
    }
  }
}

void IatiStructure::open(std::string_view name, const Attributes& attributes, std::uint32_t line) {
  if (passed_over_ > 0 || (depth_ > 0 && attributes.of_other_namespace())) {
    ++passed_over_;
    return;
  }
  std::size_t of = 0;
  if (depth_ == 0) {
    const bool list = name == "iati-activities" || name == "iati-organisations" || name == "iati-organisation";
    if (!list || attributes["version"].starts_with("1")) {
      ++passed_over_;
      return;
    }
    of = shape(std::string(name));
  } else {
    const Part* part = enter(name, line);
    if (part == nullptr) {
      ++passed_over_;
      return;
    }
    of = part->shape;
  }
  push(name, of, line);
  check_attributes(shapes_[of], attributes);
}

void IatiStructure::text(std::string_view piece) {
  constexpr std::size_t enough = 64;  // to see whether it is a number
  if (passed_over_ > 0 || depth_ == 0) return;
  Open& element = open_[depth_ - 1];
  const Holds wanted = shapes_[element.shape].text;
  if (wanted == Holds::text) return;
  if (element.text.size() < enough) element.text += trim(piece).substr(0, enough);
}

void IatiStructure::close() {
  if (passed_over_ > 0) {
    --passed_over_;
    return;
  }
  const Open& element = open_[depth_ - 1];
  const Shape& of = shapes_[element.shape];
  if (of.text != Holds::text && !fits(of.text, element.text)) {
    report_.note(element.line, element.name, element.text, sentence(of.text));
  }
  for (std::size_t at = element.part; at < of.elements.size(); ++at) {
    const std::size_t times = at == element.part ? element.times : 0;
    if (times < of.elements[at].least) lacks(element, of.elements[at].name);
  }
  --depth_;
}

}  // namespace store
