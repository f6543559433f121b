#include "store/files/csv.h"

#include <array>

#include "store/files/refusal.h"

namespace store {
namespace {

constexpr std::size_t piece_size = 1 << 16;

// Shows the text as UTF-8 in pieces until it ends or `take` returns false.
void decode_all(std::istream& text, Encoding encoding, const std::function<bool(std::string_view)>& take) {
  Decoder decoder(encoding);
  std::array<char, piece_size> piece;
  while (text.read(piece.data(), piece.size()), text.gcount() > 0) {
    if (!take(decoder.decode({piece.data(), static_cast<std::size_t>(text.gcount())}))) return;
  }
  take(decoder.finish());
}

void check_is_text(const std::string& beginning, const std::string& name) {
  if (trim(beginning).empty()) throw unreadable(name, "is empty: there is nothing to read");
  std::size_t controls = 0;
  for (const char character : beginning) {
    const auto code = static_cast<unsigned char>(character);
    if (code < ' ' && code != '\n' && code != '\r' && code != '\t') ++controls;
  }
  if (beginning.find('\0') != std::string::npos || controls > beginning.size() / 50) {
    throw unreadable(name, "is neither a workbook nor a text: send the table as .xlsx or CSV");
  }
}

// The letters of a single-byte text are a guess, which its reader alone can check.
std::string remark_on(Encoding encoding) {
  const bool western = encoding == Encoding::windows_1252;
  if (!western && encoding != Encoding::windows_1256) return {};
  return std::string("is not UTF-8, and was read as ") +
         (western ? "Windows-1252, in western letters" : "Windows-1256, in Arabic letters") +
         ": where names look wrong, save it as 'CSV UTF-8' or .xlsx";
}

class Csv : public Workbook {
 public:
  Csv(OpenText open, std::string name, const Limits& limits)
      : open_(std::move(open)), name_(std::move(name)), limits_(limits), form_(find_form(open_, name_)) {}

  const std::vector<SheetName>& sheets() const override { return sheets_; }
  std::string remark() const override { return remark_on(form_.encoding); }

  void read(std::size_t, const TakeRow& take) override {
    Row row;
    std::uint64_t bytes = 0;
    DelimitedText reader(form_.dialect, [&](const std::vector<Field>& fields) { return show(row, fields, take); });
    decode_all(*open_(), form_.encoding, [&](std::string_view piece) {
      bytes += piece.size();
      if (bytes > limits_.text_bytes) {
        throw oversized(name_, "holds more than " + std::to_string(limits_.text_bytes >> 20) + " MB: split it");
      }
      return reader.feed(piece);
    });
    if (!reader.finish()) {
      throw unreadable(name_, "opens a quotation mark in row " + std::to_string(reader.record()) +
                                  " that is never closed: close it, or double it where it is meant as a character");
    }
  }

 private:
  bool show(Row& row, const std::vector<Field>& fields, const TakeRow& take) {
    if (++row.number > limits_.rows) {
      throw oversized(name_, "holds more than " + std::to_string(limits_.rows) + " rows: split it");
    }
    if (fields.size() > limits_.columns) {
      throw oversized(
          name_, "has more than " + std::to_string(limits_.columns) + " columns in row " + std::to_string(row.number));
    }
    if (row.number == 1 && is_separator_line(fields)) return true;
    row.cells.clear();
    for (std::size_t at = 0; at < fields.size(); ++at) {
      if (!fields[at].text.empty())
        row.cells.push_back({static_cast<std::uint32_t>(at), fields[at].text, fields[at].quoted});
    }
    return row.cells.empty() || take(row) == Next::row;
  }

  OpenText open_;
  std::string name_;
  Limits limits_;
  CsvForm form_;
  std::vector<SheetName> sheets_ = {SheetName{}};
};

}  // namespace

CsvForm find_form(const OpenText& open, const std::string& name) {
  CsvForm form;
  form.encoding = guess_encoding(*open());
  std::string beginning;
  decode_all(*open(), form.encoding, [&](std::string_view piece) {
    beginning += piece;
    return beginning.size() < piece_size;
  });
  check_is_text(beginning, name);
  form.dialect = guess_dialect(beginning);
  if (beginning.starts_with("sep=") && beginning.size() > 5) form.dialect.delimiter = beginning[4];
  return form;
}

bool is_separator_line(const std::vector<Field>& fields) {
  return !fields.empty() && fields.front().text.starts_with("sep=") && fields.front().text.size() <= 5;
}

std::unique_ptr<Workbook> open_csv(OpenText open, const std::string& name, const Limits& limits) {
  return std::make_unique<Csv>(std::move(open), name, limits);
}

}  // namespace store
