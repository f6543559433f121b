#pragma once

#include <string_view>

namespace server {

// The sources under which Concert itself keeps records: no file is imported as one of them, since what a file leaves
// out of what its source said before is withdrawn.
inline constexpr std::string_view standard_source = "standard";    // the trees that a database begins with
inline constexpr std::string_view decisions_source = "decisions";  // what people decide

}  // namespace server
