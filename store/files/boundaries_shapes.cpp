#include "store/files/boundaries_shapes.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "store/files/boundaries_arcs.h"
#include "store/files/refusal.h"

namespace store {
namespace {

using Json = nlohmann::json;

constexpr std::size_t deepest = 64;
constexpr std::uint64_t most_points_of_shape = 10'000'000, most_points_of_arcs = 20'000'000;

// Follows the events of the parser and keeps of them what shapes are made of.
class Shapes {
 public:
  using number_integer_t = Json::number_integer_t;
  using number_unsigned_t = Json::number_unsigned_t;
  using number_float_t = Json::number_float_t;
  using string_t = Json::string_t;
  using binary_t = Json::binary_t;

  Shapes(std::string name, const TakeShape& take) : name_(std::move(name)), take_(take) {}

  bool null() { return true; }
  bool boolean(bool) { return true; }
  bool number_integer(number_integer_t number) { return figure(static_cast<double>(number)); }
  bool number_unsigned(number_unsigned_t number) { return figure(static_cast<double>(number)); }
  bool number_float(number_float_t number, const string_t&) { return figure(number); }
  bool string(string_t& text) {
    if (in_properties() && !text.empty()) shape_.properties[key_] = std::move(text);
    return true;
  }
  bool binary(binary_t&) { return false; }
  bool key(string_t& text) {
    key_ = std::move(text);
    if (key_ == "properties" && !frames_.empty()) frames_.back().has_properties = true;
    return true;
  }

  bool start_object(std::size_t) { return open(false); }
  bool end_object() {
    const Frame frame = frames_.back();
    frames_.pop_back();
    // A reference system has properties too, and is no shape.
    if (frame.has_properties && frame.key != "crs") finish_shape();
    return true;
  }

  bool start_array(std::size_t) {
    const bool begins = numbers_.mode() == NestedNumbers::Mode::none && !in_properties();
    if (begins && key_ == "coordinates") numbers_.begin(NestedNumbers::Mode::points, most_points_of_shape);
    if (begins && key_ == "arcs") {
      const bool of_file = frames_.size() == 1;
      numbers_.begin(of_file ? NestedNumbers::Mode::points : NestedNumbers::Mode::indexes,
                     of_file ? most_points_of_arcs : most_points_of_shape);
      of_file_ = of_file;
    }
    numbers_.open();
    return open(true);
  }

  bool end_array() {
    frames_.pop_back();
    if (!numbers_.close()) return true;
    if (of_file_) {
      arcs_.set_arcs(numbers_.take_rings());
      of_file_ = false;
    } else if (numbers_.mode() == NestedNumbers::Mode::indexes) {
      indexes_ = numbers_.take_indexes();
    } else {
      if (const auto point = numbers_.single_point()) shape_.point = point;
      polygons_ = numbers_.take_polygons();
    }
    numbers_.end();
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
    throw unreadable(name_, "is no JSON, or cut short: it cannot be understood from byte " + std::to_string(position));
  }

  // What had to wait for the end of the file.
  void finish() {
    for (auto& [shape, indexes] : waiting_) {
      if (!shape.point) shape.point = point_inside(arcs_.polygons(indexes));
      take_(std::move(shape));
    }
  }

 private:
  struct Frame {
    std::string key;  // under which it stands
    bool is_array = false, has_properties = false;
  };

  // Properties of a reference system are none of a shape.
  bool in_properties() const {
    const bool is_here = !frames_.empty() && !frames_.back().is_array && frames_.back().key == "properties";
    return is_here && (frames_.size() < 2 || frames_[frames_.size() - 2].key != "crs");
  }

  bool open(bool is_array) {
    if (frames_.size() >= deepest) throw unreadable(name_, "is nested more than 64 deep, which no boundary is");
    frames_.push_back({key_, is_array, false});
    return true;
  }

  bool figure(double number) {
    if (in_properties()) {
      shape_.properties[key_] = Json(number).dump();
      // A code that is a number is written without the point of a fraction.
      std::string& text = shape_.properties[key_];
      if (text.ends_with(".0")) text.resize(text.size() - 2);
    } else if (frames_.size() >= 2 && frames_[frames_.size() - 2].key == "transform") {
      arcs_.add_transform(frames_.back().key, number);
    } else if (!numbers_.add(number)) {
      throw oversized(name_, "has a shape of more points than any boundary needs: simplify it");
    }
    return true;
  }

  void finish_shape() {
    shape_.number = ++shapes_;
    if (!indexes_.empty()) {
      waiting_.emplace_back(std::move(shape_), std::move(indexes_));
    } else {
      if (!shape_.point) shape_.point = point_inside(polygons_);
      take_(std::move(shape_));
    }
    shape_ = {};
    polygons_ = {};
    indexes_ = {};
  }

  std::string name_;
  const TakeShape& take_;
  std::vector<Frame> frames_;
  std::string key_;
  NestedNumbers numbers_;
  bool of_file_ = false;  // the numbers are the arcs of the file
  BoundaryShape shape_;
  std::vector<Polygon> polygons_;
  ArcPolygons indexes_;
  Arcs arcs_;
  std::vector<std::pair<BoundaryShape, ArcPolygons>> waiting_;
  std::uint32_t shapes_ = 0;
};

}  // namespace

void read_shapes(const std::filesystem::path& path, const std::string& name, const TakeShape& take) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) throw Error(Error::Kind::not_found, name + " cannot be opened");
  Shapes shapes(name, take);
  Json::sax_parse(file, &shapes);
  shapes.finish();
}

}  // namespace store
