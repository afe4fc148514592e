#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "net/http.hpp"

namespace nonagon::http {

// What a route answers: a body, or events that follow as they come.
struct Answer {
  int status = 200;
  std::vector<net::Header> headers;
  std::string body;
  std::function<void(net::EventStream stream)> follow;  // of an event stream

  Answer& with(std::string_view name, std::string value) {
    headers.push_back({std::string(name), std::move(value)});
    return *this;
  }
};

// JSON text.
Answer json_answer(std::string body, int status = 200);

// 201 with the place of what was made.
Answer created(std::string body, std::string location);

// 204.
Answer done();

// Bytes of another media type.
Answer bytes_answer(std::string body, std::string_view type);

// The same, to be kept under a name (RFC 6266, RFC 8187).
Answer download(std::string body, std::string_view type, std::string_view file_name);

// A strong entity tag (RFC 9110, section 8.8.3), quotes included.
std::string entity_tag(std::string_view text);

}  // namespace nonagon::http
