#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "engine/analysis/profile.h"
#include "server/answers/json.h"

namespace server {

// What a question is about, and for whom: the group that is asked for is the profile's and filters no deliveries.
struct ProfileQuestion {
  engine::Question question;
  engine::Profile profile;
};

// Reads `group`, `host`, `return_type` and `unable` of a question about one profile, and the rest as read_question().
// Throws Error{invalid} where several groups are named, or `host` is no code of two letters; and as read_question().
ProfileQuestion read_profile_question(const Asking& asking, const engine::Levels& usual);

// The view that is asked for; `usual` where none is. Throws Error{invalid}, naming those that there are.
std::string read_view(const Asking& asking, const std::vector<std::string_view>& views, std::string_view usual);

// What every answer about a profile says of itself: the frame, and {"view", "profile"}.
nlohmann::json profile_frame_json(const Asking& asking, const ProfileQuestion& asked, const std::string& view,
                                  Names& names);

}  // namespace server
