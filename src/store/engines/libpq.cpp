#include "store/engines/libpq.hpp"

#include <dlfcn.h>

#include "base/library_symbols.hpp"

namespace nonagon::store {
namespace {

bool find_all(void* library, Libpq& pq) {
  LibrarySymbols symbols(library);
  symbols.find("PQconnectdbParams", pq.connect);
  symbols.find("PQconninfoParse", pq.parse_conninfo);
  symbols.find("PQconninfoFree", pq.free_conninfo);
  symbols.find("PQfinish", pq.finish);
  symbols.find("PQstatus", pq.status);
  symbols.find("PQserverVersion", pq.server_version);
  symbols.find("PQsocket", pq.socket);
  symbols.find("PQerrorMessage", pq.error_message);
  symbols.find("PQsetNoticeProcessor", pq.set_notice_processor);
  symbols.find("PQexec", pq.exec);
  symbols.find("PQprepare", pq.prepare);
  symbols.find("PQdescribePrepared", pq.describe_prepared);
  symbols.find("PQexecPrepared", pq.exec_prepared);
  symbols.find("PQconsumeInput", pq.consume_input);
  symbols.find("PQnotifies", pq.notifies);
  symbols.find("PQfreemem", pq.free_memory);
  symbols.find("PQresultStatus", pq.result_status);
  symbols.find("PQresultErrorField", pq.result_error_field);
  symbols.find("PQcmdStatus", pq.command_status);
  symbols.find("PQcmdTuples", pq.command_tuples);
  symbols.find("PQntuples", pq.rows);
  symbols.find("PQnfields", pq.columns);
  symbols.find("PQnparams", pq.parameters);
  symbols.find("PQparamtype", pq.parameter_type);
  symbols.find("PQftype", pq.column_type);
  symbols.find("PQgetisnull", pq.is_null);
  symbols.find("PQgetvalue", pq.value);
  symbols.find("PQgetlength", pq.length);
  symbols.find("PQclear", pq.clear);
  return symbols.is_complete();
}

Result<Libpq> open_library() {
  void* library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  Libpq pq;
  if (library != nullptr && find_all(library, pq)) return pq;
  return fail(Error{.code = ErrorCode::unavailable,
                    .detail = "PostgreSQL's client library is not there",
                    .pointer = {},
                    .reason = library == nullptr ? dlerror() : "libpq.so.5 is too old",
                    .fix = "Install it (Debian: apt install libpq5)."});
}

}  // namespace

Result<const Libpq*> libpq() {
  static const auto opened = open_library();
  if (!opened) return std::unexpected(opened.error());
  return &*opened;
}

}  // namespace nonagon::store
