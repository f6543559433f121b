#include "store/files/contact_removal.h"

#include "engine/model/blob.h"
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

// Whether any text of a list in a pack holds a contact.
bool list_holds_contact(std::string_view packed) {
  while (!packed.empty()) {
    if (holds_contact(engine::blob::read_text(packed))) return true;
  }
  return false;
}

// Whether `holds` is true of a text of the column. Each is asked about once.
bool any_text(const engine::Pack& pack, const engine::PackedColumn& column, std::size_t rows,
              bool (*holds)(std::string_view text)) {
  if (column.width == 0) return holds(pack.text(column.constant));
  std::vector<bool> asked(column.largest + 1, false);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint64_t code = column[row];
    if (asked[code]) continue;
    asked[code] = true;
    if (holds(pack.text(code))) return true;
  }
  return false;
}

// Whether a record of the pack may have a contact in what Removal looks at.
bool may_hold_contact(const engine::Pack& pack) {
  if (any_text(pack, pack.common(engine::Common::note), pack.size(), holds_contact)) return true;
  if (any_text(pack, pack.common(engine::Common::words), pack.size(), list_holds_contact)) return true;
  bool found = false;
  engine::for_each_table([&]<class One>(const One&) {
    constexpr std::size_t kind = engine::kind_of<One>();
    const std::size_t rows = pack.places(kind).size();
    std::size_t position = 0;
    const auto look = [&]<class Value>(const engine::Column<One, Value>&) {
      const std::size_t at = position++;
      if (rows == 0 || found) return;
      if constexpr (std::is_same_v<Value, std::string>) {
        found = any_text(pack, pack.column(kind, at), rows, holds_contact);
      } else if constexpr (std::is_same_v<Value, engine::Texts>) {
        found = any_text(pack, pack.column(kind, at), rows, list_holds_contact);
      }
    };
    std::apply([&](const auto&... columns) { (look(columns), ...); }, engine::Table<One>::columns);
  });
  return found;
}

engine::Pack cleaned(const engine::Pack& pack, Removal& removal) {
  engine::PackBuilder builder;
  for (std::size_t at = 0; at < pack.size(); ++at) {
    engine::StoredRecord stored = pack.record(at);
    stored.number = 0;
    removal.clean(stored);
    builder.add(stored);
  }
  return builder.finish();
}

}  // namespace

void remove_contacts(engine::Reading& reading) {
  Removal removal(reading);
  for (engine::StoredRecord& stored : reading.records) removal.clean(stored);
  for (engine::Pack& pack : reading.packs) {
    if (may_hold_contact(pack)) pack = cleaned(pack, removal);
  }
  removal.finish();
}

}  // namespace store
