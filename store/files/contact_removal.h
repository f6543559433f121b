#pragma once

#include "engine/model/reading.h"

namespace store {

// Takes e-mail addresses and telephone numbers out of every text of the records, in place, and notes for each text
// that something was left out, but not what. A mailbox of a role stays where it is asked for, in `mailbox`.
// Cost: a walk over the texts.
void remove_contacts(engine::Reading& reading);

}  // namespace store
