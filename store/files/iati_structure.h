#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/files/iati_report.h"
#include "store/files/xml.h"

namespace store {

// Holds a file of IATI 2.x against the structure that 2.03 prescribes (data/iati/structure.csv), and notes what
// differs: elements that lack, repeat or stand in another order than the standard's; attributes that lack or are
// unknown; values that are no day, number or yes or no. None of it keeps anything from being read. Elements and
// attributes of other namespaces are nobody's business here.
class IatiStructure {
 public:
  // REQUIRES: `report` outlives it.
  explicit IatiStructure(IatiReport& report);

  // For every element and text of the file, in order. What states a version 1 is not held against anything, nor is an
  // activity alone, which states none.
  void open(std::string_view name, const Attributes& attributes, std::uint32_t line);
  void text(std::string_view piece);
  void close();

 private:
  enum class Holds { nothing, text, date, time, decimal, integer, count, positive, boolean, token };
  struct Part {
    std::string name;
    std::size_t shape = 0;            // of an element
    Holds holds = Holds::nothing;     // of an attribute
    std::size_t least = 0, most = 0;  // 0 is any number
  };
  struct Shape {
    std::string name;
    std::vector<Part> attributes, elements;
    Holds text = Holds::nothing;
  };
  // An element that is open.
  struct Open {
    std::size_t shape = 0;
    std::size_t part = 0;   // of its shape's elements: where the last child stood
    std::size_t times = 0;  // how often that child stood
    std::uint32_t line = 0;
    std::string name, text;
  };

  static Holds holds(std::string_view word);
  static bool fits(Holds wanted, std::string_view value);
  static std::string_view sentence(Holds wanted);
  std::size_t shape(const std::string& name);
  void read_table();
  const Part* enter(std::string_view name, std::uint32_t line);
  void check_attributes(const Shape& shape, const Attributes& attributes);
  void lacks(const Open& element, const std::string& child);
  void push(std::string_view name, std::size_t shape, std::uint32_t line);

  IatiReport& report_;
  std::vector<Shape> shapes_;
  std::vector<Open> open_;  // the first `depth_` are open
  std::size_t depth_ = 0;
  std::size_t passed_over_ = 0;  // elements that are open inside one that is not held against anything
};

}  // namespace store
