#pragma once

#include <optional>
#include <string_view>

#include "http/answer.hpp"

namespace nonagon::http {

// The interactive reference of the API at /api/docs and what it is made of; nothing for another path.
std::optional<Answer> reference_page(std::string_view path);

}  // namespace nonagon::http
