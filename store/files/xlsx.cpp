#include "store/files/xlsx.h"

#include <algorithm>
#include <charconv>

#include "store/files/archive.h"
#include "store/files/merged_cells.h"
#include "store/files/refusal.h"
#include "store/files/shared_strings.h"
#include "store/files/workbook_parts.h"
#include "store/files/xml.h"

namespace store {
namespace {

// What the rows of a sheet cannot be read without.
struct Context {
  const std::string& file;
  const Limits& limits;
  const SharedStrings& strings;
  const std::vector<bool>& date_formats;
  DateSystem dates;
};

template <class Number>
std::optional<Number> parse_whole(std::string_view text) {
  Number number{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Puts rows together from the elements of a sheet and shows each as it is closed.
class RowListener : public XmlListener {
 public:
  RowListener(const Context& context, const TakeRow& take) : context_(context), take_(take) {}

  bool stopped() const { return stopped_; }

  void open(std::string_view name, const Attributes& attributes) override {
    if (name == "c") {
      open_cell(attributes);
    } else if (name == "v") {
      in_value_ = true;
    } else if (name == "t") {
      in_value_ = in_inline_ && !in_reading_aid_;
    } else if (name == "is") {
      in_inline_ = true;
    } else if (name == "rPh") {
      in_reading_aid_ = true;
    } else if (name == "row") {
      open_row(attributes);
    }
  }

  void close(std::string_view name) override {
    if (name == "v" || name == "t") {
      in_value_ = false;
    } else if (name == "is") {
      in_inline_ = false;
    } else if (name == "rPh") {
      in_reading_aid_ = false;
    } else if (name == "c") {
      close_cell();
    } else if (name == "row") {
      close_row();
    } else if (name == "sheetData") {
      stopped_ = true;
    }
  }

  void text(std::string_view piece) override {
    if (in_value_) value_ += piece;
  }

 private:
  // A cell whose text may still move: its own stands in `own_text_`, a shared one elsewhere.
  struct Pending {
    std::uint32_t column;
    std::size_t begin, size;
    std::string_view shared;
  };

  void open_row(const Attributes& attributes) {
    const auto stated = parse_whole<std::uint32_t>(attributes["r"]);
    row_.number = stated && *stated > row_.number ? *stated : row_.number + 1;
    if (row_.number > context_.limits.rows) {
      throw oversized(context_.file, "has a sheet of more than " + std::to_string(context_.limits.rows) + " rows");
    }
    next_column_ = 0;
    pending_.clear();
    own_text_.clear();
  }

  void open_cell(const Attributes& attributes) {
    const auto stated = parse_column(attributes["r"]);
    column_ = stated ? *stated : next_column_;
    if (column_ >= context_.limits.columns) {
      throw oversized(context_.file,
                      "has a sheet of more than " + std::to_string(context_.limits.columns) + " columns");
    }
    next_column_ = column_ + 1;
    type_ = attributes["t"];
    const auto style = parse_whole<std::size_t>(attributes["s"]);
    shows_date_ = style && *style < context_.date_formats.size() && context_.date_formats[*style];
    value_.clear();
  }

  void close_cell() {
    if (value_.empty()) return;
    Pending cell{column_, own_text_.size(), 0, {}};
    if (type_ == "s") {
      const auto index = parse_whole<std::size_t>(value_);
      if (!index || *index >= context_.strings.size()) {
        throw unreadable(context_.file, "is damaged: a cell of row " + std::to_string(row_.number) +
                                            " names a text that the workbook lacks. Save it anew");
      }
      cell.shared = context_.strings[*index];
      cell.size = cell.shared.size();
    } else {
      const std::string own = own_value();
      own_text_ += own;
      cell.size = own.size();
    }
    shown_bytes_ += cell.size;
    if (shown_bytes_ > context_.limits.text_bytes) {
      throw oversized(context_.file, "has a sheet of more than " + std::to_string(context_.limits.text_bytes >> 20) +
                                         " MB of text: split it");
    }
    if (cell.size != 0) pending_.push_back(cell);
  }

  std::string own_value() const {
    if (type_ == "b") return value_ == "1" ? "true" : "false";
    if (type_ == "inlineStr" || type_ == "str") return unescape_controls(value_);
    if (type_ == "e" || type_ == "d") return value_;
    double number = 0;
    const auto [end, fault] = std::from_chars(value_.data(), value_.data() + value_.size(), number);
    if (shows_date_ && fault == std::errc() && end == value_.data() + value_.size()) {
      if (const auto date = date_text(number, context_.dates)) return *date;
    }
    return shortest_number(value_);
  }

  void close_row() {
    if (pending_.empty() || stopped_) return;
    std::ranges::stable_sort(pending_, {}, &Pending::column);
    row_.cells.clear();
    for (const Pending& cell : pending_) {
      const std::string_view text =
          cell.shared.empty() ? std::string_view(own_text_).substr(cell.begin, cell.size) : cell.shared;
      if (!row_.cells.empty() && row_.cells.back().column == cell.column) row_.cells.pop_back();
      row_.cells.push_back({cell.column, text, false});
    }
    stopped_ = take_(row_) == Next::stop;
  }

  const Context& context_;
  const TakeRow& take_;
  Row row_;
  std::vector<Pending> pending_;
  std::string own_text_, value_, type_;
  std::uint32_t column_ = 0, next_column_ = 0;
  std::uint64_t shown_bytes_ = 0;
  bool shows_date_ = false, in_value_ = false, in_inline_ = false, in_reading_aid_ = false, stopped_ = false;
};

class Xlsx : public Workbook {
 public:
  Xlsx(const std::filesystem::path& path, const std::string& name, const Limits& limits)
      : limits_(limits),
        archive_(path, name, limits),
        parts_(read_workbook_parts(archive_)),
        date_formats_(read_date_formats(archive_, parts_.styles)),
        strings_(SharedStrings::read(archive_, parts_.shared_strings, limits)) {
    for (const SheetPart& sheet : parts_.sheets) names_.push_back(sheet.name);
  }

  const std::vector<SheetName>& sheets() const override { return names_; }

  void read(std::size_t sheet, const TakeRow& take) override {
    const std::string& part = parts_.sheets.at(sheet).part;
    const Context context{archive_.name(), limits_, strings_, date_formats_, parts_.dates};
    MergedTexts merged(read_merged_cells(archive_, part));
    const TakeRow take_filled = [&](const Row& row) { return take(merged.fill(row)); };
    RowListener listener(context, take_filled);
    XmlReader reader(archive_.name() + ": its part " + part, listener);
    archive_.read(part, [&](std::string_view piece) {
      reader.feed(piece);
      return !listener.stopped();
    });
    if (!listener.stopped()) reader.finish();
  }

 private:
  Limits limits_;
  Archive archive_;
  WorkbookParts parts_;
  std::vector<bool> date_formats_;
  SharedStrings strings_;
  std::vector<SheetName> names_;
};

}  // namespace

std::unique_ptr<Workbook> open_xlsx(const std::filesystem::path& path, const std::string& name, const Limits& limits) {
  return std::make_unique<Xlsx>(path, name, limits);
}

}  // namespace store
