#pragma once

#include <span>
#include <string_view>

#include "design/describe.hpp"
#include "http/answer.hpp"

namespace nonagon::http {

class Call;

enum class Method { get, put, post, patch, remove };

// "GET"; and back.
std::string_view name_of(Method method);
std::optional<Method> parse_method(std::string_view name);

// Who may call.
enum class Entry {
  everybody,  // also those who have not signed in
  user        // somebody who has signed in
};

// The JSON Schema of a body; definitions of what it is made of go to the writer.
using Shape = json::object (*)(design::SchemaWriter& writer);

struct QueryParameter {
  std::string_view name;
  std::string_view summary;
  std::string_view schema = R"({"type": "string"})";  // JSON Schema
};

inline constexpr std::string_view json_type = "application/json";

// What a route takes and gives.
struct Body {
  Shape shape = nullptr;  // nothing is taken or given without one, unless there is another type
  std::string_view type = json_type;
  bool is_required = true;
};

struct Success {
  int status = 200;
  Shape shape = nullptr;
  std::string_view type = json_type;
  std::string_view summary = "Done.";
};

// What If-Match may say of the thing that is changed.
enum class Condition { none, optional, required };

// One operation of the REST API, in one file of routes/. Reads the call, asks one use case, answers.
struct Route {
  std::string_view id;  // operationId: completeStage
  Method method;
  std::string_view path;     // /api/projects/{project}/stages/{stage}/complete
  std::string_view summary;  // one sentence
  std::string_view tag;
  Entry entry = Entry::user;
  std::span<const QueryParameter> query = {};
  Body body = {};
  Success success = {};
  Condition condition = Condition::none;
  std::span<const int> refusals = {};  // statuses beyond those that every route may answer
  bool is_kept =
      false;  // the answer follows from the store, the caller and the address, and from nothing else
  Result<Answer> (*handle)(Call& call);
};

// All routes, sorted by file name.
std::span<const Route* const> routes();

}  // namespace nonagon::http
