#include "store/files/contact_removal.h"

#include "engine/model/tables.h"
#include "store/files/contacts.h"
#include "store/files/issues.h"

namespace store {
namespace {

class Removal {
 public:
  explicit Removal(engine::Reading& reading) : issues_(reading, reading.sheet) {}

  void clean(engine::StoredRecord& stored) {
    row_ = stored.citations.empty() ? 0 : stored.citations.front().row;
    clean("note", stored.record.note);
    for (engine::Word& word : stored.record.words) {
      // Kept on request alone, and then on purpose.
      if (word.field != "contact") clean(word.field, word.text);
    }
    std::visit(
        [&](auto& fact) {
          engine::for_each_column(fact, [&](const auto& column, auto& value) { clean_value(column.name, value); });
        },
        stored.record.fact);
  }

  void finish() { issues_.finish(); }

 private:
  void clean_value(std::string_view column, std::string& text) {
    if (column == "mailbox" && is_role_mailbox(text)) return;
    clean(column, text);
  }
  void clean_value(std::string_view column, engine::Texts& texts) {
    // Schemes of identifiers have long numbers that are no telephone's.
    if (column == "identifiers" || column == "crosswalk") return;
    for (std::string& text : texts) clean(column, text);
  }
  template <class Other>
  void clean_value(std::string_view, const Other&) {}  // no text

  void clean(std::string_view column, std::string& text) {
    if (text.empty() || !holds_contact(text)) return;
    text = without_contacts(text);
    issues_.note(row_, column, "", "an e-mail address or telephone number in it was left out");
  }

  IssueList issues_;
  std::uint32_t row_ = 0;
};

}  // namespace

void remove_contacts(engine::Reading& reading) {
  Removal removal(reading);
  for (engine::StoredRecord& stored : reading.records) removal.clean(stored);
  removal.finish();
}

}  // namespace store
