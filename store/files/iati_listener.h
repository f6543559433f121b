#pragma once

#include <string>

#include "engine/model/reading.h"
#include "store/files/iati_facts.h"
#include "store/files/iati_organisation.h"
#include "store/files/iati_structure.h"

namespace store {

// Hears an IATI file and keeps of it what Concert knows words for. Of an activity it holds what it will say, never its
// text; of all else nothing.
class IatiListener : public XmlListener {
 public:
  // REQUIRES: `reading` outlives the listener and has its file's name.
  explicit IatiListener(engine::Reading& reading);

  // Where the listener asks for lines. REQUIRES: to be called before the first element is heard.
  void follow(const XmlReader& reader) { reader_ = &reader; }

  void open(std::string_view name, const Attributes& attributes) override;
  void close(std::string_view name) override;
  void text(std::string_view piece) override;

  // Puts what was heard into the reading. To be called once, when all is heard.
  void finish();

 private:
  enum class Inside { nothing, activity, organisation };

  std::uint32_t line() const { return static_cast<std::uint32_t>(reader_->line()); }
  void begin(Inside what, const Attributes& attributes);
  void end();
  void open_part(std::string_view name, const Attributes& attributes);
  void close_part();

  engine::Reading& reading_;
  IatiReport report_;
  IatiRecords records_;
  IatiActors actors_;
  IatiActivityReader activities_;
  IatiOrganisationReader organisations_;
  IatiFacts facts_;
  IatiStructure structure_;
  const XmlReader* reader_ = nullptr;

  Inside inside_ = Inside::nothing;
  int foreign_ = 0;     // elements of other namespaces that are open
  int depth_ = 0;       // of the element that is open
  int inside_at_ = 0;   // the depth of the activity or organisation
  bool keeps_ = false;  // whether the part that is open is kept
  IatiActivity activity_;
  IatiTree tree_;
};

}  // namespace store
