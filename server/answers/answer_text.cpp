#include "server/answers/answer_text.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "engine/model/error.h"
#include "server/answers/csv.h"
#include "server/answers/json.h"
#include "server/answers/json_writing.h"

namespace server {
namespace {

using nlohmann::json;

class JsonText final : public AnswerText {
 public:
  explicit JsonText(Put put) : put_(std::move(put)) {}

  void begin(const json& answer) override {
    put_("{");
    for (const auto& [name, value] : answer.items()) put_(to_text(json(name)) + ":" + to_text(value) + ",");
    put_("\"items\":[");
    written_ = answer;
    has_begun_ = true;
  }

  void take(const json& item) override {
    line_ = items_++ == 0 ? "" : ",";
    append_json(line_, item);
    put_(line_);
  }

  std::string text_of(const json& item) const override {
    std::string text = ",";
    append_json(text, item);
    return text;
  }

  void take_texts(std::string_view text, std::size_t count) override {
    if (count == 0) return;
    put_(items_ == 0 ? text.substr(1) : text);
    items_ += count;
  }

  bool take_names(const NamesWalk& walk) override {
    put_("],\"names\":{");
    bool is_first = true;
    walk([&](std::string_view id, std::string_view name) {
      line_ = is_first ? "" : ",";
      append_json(line_, json(id));
      line_ += ":";
      append_json(line_, json(name));
      put_(line_);
      is_first = false;
    });
    put_("}");
    has_names_ = true;
    return true;
  }

  void end(const json& answer) override {
    if (!has_begun_) {
      if (answer.is_object() && answer.contains("items")) items_ = answer["items"].size();
      return put_(to_text(answer));
    }
    if (!has_names_) put_("]");
    for (const auto& [name, value] : answer.items()) {
      if (!written_.contains(name)) put_("," + to_text(json(name)) + ":" + to_text(value));
    }
    put_("}");
  }

 private:
  Put put_;
  json written_;
  std::string line_;  // that is being made
  bool has_begun_ = false;
  bool has_names_ = false;  // and the items so ended
};

class CsvText final : public AnswerText {
 public:
  CsvText(Put put, const Resource& resource, std::vector<std::string> parts)
      : put_(std::move(put)), resource_(resource), parts_(std::move(parts)) {}

  void begin(const json& answer) override {
    columns_ = columns_of_answer(resource_, parts_, answer);
    put_(csv_heading(columns_));
  }

  void take(const json& item) override {
    put_(csv_line(item, columns_));
    ++items_;
  }

  std::string text_of(const json& item) const override { return csv_line(item, columns_); }
  void take_texts(std::string_view text, std::size_t count) override {
    put_(text);
    items_ += count;
  }

  // No line has them.
  bool take_names(const NamesWalk&) override { return true; }

  void end(const json& answer) override {
    if (!columns_.empty()) return;
    if (columns_of_answer(resource_, parts_, answer).empty()) {
      throw engine::Error(engine::Error::Kind::invalid, "a record is no list: ask for --format json");
    }
    begin(answer);
    for (const json& item : answer.at("items")) take(item);
  }

 private:
  Put put_;
  const Resource& resource_;
  std::vector<std::string> parts_, columns_;
};

}  // namespace

std::unique_ptr<AnswerText> json_text(Put put) { return std::make_unique<JsonText>(std::move(put)); }

std::unique_ptr<AnswerText> csv_text(Put put, const Resource& resource, std::vector<std::string> parts) {
  return std::make_unique<CsvText>(std::move(put), resource, std::move(parts));
}

}  // namespace server
