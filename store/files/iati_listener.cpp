#include "store/files/iati_listener.h"

#include "store/files/iati_values.h"

namespace store {

IatiListener::IatiListener(engine::Reading& reading)
    : reading_(reading),
      report_(reading),
      records_(reading.file),
      actors_(records_, report_),
      activities_(actors_, report_),
      organisations_(records_, actors_, report_),
      facts_(records_, actors_, report_, reading),
      structure_(report_) {}

void IatiListener::open(std::string_view name, const Attributes& attributes) {
  structure_.open(name, attributes, line());
  // What publishers add in a namespace of their own may be called as IATI's elements are, and is not theirs.
  if (foreign_ > 0 || (depth_ > 0 && attributes.of_other_namespace())) {
    ++foreign_;
    return;
  }
  ++depth_;
  if (inside_ != Inside::nothing) {
    open_part(name, attributes);
    return;
  }
  // An activity stands in the list of them, or is the whole file.
  if (depth_ > 2) return;
  if (name == "iati-activity") begin(Inside::activity, attributes);
  if (name == "iati-organisation") begin(Inside::organisation, attributes);
}

void IatiListener::begin(Inside what, const Attributes& attributes) {
  inside_ = what;
  inside_at_ = depth_;
  std::string currency(attributes["default-currency"]);
  for (char& one : currency) {
    if (one >= 'a' && one <= 'z') one = static_cast<char>(one - 'a' + 'A');
  }
  const auto updated = iati_day(attributes["last-updated-datetime"]);
  if (what == Inside::organisation) {
    organisations_.begin(line(), std::move(currency), updated);
    return;
  }
  activity_ = IatiActivity();
  activity_.line = line();
  activity_.currency = std::move(currency);
  activity_.language = attributes["lang"];
  activity_.updated = updated;
}

void IatiListener::open_part(std::string_view name, const Attributes& attributes) {
  if (depth_ == inside_at_ + 1) {
    report_.met(name);
    keeps_ = inside_ == Inside::activity ? IatiActivityReader::wants(name) : IatiOrganisationReader::wants(name);
    tree_.clear();
  }
  if (keeps_) tree_.open(name, attributes, line());
}

void IatiListener::text(std::string_view piece) {
  structure_.text(piece);
  if (keeps_ && foreign_ == 0) tree_.text(piece);
}

void IatiListener::close(std::string_view) {
  structure_.close();
  if (foreign_ > 0) {
    --foreign_;
    return;
  }
  if (keeps_) {
    tree_.close();
    if (tree_.is_whole()) close_part();
  }
  if (inside_ != Inside::nothing && depth_ == inside_at_) end();
  --depth_;
}

void IatiListener::close_part() {
  keeps_ = false;
  const IatiElement element(tree_);
  if (tree_.is_cut()) {
    report_.doubt(element.line(), element.name(), "",
                  "is longer than anything that is kept of it: what is beyond 4,000 elements or 128 KB was not read");
  }
  if (inside_ == Inside::activity) {
    activities_.take(element, activity_);
  } else {
    organisations_.take(element);
  }
}

void IatiListener::end() {
  if (inside_ == Inside::activity) {
    facts_.state(activity_);
    activity_ = IatiActivity();
  } else {
    organisations_.end();
  }
  inside_ = Inside::nothing;
}

void IatiListener::finish() {
  actors_.finish();
  reading_.packs = records_.take();
  report_.finish();
}

}  // namespace store
