#include "server/answers/profile.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/model/error.h"
#include "server/answers/question.h"

namespace server {
namespace {

using engine::Error;
using nlohmann::json;

}  // namespace

ProfileQuestion read_profile_question(const Asking& asking, const engine::Levels& usual) {
  ProfileQuestion asked{read_question(asking, {usual, Usual::NoDay::is_today}), {}};
  auto& groups = asked.question.filter.groups;
  if (groups.size() > 1) throw Error(Error::Kind::invalid, "a profile is of one group, and several are named");
  if (!groups.empty()) asked.profile.group = groups.front();
  groups.clear();
  if (const auto host = asking.parameters.text("host")) {
    asked.profile.host = *host;
    const bool is_code =
        host->size() == 2 && std::ranges::all_of(*host, [](char one) { return one >= 'A' && one <= 'Z'; });
    if (!is_code) {
      throw Error(Error::Kind::invalid,
                  "a host country is a code of two letters such as DE, and '" + *host + "' is none");
    }
  }
  asked.profile.return_type = asking.parameters.text("return_type").value_or("");
  asked.profile.unable = asking.parameters.list("unable");
  return asked;
}

std::string read_view(const Asking& asking, const std::vector<std::string_view>& views, std::string_view usual) {
  const std::string view = asking.parameters.text("view").value_or(std::string(usual));
  if (std::ranges::find(views, view) != views.end()) return view;
  std::string known;
  for (const std::string_view one : views) known += (known.empty() ? "" : ", ") + std::string(one);
  throw Error(Error::Kind::invalid, "a view is one of " + known + ", and '" + view + "' is none");
}

json profile_frame_json(const Asking& asking, const ProfileQuestion& asked, const std::string& view, Names& names) {
  json answer = frame_json(asking, asked.question);
  const engine::Profile& profile = asked.profile;
  answer["view"] = view;
  answer["profile"] = {{"group", profile.group.known() ? json(names(profile.group)) : json()},
                       {"host", known(profile.host)},
                       {"return_type", known(profile.return_type)},
                       {"unable", profile.unable}};
  return answer;
}

}  // namespace server
